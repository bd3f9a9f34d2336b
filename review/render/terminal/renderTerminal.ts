/** A review for a terminal, in the order of the comment: what is wrong with it, what changed, what the rules say, and the digest. */
import type { AppReview, Review, ReviewedFinding, ReviewedNotice } from "../../review";
import { shownName, shownSentence } from "../foreignText";
import { asSentence, comparisonTitles, countBySeverity, countOf, noticeLabels, sortFindings, statusWords, turnOf, worstFirst } from "../words";
import { beside, indented, paintSeverity, severityColumn, type TerminalLook } from "./terminalText";

/** Columns before the severity of a change. */
const margin = 2;

/** Ends with a line feed. */
export function renderTerminal(review: Review, look: TerminalLook): string {
  const blocks = [
    headLines(review, look),
    noticeLines(review, look),
    ...review.apps.map((app) => appLines(app, look)),
    ...findingBlocks(review, look),
    unchangedLines(review, look),
    otherProviderLines(review, look),
    digestLines(review, look),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}
