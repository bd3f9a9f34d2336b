/** A review as a comment on a pull request, in GitHub's Markdown. */
import type { Review } from "../../review";
import { renderMermaid } from "../renderMermaid";
import { capitalize, countBySeverity, countOf, worstFirst } from "../words";
import { changeParts } from "./changeParts";
import { findingParts } from "./findingParts";
import { codeSpan, sentence } from "./markdownText";
import { noticeParts } from "./noticeParts";
import { fillParts, gap, type Part } from "./parts";

/** Longest comment that GitHub takes, in characters. */
const githubLimit = 65_536;

/** Kept free for the line that tells what was left out. */
const leftOutRoom = 400;

/** More than a name has that Pulumi allows: 100 characters, of which each may be encoded. */
const markerNameLimit = 300;

/** Names in the line of unchanged apps: more are counted. */
const unchangedNames = 20;

/**
 * The first line of a comment, invisible: by it the comment of a project's stack is found again and updated in place. It is no proof
 * of anything, because anyone may write one.
 */
export function reviewMarker({ project, stack }: Pick<Review, "project" | "stack">): string {
  const encoded = [project, stack].map((name) =>
    encodeURIComponent(name.replaceAll(/\p{Cs}/gu, "\uFFFD")).slice(0, markerNameLimit),
  );
  return `<!-- appreg-review:${encoded.join("/")} -->`;
}

/** @param options limit: characters that the comment may have at most; 65,536 by default, which is GitHub's */
export function renderMarkdown(review: Review, options: { readonly limit?: number } = {}): string {
  const names = new Set([...review.apps.map(({ name }) => name), ...review.unchanged]);
  const notices = noticeParts(review);
  const head = [reviewMarker(review), headingOf(review, names), contextOf(review)].join(gap);
  const foot = digestText(review);
  const parts = [
    ...notices.top,
    ...changeParts(review, names),
    ...picturePart(review),
    ...findingParts(review, names),
    ...unchangedPart(review),
    ...notices.last,
  ];
  const room = (options.limit ?? githubLimit) - head.length - foot.length - leftOutRoom - 4 * gap.length;
  const { text, told } = fillParts(parts, room);
  return `${[head, text, leftOutText(review, told), foot].filter((part) => part !== "").join(gap)}\n`;
}

function headingOf({ summary: { worst, headline } }: Review, names: ReadonlySet<string>): string {
  const severity = worst === undefined ? "" : `${capitalize(worst)}: `;
  return `### ${severity}${sentence(headline, names)}`;
}

function contextOf(review: Review): string {
  const { project, stack, labels } = review;
  const changes = worstFirst(review).map(({ change }) => change);
  const counted =
    changes.length === 0 ? "no change" : `${countOf(changes.length, "change")} (${countBySeverity(changes)})`;
  const where = `Stack ${codeSpan(stack)} of ${codeSpan(project)}`;
  return `${where}, ${codeSpan(labels.base)} → ${codeSpan(labels.head)}: ${counted} in ${countOf(review.apps.length, "app")}.`;
}

function picturePart(review: Review): readonly Part[] {
  const picture = renderMermaid(review);
  if (picture === "") return [];
  const open = "<details><summary>Picture: who may now do what</summary>\n\n```mermaid\n";
  return [{ priority: 5, open, items: [{ text: picture }], close: "\n```\n\n</details>" }];
}

function unchangedPart({ unchanged }: Review): readonly Part[] {
  if (unchanged.length === 0) return [];
  const names = unchanged.slice(0, unchangedNames).map(codeSpan).join(", ");
  const more = unchanged.length - unchangedNames;
  const text = `Unchanged: ${countOf(unchanged.length, "app")}: ${names}${more > 0 ? ` and ${more} more` : ""}.`;
  return [{ priority: 4, open: "", items: [{ text }], close: "" }];
}

function digestText({ digests, summary }: Review): string {
  if (summary.comparison === "none") return "No digest: what was not compared cannot be approved.";
  return `Digest of what was reviewed: ${codeSpan(digests.head)}. To apply exactly this: ${codeSpan(`appreg up --approved ${digests.head}`)}`;
}

/** Nothing is left out in silence. */
function leftOutText(review: Review, told: ReadonlySet<object>): string {
  const changes = worstFirst(review).filter(({ change }) => !told.has(change));
  const findings = review.findings.filter((finding) => !told.has(finding));
  const notices = review.notices.filter((notice) => !told.has(notice));
  const worst = changes[0]?.change.severity;
  const left = [
    ...(worst === undefined ? [] : [`${countOf(changes.length, "change")} (${worst} at worst)`]),
    ...(findings.length === 0 ? [] : [countOf(findings.length, "finding")]),
    ...(notices.length === 0 ? [] : [countOf(notices.length, "notice")]),
  ];
  if (left.length === 0) return "";
  return `**Left out here**, because a comment has no room for it: ${left.join(", ")}. \`appreg review\` shows all of it.`;
}
