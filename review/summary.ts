/** The ten seconds: how much changed, how bad the worst of it is, and one line that says so. */
import { changeLabels } from "./changeLabels";
import { capitalize } from "./describe/capitalize";
import type { AppReview, AppStatus, Comparison, ReviewedFinding, ReviewedNotice, ReviewSummary } from "./review";
import { severities, worstOf } from "./severity";

interface Found {
  readonly apps: readonly AppReview[];
  readonly unchanged: readonly string[];
  readonly findings: readonly ReviewedFinding[];
  readonly notices: readonly ReviewedNotice[];
}

export function summarize(found: Found): ReviewSummary {
  const comparison = howMuchWasCompared(found.notices);
  const changes = found.apps.flatMap((app) => app.changes);
  return {
    comparison,
    worst: worstOf([...changes, ...found.findings.filter(weighs)].map(({ severity }) => severity)),
    headline: sayHeadline(found, comparison),
    changes: countBy(severities, (severity) => changes.filter((change) => change.severity === severity).length),
    apps: {
      ...countBy(statuses, (status) => found.apps.filter((app) => app.status === status).length),
      unchanged: found.unchanged.length,
    },
    findings: countFindings(found.findings),
  };
}

const statuses: readonly AppStatus[] = ["added", "removed", "replaced", "changed"];

/** What nobody has said yes to: new ones, and those whose exception has run out. */
function weighs({ counts, status, exception }: ReviewedFinding): boolean {
  return counts && (status === "new" || exception?.state === "expired");
}

/** How much of the two versions was compared. */
export function howMuchWasCompared(notices: readonly ReviewedNotice[]): Comparison {
  if (notices.some(({ kind }) => kind === "failed")) return "none";
  return notices.some(({ kind }) => kind === "unsupported") ? "partial" : "whole";
}

// The cast: every key is given a value.
function countBy<K extends string>(keys: readonly K[], count: (key: K) => number): Record<K, number> {
  return Object.fromEntries(keys.map((key) => [key, count(key)])) as Record<K, number>;
}

function countFindings(findings: readonly ReviewedFinding[]): ReviewSummary["findings"] {
  const countOf = (isMeant: (finding: ReviewedFinding) => boolean) => findings.filter(isMeant).length;
  return {
    new: countOf(({ status, counts }) => status === "new" && counts),
    standing: countOf(({ status, counts }) => status === "standing" && counts),
    gone: countOf(({ status }) => status === "gone"),
    excepted: countOf(({ status, counts }) => status !== "gone" && !counts),
  };
}

function sayHeadline({ apps, unchanged, findings }: Found, comparison: Comparison): string {
  if (comparison === "none") return "Nothing was compared, because a version of the program failed.";
  const known = comparison === "partial" ? "Not everything could be compared. " : "";
  const weighing = findings.filter(weighs).length;
  const found = weighing > 0 ? ` ${count(weighing, "finding")} to look at.` : "";
  const [worst] = apps;
  const [change] = worst?.changes ?? [];
  if (worst === undefined || change === undefined)
    return `${known}No app changes (${unchanged.length} compared).${found}`;
  const all = apps.flatMap((app) => app.changes).length;
  const what = `${worst.name}: ${changeLabels[change.kind]}${sayAbout(change.subject, worst.name)}`;
  const more = all > 1 ? `, and ${count(all - 1, "more change")}` : "";
  const where = `${apps.length} of ${count(apps.length + unchanged.length, "app")} ${apps.length === 1 ? "changes" : "change"}`;
  return `${known}${capitalize(worst.severity)}: ${what}${more}. ${where}.${found}`;
}

function sayAbout(subject: string, app: string): string {
  return subject === app ? "" : `, ${subject}`;
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}
