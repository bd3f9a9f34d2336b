/** Words that every form of a review uses for the same things. */
import type { Change } from "../change";
import { changeLabels } from "../changeLabels";
import type { AppReview, AppStatus, Comparison, Review, ReviewedFinding, ReviewedNotice } from "../review";
import type { NoticeKind } from "../reviewInput";
import { type Severity, severities } from "../severity";

/** `1 change`, `12 changes`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `1 critical, 2 low`; empty where there is nothing. */
export function countBySeverity(found: readonly { readonly severity: Severity }[]): string {
  return severities
    .map((severity) => ({ severity, count: found.filter((one) => one.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${count} ${severity}`)
    .join(", ");
}

export const statusWords: Readonly<Record<AppStatus, string>> = {
  added: "new app",
  removed: "removed",
  replaced: "new client ID",
  changed: "changed",
};

/** What a change is about, behind its label: `redirect URI added` says already what was added. */
export function subjectOf({ kind, subject }: Change): string {
  const noun = `${changeLabels[kind].replace(/ \w+$/, "")} `;
  return subject.startsWith(noun) ? subject.slice(noun.length) : subject;
}

/** What a change was and is, as far as it is not said by subject and consequence: nothing, what it was, or both. */
export function valuesOf({ kind, area, subject, before, after }: Change): readonly string[] {
  const isTold = area === "permissions" || (area === "app" && kind !== "logicalNameChanged");
  if (isTold || before === undefined) return [];
  if (after === undefined) return before === subject ? [] : [before];
  return after === subject ? [before] : [before, after];
}

/** The first letter as a sentence begins. */
export function capitalize(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

/** With the point that ends a sentence, if it has none. */
export function ended(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** A change, and the app whose it is. */
export interface ChangeOfApp {
  readonly app: AppReview;
  readonly change: Change;
}

/** The changes of all apps, worst first; equally bad ones in the order of the apps. */
export function worstFirst({ apps }: Review): readonly ChangeOfApp[] {
  const all = apps.flatMap((app) => app.changes.map((change) => ({ app, change })));
  return severities.flatMap((severity) => all.filter(({ change }) => change.severity === severity));
}

/** The findings by what a reviewer does with them. */
export function sortFindings({ findings }: Review): {
  readonly counting: readonly ReviewedFinding[];
  readonly excepted: readonly ReviewedFinding[];
  readonly gone: readonly ReviewedFinding[];
} {
  return {
    counting: findings.filter(({ counts }) => counts),
    excepted: findings.filter(({ counts, status }) => !counts && status !== "gone"),
    gone: findings.filter(({ status }) => status === "gone"),
  };
}

/** What a comparison is worth, for the top of a review. */
export const comparisonWords: Readonly<Record<Comparison, string>> = {
  none: "Nothing was compared. This is no approval.",
  partial: "Not everything could be compared: changes may be missing here.",
  whole: "Everything was compared, but some of it is not verified.",
};

export const noticeWords: Readonly<Record<NoticeKind, string>> = {
  failed: "failed",
  unsupported: "not supported",
  notVerified: "not verified",
  otherProvider: "not reviewed",
};

/** Notices that stand on top, and those that only say what is none of a review's business. */
export function sortNotices({ notices }: Review): {
  readonly grave: readonly ReviewedNotice[];
  readonly others: readonly ReviewedNotice[];
} {
  return {
    grave: notices.filter(({ kind }) => kind !== "otherProvider"),
    others: notices.filter(({ kind }) => kind === "otherProvider"),
  };
}
