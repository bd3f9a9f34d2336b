/** A review as a comment on a pull request, in GitHub's Markdown. */
import type { Review } from "../../review";
import { countPermissionChanges, renderMermaid } from "../renderMermaid";
import { amountOf, countOf, noDigestWords, titleOf, worstFirst } from "../words";
import { changeParts } from "./changeParts";
import { findingParts } from "./findingParts";
import { codeSpan, sentence } from "./markdownText";
import { noticeParts } from "./noticeParts";
import { fillParts, gap, type Part } from "./parts";

/** Longest comment that GitHub takes, in characters. */
export const githubLimit = 65_536;

/** Kept free for the line that tells what was left out. */
const leftOutRoom = 400;

/** More than a name has that Pulumi allows: 100 characters, of which each may be encoded. */
const markerNameLimit = 300;

/** Names in the line of unchanged apps: more are counted. */
const unchangedNames = 10;

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

function headingOf(review: Review, names: ReadonlySet<string>): string {
  return `### ${titleOf(review, { name: codeSpan, sentence: (text) => sentence(text, { names }) })}`;
}

function contextOf(review: Review): string {
  const { project, stack, labels, summary } = review;
  const where = `Stack ${codeSpan(stack)} of ${codeSpan(project)}, ${codeSpan(labels.base)} → ${codeSpan(labels.head)}`;
  const amount = amountOf(review);
  return summary.comparison === "none" || amount === "" ? `${where}.` : `${where}: ${amount}.`;
}

/** One arrow alone says no more than its row of the table. */
function picturePart(review: Review): readonly Part[] {
  if (countPermissionChanges(review) < 2) return [];
  const open = "<details><summary>Picture: which app may do what now</summary>\n\n```mermaid\n";
  return [{ priority: 5, open, items: [{ text: renderMermaid(review) }], close: "\n```\n\n</details>" }];
}

function unchangedPart({ unchanged }: Review): readonly Part[] {
  if (unchanged.length === 0) return [];
  const names = unchanged.slice(0, unchangedNames).map(codeSpan).join(", ");
  const more = unchanged.length - unchangedNames;
  const text = `${countOf(unchanged.length, "app")} unchanged: ${names}${more > 0 ? ` and ${more} more` : ""}.`;
  return [{ priority: 4, open: "", items: [{ text }], close: "" }];
}

/** `appreg up` refuses a program that cannot be read whole, so no digest of one is offered. */
function digestText({ digests, summary: { comparison } }: Review): string {
  if (comparison !== "whole") return noDigestWords;
  const how = "`appreg up --approved <digest>` applies exactly this and nothing else.";
  return `Digest of what was reviewed: ${codeSpan(digests.head)}. After the merge, ${how}`;
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
