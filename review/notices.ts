/** What a reader must know of how the two versions were found, each told once. */
import { canonicalText } from "../manifest";
import { compareKeys } from "./compare/order";
import type { ReviewedNotice } from "./review";
import { type Notice, noticeKinds } from "./reviewInput";

/** What weighs most first. */
export function joinNotices(base: readonly Notice[], head: readonly Notice[]): readonly ReviewedNotice[] {
  const [ofBase, ofHead] = [byText(base), byText(head)];
  const all = [...new Map([...ofBase, ...ofHead])];
  return all
    .map(([text, notice]): ReviewedNotice => ({ ...notice, side: sideOf(ofBase.has(text), ofHead.has(text)) }))
    .sort((one, two) => compareKeys(keyOf(one), keyOf(two)));
}

function byText(notices: readonly Notice[]): ReadonlyMap<string, Notice> {
  return new Map(notices.map((notice) => [canonicalText(notice), notice]));
}

function sideOf(isOfBase: boolean, isOfHead: boolean): ReviewedNotice["side"] {
  if (isOfBase && isOfHead) return "both";
  return isOfBase ? "base" : "head";
}

function keyOf({ kind, text, about = "", side }: ReviewedNotice): readonly (string | number)[] {
  return [noticeKinds.indexOf(kind), text, about, side];
}
