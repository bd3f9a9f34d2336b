/** The comparison of two versions of a program. Pure. */
import { digestManifests, normalizeManifest } from "../manifest";
import { compareApps } from "./compare/compareApps";
import { pairApps } from "./compare/pairApps";
import { reviewFindings } from "./findings";
import { joinNotices } from "./notices";
import type { Review } from "./review";
import type { ReviewedApp, ReviewedVersion, ReviewOptions } from "./reviewInput";
import { howMuchWasCompared, summarize } from "./summary";

/** @param options the day, and how the program and its stack are called */
export function reviewChanges(base: ReviewedVersion, head: ReviewedVersion, options: ReviewOptions): Review {
  const { project, stack, today } = options;
  const notices = joinNotices(base.notices, head.notices);
  // What a program that failed has registered until then is no picture of it.
  const isComparable = howMuchWasCompared(notices) !== "none";
  const pairs = isComparable ? pairApps(normalize(base.apps), normalize(head.apps)) : [];
  const { apps, unchanged } = compareApps(pairs);
  const findings = reviewFindings(pairs, { today });
  return {
    project,
    stack,
    today,
    labels: { base: base.label, head: head.label },
    digests: { base: digestOf(base), head: digestOf(head) },
    summary: summarize({ apps, unchanged, findings, notices }),
    apps,
    unchanged,
    findings,
    notices,
  };
}

/** Rules speak of lists in the order in which they find them. */
function normalize(apps: readonly ReviewedApp[]): readonly ReviewedApp[] {
  return apps.map((app) => ({ ...app, manifest: normalizeManifest(app.manifest) }));
}

function digestOf({ apps }: ReviewedVersion): string {
  return digestManifests(apps.map(({ manifest }) => manifest));
}
