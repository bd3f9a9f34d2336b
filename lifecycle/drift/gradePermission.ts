/** How much it matters that an app has a permission: by its kind and the tier of its risk. */
import { describePermission, findPermission, type RiskTier } from "../../catalogue";
import { type PermissionRequest, programApiName } from "../../manifest";
import { type DriftSeverity, driftSeverities } from "./driftFinding";

type Tier = RiskTier | "ungraded" | "ownApi";

/** The same as of a permission that a review finds (docs/reviewSeverity.md). */
const severities: Readonly<Record<PermissionRequest["kind"], Readonly<Record<Tier, DriftSeverity>>>> = {
  application: {
    "tier-0": "critical",
    critical: "critical",
    high: "high",
    medium: "medium",
    low: "low",
    ungraded: "high",
    ownApi: "medium",
  },
  delegated: {
    "tier-0": "critical",
    critical: "high",
    high: "medium",
    medium: "low",
    low: "info",
    ungraded: "medium",
    ownApi: "low",
  },
};

export function gradePermission({ api, permission, kind }: PermissionRequest): DriftSeverity {
  if (programApiName(api) !== undefined) return severities[kind].ownApi;
  const known = findPermission(api, kind, permission);
  return severities[kind][(known && describePermission(known).risk.tier) ?? "ungraded"];
}

/** The worst of them; undefined where there is none. */
export function worstOf(found: readonly DriftSeverity[]): DriftSeverity | undefined {
  return driftSeverities.find((severity) => found.includes(severity));
}
