/**
 * A review for a terminal, in the order of the comment: what is wrong with it, what changed, what the rules say, what did not change,
 * and the digest.
 */
import type { Review, ReviewedNotice } from "../../review";
import { shownName, shownSentence } from "../foreignText";
import { amountOf, comparisonWords, countOf, ended, noDigestWords, noticeWords, sortNotices, titleOf } from "../words";
import { appLines } from "./changeLines";
import { findingBlocks } from "./findingLines";
import { indented, type TerminalLook } from "./terminalText";

/** Names in the line of unchanged apps: more are counted. */
const unchangedNames = 5;

/** Ends with a line feed. */
export function renderTerminal(review: Review, look: TerminalLook): string {
  const { grave, others } = sortNotices(review);
  const blocks = [
    headLines(review, look),
    graveLines(review, grave, look),
    ...review.apps.map((app) => appLines(app, look)),
    ...findingBlocks(review, look),
    unchangedLines(review, look),
    others.flatMap((notice) => noticeLines(notice, review, look)),
    digestLines(review, look),
  ];
  const shown = blocks.filter((lines) => lines.length > 0);
  return `${shown.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function headLines(review: Review, look: TerminalLook): readonly string[] {
  const { project, stack, labels, summary } = review;
  const where = `stack ${shownName(stack)} of ${shownName(project)}: ${shownName(labels.base)} -> ${shownName(labels.head)}`;
  const amount = summary.comparison === "none" ? "" : amountOf(review);
  return [
    ...indented(titleOf(review, { name: shownName, sentence: shownSentence }), 0, look).map((line) =>
      look.paint("bold", line),
    ),
    ...indented(where, 0, look),
    ...(amount === "" ? [] : indented(amount, 0, look)),
  ];
}

function graveLines(review: Review, grave: readonly ReviewedNotice[], look: TerminalLook): readonly string[] {
  const { comparison } = review.summary;
  if (comparison === "whole" && grave.length === 0) return [];
  return [
    ...indented(`! ${comparisonWords[comparison]}`, 0, look).map((line) => look.paint(["bold", "yellow"], line)),
    ...grave.flatMap((notice) => noticeLines(notice, review, look)),
  ];
}

function noticeLines(
  { kind, text, about, side }: ReviewedNotice,
  { labels }: Review,
  look: TerminalLook,
): readonly string[] {
  const where = side === "both" ? "both versions" : shownName(labels[side]);
  const what = about === undefined ? "" : ` ${shownName(about)}`;
  return [
    ...indented(`${noticeWords[kind]}${what} in ${where}:`, 2, look),
    ...indented(ended(shownSentence(text)), 4, look),
  ];
}

function unchangedLines({ unchanged }: Review, look: TerminalLook): readonly string[] {
  if (unchanged.length === 0) return [];
  const names = unchanged.slice(0, unchangedNames).map(shownName).join(", ");
  const more = unchanged.length - unchangedNames;
  return indented(
    `${countOf(unchanged.length, "app")} unchanged: ${names}${more > 0 ? ` and ${more} more` : ""}.`,
    0,
    look,
  );
}

/** The digest has a line of its own, because it is copied. */
function digestLines({ digests, summary }: Review, look: TerminalLook): readonly string[] {
  if (summary.comparison !== "whole") return indented(noDigestWords, 0, look);
  return [`Digest ${digests.head}`, ...indented("To apply exactly this: appreg up --approved <digest>", 0, look)];
}
