/** What the rules find, with what to do; and what they would find but for a written exception. */
import type { Review, ReviewedFinding } from "../../review";
import { countOf, ended, sortFindings } from "../words";
import { codeSpan, sentence } from "./markdownText";
import type { Part, PartItem } from "./parts";

/** Findings that stand open: more are folded. */
const openFindings = 6;

/** Rules named in the line of findings that are gone: more are counted. */
const goneNames = 5;

export function findingParts(review: Review, names: ReadonlySet<string>): readonly Part[] {
  const { toLookAt, standing, excepted, gone } = sortFindings(review);
  const list = (found: readonly ReviewedFinding[]): readonly PartItem[] =>
    found.map((finding) => ({ text: `- ${findingText(finding, names)}`, tells: [finding] }));
  return [
    { priority: 2, open: "#### Findings to look at\n\n", items: list(toLookAt.slice(0, openFindings)), close: "" },
    folded(countOf(toLookAt.length - openFindings, "more finding"), list(toLookAt.slice(openFindings))),
    { priority: 3, open: "#### Excepted in writing\n\n", items: excepted.map(exceptionItem), close: "" },
    folded(`${countOf(standing.length, "finding")} from before`, list(standing)),
    { priority: 9, open: "", items: gone.length === 0 ? [] : [goneItem(gone)], close: "" },
  ];
}

function folded(title: string, items: readonly PartItem[]): Part {
  return { priority: 7, open: `<details><summary>${title}</summary>\n\n`, items, close: "\n\n</details>" };
}

function findingText({ app, severity, finding, exception }: ReviewedFinding, names: ReadonlySet<string>): string {
  const { argument, value, rule, fix, ruleId } = finding;
  const shown = value === undefined ? "" : ` ${codeSpan(value)}`;
  const expired = exception?.state === "expired" ? ` ${expiredText(exception)}` : "";
  const call = /\w+\(\{ … \}\)/.exec(fix)?.[0];
  const what = `${sentence(ended(rule), { names })} To do: ${sentence(ended(fix), { names, phrase: call })}`;
  return `**${severity}** ${codeSpan(app)} ${codeSpan(argument)}${shown} breaks ${codeSpan(ruleId)}: ${what}${expired}`;
}

function expiredText({ reason, until }: NonNullable<ReviewedFinding["exception"]>): string {
  return `**The exception for it ended** on ${codeSpan(until ?? "")}: ${sentence(ended(reason))}`;
}

function exceptionItem(found: ReviewedFinding): PartItem {
  const { app, severity, finding, exception } = found;
  const until = exception?.until === undefined ? "without an end" : `until ${codeSpan(exception.until)}`;
  const value = finding.value === undefined ? "" : ` ${codeSpan(finding.value)}`;
  const what = `${severity} ${codeSpan(app)} ${codeSpan(finding.argument)}${value} may break ${codeSpan(finding.ruleId)}`;
  return { text: `- ${what} ${until}: ${sentence(ended(exception?.reason ?? ""))}`, tells: [found] };
}

function goneItem(gone: readonly ReviewedFinding[]): PartItem {
  const named = gone.slice(0, goneNames).map(({ app, finding }) => `${codeSpan(finding.ruleId)} of ${codeSpan(app)}`);
  const more = gone.length - named.length;
  return { text: `No longer found: ${named.join(", ")}${more > 0 ? ` and ${more} more` : ""}.`, tells: gone };
}
