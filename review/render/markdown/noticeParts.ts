/** What a reader must know before reading on: that something failed, or was not seen. */
import type { Comparison, Review, ReviewedNotice } from "../../review";
import { comparisonWords, ended, noticeWords, sortNotices } from "../words";
import { codeSpan, sentence } from "./markdownText";
import type { Part, PartItem } from "./parts";

/** GitHub's boxes, by how much they warn. */
const boxes: Readonly<Record<Comparison, string>> = { none: "CAUTION", partial: "WARNING", whole: "NOTE" };

/** The box on top, and below everything what other providers do. */
export function noticeParts(review: Review): { readonly top: readonly Part[]; readonly last: readonly Part[] } {
  const { grave, others } = sortNotices(review);
  const { comparison } = review.summary;
  const isNeeded = comparison !== "whole" || grave.length > 0;
  const items = grave.map((notice) => ({ text: `> - ${noticeText(notice, review)}`, tells: [notice] }));
  const heading: PartItem = { text: `> [!${boxes[comparison]}]\n> **${comparisonWords[comparison]}**` };
  return {
    top: isNeeded ? [{ priority: 0, open: "", items: [heading, ...items], close: "" }] : [],
    last: [
      {
        priority: 8,
        open: `<details><summary>Not reviewed: resources of other providers</summary>\n\n`,
        items: others.map((notice) => ({ text: `- ${noticeText(notice, review)}`, tells: [notice] })),
        close: "\n\n</details>",
      },
    ],
  };
}

function noticeText({ kind, text, about, side }: ReviewedNotice, { labels: versions }: Review): string {
  const where = side === "both" ? "both versions" : codeSpan(versions[side]);
  const what = about === undefined ? "" : ` ${codeSpan(about)}`;
  return `**${noticeWords[kind]}**${what} in ${where}: ${sentence(ended(text))}`;
}
