/** Words that every form of a review uses for the same things. */

import type { Change, ChangeKind } from "../change";
import { changeLabels } from "../changeLabels";
import { capitalize } from "../describe/capitalize";
import type { AppReview, AppStatus, Comparison, Review, ReviewedFinding, ReviewedNotice } from "../review";
import type { NoticeKind } from "../reviewInput";
import { rankOf, type Severity, severities } from "../severity";

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
  replaced: "new client id",
  changed: "changed",
};

/** What a change is about, behind its label: `redirect URI added` says already what was added. */
export function subjectOf({ kind, subject }: Change): string {
  const noun = `${changeLabels[kind].replace(/ \w+$/, "")} `;
  return subject.startsWith(noun) ? subject.slice(noun.length) : subject;
}

/** Kinds of which subject and consequence say all that there is to say. */
const told: ReadonlySet<ChangeKind> = new Set<ChangeKind>([
  "appAdded",
  "appRemoved",
  "permissionWidened",
  "permissionNarrowed",
  "switchedOn",
  "switchedOff",
]);

/** What a change was and is, as far as subject and consequence do not say it: nothing, what it was, or both. */
export function valuesOf({ kind, subject, before, after }: Change): readonly string[] {
  if (told.has(kind) || before === undefined) return [];
  if (kind === "logicalNameChanged" || kind === "clientIdReplaced") return renamedFrom(before, after);
  if (after === undefined) return subject.includes(before) ? [] : [before];
  return after === subject ? [before] : [before, after];
}

/** Of two URNs the old name; nothing where that is what stayed. */
function renamedFrom(before: string, after = ""): readonly string[] {
  const [was, is] = [before, after].map((urn) => (urn.startsWith("urn:") ? urn.split("::").at(-1) : undefined));
  return was === undefined || was === is ? [] : [was];
}

/** How a form shows foreign text. */
export interface Shown {
  readonly name: (name: string) => string;
  readonly sentence: (text: string) => string;
}

/** The summary line: the worst change by the app whose it is and what follows for people, or that nothing changes. */
export function titleOf(review: Review, shown: Shown): string {
  const { comparison, headline } = review.summary;
  const [worst] = worstFirst(review);
  if (worst === undefined || comparison === "none") return shown.sentence(headline);
  const { app, change } = worst;
  const known = comparison === "partial" ? "Not everything could be compared. " : "";
  const [found] = sortFindings(review).toLookAt.filter(({ severity }) => rankOf(severity) < rankOf(change.severity));
  const worse = found === undefined ? "" : ` A finding weighs more (${found.severity}).`;
  const consequence = shown.sentence(firstSentence(change.consequence));
  return `${known}${capitalize(change.severity)}: ${shown.name(app.name)}: ${consequence}${worse}`;
}

function firstSentence(text: string): string {
  return /^.*?[.!?](?= \p{Lu})/u.exec(text)?.[0] ?? text;
}

/** How much there is: `3 changes in 1 app (1 critical, 2 low), 2 findings to look at`; empty where there is nothing. */
export function amountOf(review: Review): string {
  const changes = review.apps.flatMap((app) => app.changes);
  const { toLookAt } = sortFindings(review);
  return [
    ...(changes.length === 0
      ? []
      : [
          `${countOf(changes.length, "change")} in ${countOf(review.apps.length, "app")} (${countBySeverity(changes)})`,
        ]),
    ...(toLookAt.length === 0 ? [] : [`${countOf(toLookAt.length, "finding")} to look at`]),
  ].join(", ");
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
export interface SortedFindings {
  /** New, or under an exception that has ended: nobody has said yes to them. */
  readonly toLookAt: readonly ReviewedFinding[];
  readonly standing: readonly ReviewedFinding[];
  readonly excepted: readonly ReviewedFinding[];
  readonly gone: readonly ReviewedFinding[];
}

export function sortFindings({ findings }: Review): SortedFindings {
  const counting = findings.filter(({ counts }) => counts);
  const toLookAt = counting.filter(({ status, exception }) => status === "new" || exception?.state === "expired");
  return {
    toLookAt,
    standing: counting.filter((finding) => !toLookAt.includes(finding)),
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

/** In the place of the digest, where a version could not be read whole. */
export const noDigestWords = "No digest: what could not be compared whole cannot be approved.";

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
