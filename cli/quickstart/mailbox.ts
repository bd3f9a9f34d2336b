/** Reads a calendar and writes a contact, as the app for its signed-in user. */
import type { GraphClient } from "../../token";

/** One row of a calendar, times in UTC. */
export interface CalendarRow {
  readonly subject: string;
  /** ISO 8601 without zone: `2026-11-23T09:00:00`. */
  readonly start: string;
}

const week = 7 * 24 * 60 * 60 * 1000;

/** What is in the calendar within seven days, the earliest first. */
export async function readCalendar(graph: GraphClient, now: Date): Promise<CalendarRow[]> {
  const query = new URLSearchParams({
    startDateTime: now.toISOString(),
    endDateTime: new Date(now.getTime() + week).toISOString(),
    $select: "subject,start,end",
    $top: "50",
  });
  const { value } = await graph.get(`/me/calendarView?${query}`);
  const rows = Array.isArray(value) ? value.map(readRow) : [];
  return rows.sort((a, b) => a.start.localeCompare(b.start));
}

function readRow(event: { subject?: unknown; start?: { dateTime?: unknown } }): CalendarRow {
  return { subject: String(event.subject ?? "(no subject)"), start: String(event.start?.dateTime ?? "") };
}

/** The person that the quickstart leaves in the contacts. */
export const quickstartContact = { givenName: "Rosalind", surname: "Practice" } as const;

/**
 * Writes the contact, once: a contact of that name is not written again.
 *
 * @returns whether it was written.
 */
export async function writeContact(graph: GraphClient): Promise<"written" | "there already"> {
  const { givenName, surname } = quickstartContact;
  const displayName = `${givenName} ${surname}`;
  const { value } = await graph.get("/me/contacts?$select=displayName&$top=200");
  const names = Array.isArray(value) ? value.map((contact: { displayName?: unknown }) => contact.displayName) : [];
  if (names.includes(displayName)) return "there already";
  const emailAddresses = [{ address: "rosalind@practice.example", name: displayName }];
  await graph.post("/me/contacts", { givenName, surname, displayName, emailAddresses });
  return "written";
}

const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** `Mon 09:00  Team meeting`. */
export function renderRow({ subject, start }: CalendarRow): string {
  const time = new Date(`${start.replace(/Z$/, "")}Z`);
  return `${weekdays[time.getUTCDay()]} ${start.slice(5, 10)} ${start.slice(11, 16)}  ${subject}`;
}
