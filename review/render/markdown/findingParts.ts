/** What the rules find, with what to do; and what they would find but for a written exception. */
import type { Review, ReviewedFinding } from "../../review";
import { capitalize, countOf, ended, sortFindings } from "../words";
import { codeSpan, sentence } from "./markdownText";
import type { Part, PartItem } from "./parts";

export function findingParts(review: Review, names: ReadonlySet<string>): readonly Part[] {
  const { counting, excepted, gone } = sortFindings(review);
  const fresh = counting.filter(({ status }) => status === "new");
  const standing = counting.filter(({ status }) => status === "standing");
  const list = (found: readonly ReviewedFinding[]): readonly PartItem[] =>
    found.map((finding) => ({ text: `- ${findingText(finding, names)}`, tells: finding }));
  return [
    { priority: 2, open: "#### New findings\n\n", items: list(fresh), close: "" },
    { priority: 3, open: "#### Excepted in writing\n\n", items: excepted.map(exceptionItem), close: "" },
    folded(7, `${countOf(standing.length, "finding")} from before`, list(standing)),
    folded(9, `${countOf(gone.length, "finding")} no longer there`, gone.map(goneItem)),
  ];
}

function folded(priority: number, title: string, items: readonly PartItem[]): Part {
  return { priority, open: `<details><summary>${title}</summary>\n\n`, items, close: "\n\n</details>" };
}

function findingText({ app, severity, finding, exception }: ReviewedFinding, names: ReadonlySet<string>): string {
  const { argument, value, rule, fix, ruleId } = finding;
  const shown = value === undefined ? "" : ` ${codeSpan(value)}`;
  const expired = exception?.state === "expired" ? ` ${expiredText(exception)}` : "";
  const what = `${sentence(ended(capitalize(rule)), names)} To do: ${sentence(ended(capitalize(fix)), names)}`;
  return `**${severity}** ${codeSpan(app)} ${codeSpan(argument)}${shown}: ${what} (${codeSpan(ruleId)})${expired}`;
}

function expiredText({ reason, until }: NonNullable<ReviewedFinding["exception"]>): string {
  return `**The exception for it ended** on ${codeSpan(until ?? "")}: ${sentence(ended(reason))}`;
}

function exceptionItem(found: ReviewedFinding): PartItem {
  const { app, severity, finding, exception } = found;
  const until = exception?.until === undefined ? "without an end" : `until ${codeSpan(exception.until)}`;
  const reason = sentence(ended(exception?.reason ?? ""));
  return {
    text: `- ${severity} ${codeSpan(app)} ${codeSpan(finding.ruleId)}, ${until}: ${reason}`,
    tells: found,
  };
}

function goneItem(found: ReviewedFinding): PartItem {
  return { text: `- ${codeSpan(found.app)} ${codeSpan(found.finding.ruleId)}`, tells: found };
}
