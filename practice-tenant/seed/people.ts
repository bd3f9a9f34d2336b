/** The users of the practice tenant and what is in their calendars, dated around the day of the first start. */
import { plainEvent } from "../plainEvent";
import type { JsonObject, MailboxItem, User, UserAccount } from "../records";
import { initialDomain, practicePassword, type SeededUser, seededUsers } from "./tenantFacts";

export function createUsers(): User[] {
  return seededUsers.map(({ id, givenName, surname }) => {
    const nickname = givenName.toLowerCase();
    const address = `${nickname}@${initialDomain}`;
    return {
      id,
      accountEnabled: true,
      businessPhones: [],
      displayName: `${givenName} ${surname}`,
      givenName,
      jobTitle: null,
      mail: address,
      mailNickname: nickname,
      mobilePhone: null,
      officeLocation: null,
      preferredLanguage: null,
      surname,
      userPrincipalName: address,
      userType: "Member",
      usageLocation: "DE",
    };
  });
}

export function createUserAccounts(): UserAccount[] {
  return seededUsers.map(({ id, role }) => ({ id, role, password: practicePassword }));
}

/** What stands in the calendars: the day counts from the Monday of the week, hours are UTC. */
const calendar: readonly {
  givenName: string;
  subject: string;
  day: number;
  hour: number;
  minutes: number;
  place: string;
}[] = [
  { givenName: "Ben", subject: "Planning", day: 0, hour: 9, minutes: 60, place: "Room Alder" },
  { givenName: "Ben", subject: "Lunch with Cho", day: 2, hour: 12, minutes: 60, place: "Canteen" },
  { givenName: "Ben", subject: "Release review", day: 3, hour: 14, minutes: 30, place: "Room Birch" },
  { givenName: "Ben", subject: "Week's end", day: 4, hour: 15, minutes: 30, place: "Room Alder" },
  { givenName: "Cho", subject: "Customer call", day: 1, hour: 10, minutes: 45, place: "Room Birch" },
  { givenName: "Cho", subject: "Lunch with Ben", day: 2, hour: 12, minutes: 60, place: "Canteen" },
  { givenName: "Cho", subject: "Planning", day: 0, hour: 9, minutes: 60, place: "Room Alder" },
  { givenName: "Ada", subject: "Access review", day: 3, hour: 10, minutes: 60, place: "Room Alder" },
];

/** Events in the week (Monday to Sunday, UTC) of `now`. */
export function createEvents(now: Date): MailboxItem[] {
  const monday = startOfWeek(now);
  return calendar.flatMap(({ givenName, subject, day, hour, minutes, place }, index) => {
    const owner = seededUsers.find((user) => user.givenName === givenName);
    if (owner === undefined) return [];
    const start = new Date(monday.getTime() + (day * 24 + hour) * 3_600_000);
    const end = new Date(start.getTime() + minutes * 60_000);
    const id = `event-${String(index + 1).padStart(4, "0")}`;
    return [{ id, userId: owner.id, item: createEvent({ id, subject, start, end, place, owner }) }];
  });
}

function createEvent(event: {
  id: string;
  subject: string;
  start: Date;
  end: Date;
  place: string;
  owner: SeededUser;
}): JsonObject {
  const { givenName, surname } = event.owner;
  return {
    ...plainEvent,
    id: event.id,
    subject: event.subject,
    start: { dateTime: outlookTime(event.start), timeZone: "UTC" },
    end: { dateTime: outlookTime(event.end), timeZone: "UTC" },
    location: { displayName: event.place },
    organizer: {
      emailAddress: { name: `${givenName} ${surname}`, address: `${givenName.toLowerCase()}@${initialDomain}` },
    },
  };
}

/** Outlook's form: seven digits of a second and no offset, which stands in `timeZone`. */
function outlookTime(time: Date): string {
  return `${time.toISOString().slice(0, 19)}.0000000`;
}

function startOfWeek(now: Date): Date {
  const midnight = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
  const daysSinceMonday = (now.getUTCDay() + 6) % 7;
  return new Date(midnight - daysSinceMonday * 24 * 3_600_000);
}
