/** How long a credential still proves its app, in words. */
import type { CredentialOverview } from "../../lifecycle";
import type { Style } from "../paint";

/** So many days before the end it is time to renew. */
const soon = 30;

/** `in 12 days`, `today`, `3 days ago`; empty for one that never ends. */
export function spellDays({ daysLeft }: CredentialOverview): string {
  if (daysLeft === undefined) return "";
  // A day that has begun is not over: what ended an hour ago has -1 whole days left.
  if (daysLeft >= 0) return daysLeft === 0 ? "today" : `in ${countDays(daysLeft)}`;
  return daysLeft === -1 ? "ended today" : `${countDays(-daysLeft - 1)} ago`;
}

/** `expires in 12 days (2027-01-01)`, `expired 3 days ago (2026-11-20)`. */
export function spellExpiry(credential: CredentialOverview): string {
  const { daysLeft, until } = credential;
  if (daysLeft === undefined || until === undefined) return "never expires";
  const day = `(${until.slice(0, 10)})`;
  if (daysLeft < 0) return `expired ${daysLeft === -1 ? "within the last day" : spellDays(credential)} ${day}`;
  return `expires ${daysLeft === 0 ? "within a day" : spellDays(credential)} ${day}`;
}

export function expiryStyle({ daysLeft }: CredentialOverview): Style | undefined {
  if (daysLeft === undefined || daysLeft > soon) return undefined;
  return daysLeft < 0 ? "red" : "yellow";
}

function countDays(days: number): string {
  return days === 1 ? "1 day" : `${days} days`;
}
