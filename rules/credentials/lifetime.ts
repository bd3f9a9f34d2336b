/** How long a credential lives, in days. */
import { type Dated, textOf } from "./credentials";

const millisecondsOfDay = 24 * 60 * 60 * 1000;

/** Milliseconds of a settled time; undefined where it is not settled, not given or no time. */
export function timeOf(value: Dated["until"]): number | undefined {
  const time = Date.parse(textOf(value) ?? "");
  return Number.isNaN(time) ? undefined : time;
}

/** From its beginning, or else from today, to its end; undefined where that is not settled. */
export function lifetimeInDays(credential: Dated, today: string): number | undefined {
  const until = timeOf(credential.until);
  const from = credential.from === undefined ? Date.parse(today) : timeOf(credential.from);
  return until === undefined || from === undefined ? undefined : (until - from) / millisecondsOfDay;
}

/** Days from today to its end, below 0 once it has ended; undefined where the end is not settled. */
export function daysLeft(credential: Dated, today: string): number | undefined {
  const until = timeOf(credential.until);
  return until === undefined ? undefined : (until - Date.parse(today)) / millisecondsOfDay;
}

/** Whether it begins after today; a beginning that is not settled may be today. */
export function beginsLater({ from }: Dated, today: string): boolean {
  return (timeOf(from) ?? 0) >= Date.parse(today) + millisecondsOfDay;
}

/** The day of a beginning or an end, as `2027-05-01`. */
export function dayOf(value: Dated["until"]): string {
  const time = timeOf(value);
  return time === undefined ? "a day not settled yet" : writeDay(time);
}

/** The day so many days after its beginning, or else after today. */
export function dayOfAge(credential: Dated, today: string, days: number): string {
  return writeDay((timeOf(credential.from) ?? Date.parse(today)) + days * millisecondsOfDay);
}

function writeDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
