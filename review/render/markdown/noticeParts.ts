/** What a reader must know before reading on: that something failed, or was not seen. */
import type { Comparison, Review, ReviewedNotice } from "../../review";
import type { NoticeKind } from "../../reviewInput";
import { asSentence } from "../words";
import { codeSpan, sentence } from "./markdownText";
import type { Part, PartItem } from "./parts";

/** How a box of GitHub's begins, and what it says in one sentence. */
const boxes: Readonly<Record<Comparison, readonly [box: string, title: string]>> = {
  none: ["CAUTION", "Nothing was compared: a version of the program failed. This is no approval."],
  partial: ["WARNING", "Not everything could be compared: changes may be missing below."],
  whole: ["NOTE", "Everything was compared, but for one thing that only the real tenant knows:"],
};

const labels: Readonly<Record<NoticeKind, string>> = {
  failed: "failed",
  unsupported: "not supported",
  notVerified: "not verified",
  otherProvider: "not reviewed",
};

/** The box on top, and below everything what other providers do. */
export function noticeParts(review: Review): { readonly top: readonly Part[]; readonly last: readonly Part[] } {
  const others = review.notices.filter(({ kind }) => kind === "otherProvider");
  const grave = review.notices.filter(({ kind }) => kind !== "otherProvider");
  const { comparison } = review.summary;
  const [box, title] = boxes[comparison];
  const isNeeded = comparison !== "whole" || grave.length > 0;
  const items = grave.map((notice) => ({ text: `> - ${noticeText(notice, review)}`, tells: notice }));
  const heading: PartItem = { text: `> [!${box}]\n> **${title}**` };
  return {
    top: isNeeded ? [{ priority: 0, open: "", items: [heading, ...items], close: "" }] : [],
    last: [
      {
        priority: 8,
        open: `<details><summary>Not reviewed: resources of other providers</summary>\n\n`,
        items: others.map((notice) => ({ text: `- ${noticeText(notice, review)}`, tells: notice })),
        close: "\n\n</details>",
      },
    ],
  };
}

function noticeText({ kind, text, about, side }: ReviewedNotice, { labels: versions }: Review): string {
  const where = side === "both" ? "both versions" : codeSpan(versions[side]);
  const what = about === undefined ? "" : ` ${codeSpan(about)}`;
  return `**${labels[kind]}** in ${where}:${what} ${sentence(asSentence(text))}`;
}
