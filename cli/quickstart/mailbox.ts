/** Reads a calendar and writes a contact, as the app for its signed-in user. */
import type { DirectoryClient } from "../../directory";

/** One row of a calendar, times in UTC. */
export interface CalendarRow {
  readonly subject: string;
  /** ISO 8601 without zone: `2026-11-23T09:00:00`. */
  readonly start: string;
  readonly place: string;
}

const week = 7 * 24 * 60 * 60 * 1000;

/** What is in the calendar from two weeks ago to two weeks ahead, the earliest first. */
export async function readCalendar(graph: DirectoryClient, now: Date): Promise<CalendarRow[]> {
  const query = new URLSearchParams({
    startDateTime: new Date(now.getTime() - 2 * week).toISOString(),
    endDateTime: new Date(now.getTime() + 2 * week).toISOString(),
    $select: "subject,start,location",
    $top: "50",
  });
  const { value } = await graph.get(`/me/calendarView?${query}`);
  const rows = Array.isArray(value) ? value.map(readRow) : [];
  return rows.sort((a, b) => a.start.localeCompare(b.start));
}

interface EventAnswer {
  readonly subject?: unknown;
  readonly start?: { readonly dateTime?: unknown };
  readonly location?: { readonly displayName?: unknown };
}

function readRow({ subject, start, location }: EventAnswer): CalendarRow {
  return {
    subject: String(subject ?? "(no subject)"),
    start: String(start?.dateTime ?? ""),
    place: String(location?.displayName ?? ""),
  };
}

/** The person that the quickstart leaves in the contacts. */
export const quickstartContact = { givenName: "Rosalind", surname: "Practice" } as const;

/**
 * Writes the contact, once: a contact of that name is not written again.
 *
 * @returns whether it was written.
 */
export async function writeContact(graph: DirectoryClient): Promise<"written" | "there already"> {
  const { givenName, surname } = quickstartContact;
  const displayName = `${givenName} ${surname}`;
  const { value } = await graph.get("/me/contacts?$select=displayName&$top=200");
  const names = Array.isArray(value) ? value.map((contact: { displayName?: unknown }) => contact.displayName) : [];
  if (names.includes(displayName)) return "there already";
  const emailAddresses = [{ address: "rosalind@practice.example", name: displayName }];
  await graph.post("/me/contacts", { givenName, surname, displayName, emailAddresses });
  return "written";
}

/** `Mon, 23 Nov 09:00  Planning, Room Alder`. */
export function renderRow({ subject, start, place }: CalendarRow): string {
  // "Mon, 23 Nov 2026 09:00:00 GMT"; Graph writes seven digits of a second and no zone, which is UTC.
  const day = new Date(`${start.slice(0, 19)}Z`).toUTCString().slice(0, 11);
  return `${day} ${start.slice(11, 16)}  ${subject}${place === "" ? "" : `, ${place}`}`;
}
