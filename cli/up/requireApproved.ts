/** Holds what the program at hand declares against what was approved. */
import { type AppManifest, digestManifests } from "../../manifest";
import type { Notice, NoticeKind } from "../../review";
import type { Declared } from "../stack/declared";
import type { Approval } from "./approval";
import { compareValues } from "./compareValues";
import { DeclarationUnreadableError, NotApprovedError } from "./errors";

/** Notices after which nobody knows what the whole program declares. */
const blinding: ReadonlySet<NoticeKind> = new Set<NoticeKind>(["failed", "unsupported"]);

/**
 * @throws {DeclarationUnreadableError} where the program failed or uses what is not known here
 * @throws {NotApprovedError} saying what differs, as far as the approval tells
 */
export function requireApproved(
  approval: Approval,
  { manifests, notices }: Pick<Declared, "manifests" | "notices">,
): void {
  const reasons = readingFailures({ notices });
  if (reasons.length > 0) throw new DeclarationUnreadableError(reasons);
  const digest = digestManifests(manifests);
  if (digest === approval.digest) return;
  const differences = approval.manifests === undefined ? [] : compareApps(approval.manifests, manifests);
  const told = differences.map((difference) => `\n - ${difference}`).join("");
  throw new NotApprovedError(
    `The program at hand does not declare what was approved; nothing was applied.\n  approved  ${approval.digest}\n  at hand   ${digest}${told}`,
    "check out what was reviewed, or have this reviewed: `appreg review --base <reviewed ref>` shows the difference",
  );
}

/** Why nobody knows what the whole program declares, a sentence each; none where it was read whole. */
export function readingFailures({ notices }: Pick<Declared, "notices">): readonly string[] {
  return notices.filter(({ kind }) => blinding.has(kind)).map(describeNotice);
}

/** What it is about, and what that means. */
export function describeNotice({ about, text }: Notice): string {
  return about === undefined ? text : `${about}: ${text}`;
}

function compareApps(reviewed: readonly AppManifest[], declared: readonly AppManifest[]): readonly string[] {
  const names = [...new Set([...reviewed, ...declared].map(({ name }) => name))].sort();
  return names.flatMap((name) => {
    // Apps of different components may have one name.
    const [before, now] = [reviewed, declared].map((manifests) => manifests.filter((app) => app.name === name));
    const [only, ...others] = before ?? [];
    const isPair = others.length === 0 && now?.length === 1;
    if (only !== undefined && isPair) return compareValues(only, now[0], name).differences;
    if (only === undefined) return [`${name}: now declared, not reviewed`];
    return now?.length === 0 ? [`${name}: reviewed, now missing`] : compareValues(before, now, name).differences;
  });
}
