/** Which app of the base is which app of the head. */
import type { AppManifest } from "../../manifest";
import { settledText } from "../describe/showValue";
import type { ReviewedApp } from "../reviewInput";
import { pairUp } from "./listDifference";
import { compareTexts } from "./order";

/**
 * same: it keeps its client id. replaced: people take it for the same app, and the engine makes it anew, with a new client id.
 */
export type AppPair =
  | { readonly kind: "same" | "replaced"; readonly base: ReviewedApp; readonly head: ReviewedApp }
  | { readonly kind: "added"; readonly head: ReviewedApp }
  | { readonly kind: "removed"; readonly base: ReviewedApp };

/** In the order of the URNs, the head's first. */
export function pairApps(base: readonly ReviewedApp[], head: readonly ReviewedApp[]): readonly AppPair[] {
  const [removed, added] = [sortByUrn(base), sortByUrn(head)];
  const known = pairUp({ removed, added }, (from, to) => {
    if (from.urn === to.urn) return 0;
    return to.aliases.includes(from.urn) ? 1 : undefined;
  });
  const alike = pairUp(known, distanceInLooks);
  const pairs: readonly AppPair[] = [
    ...known.pairs.map(([from, to]): AppPair => ({ kind: to.isReplaced ? "replaced" : "same", base: from, head: to })),
    ...alike.pairs.map(([from, to]): AppPair => ({ kind: "replaced", base: from, head: to })),
    ...alike.added.map((to): AppPair => ({ kind: "added", head: to })),
    ...alike.removed.map((from): AppPair => ({ kind: "removed", base: from })),
  ];
  return [...pairs].sort((one, two) => compareTexts(urnOf(one), urnOf(two)));
}

function sortByUrn(apps: readonly ReviewedApp[]): readonly ReviewedApp[] {
  return [...apps].sort((one, two) => compareTexts(one.urn, two.urn));
}

/** By the marker or the logical name first; where the program has none in common, by what people read. */
function distanceInLooks({ manifest: from }: ReviewedApp, { manifest: to }: ReviewedApp): number | undefined {
  if (markersOf(from).some((marker) => markersOf(to).includes(marker))) return 0;
  if (from.name === to.name) return 1;
  const name = settledText(from.identity.displayName);
  return name !== undefined && name === settledText(to.identity.displayName) ? 2 : undefined;
}

/** The tags by which components of ours mark an app: `appreg:<project>/<stack>/<name>`. */
function markersOf({ identity }: AppManifest): readonly string[] {
  return identity.tags.flatMap((tag) => settledText(tag) ?? []).filter((tag) => tag.startsWith("appreg:"));
}

function urnOf(pair: AppPair): string {
  return pair.kind === "removed" ? pair.base.urn : pair.head.urn;
}
