/**
 * Permissions that people still copy from somewhere although no tenant hands them out, or although another has taken their
 * place: written by hand, each with its successor and where that is known from.
 */
import type { ApiName, PermissionKind } from "./types";

/**
 * removed: the API published it once. neverPublished: Microsoft's own reference names it, and no tenant has it. superseded:
 * published still, so it is not refused.
 */
export type Fate = "removed" | "neverPublished" | "superseded";

/** What to declare instead, by the same API and kind. */
export interface Successor {
  readonly fate: Fate;
  readonly name: string;
  /** Where the fate is known from. */
  readonly evidence: string;
}

interface Retired extends Successor {
  readonly api: ApiName;
  readonly kinds: readonly PermissionKind[];
  readonly retired: string;
}

const bothKinds = ["delegated", "application"] as const;
const split =
  "lists of Graph's permissions from 2020 have it; Microsoft has split TeamsApp.* into TeamsAppInstallation.* since";
const referenceOnly =
  "named on pages of Microsoft's Graph reference, absent from the Graph principal as read on 2026-08-20";

/** A test holds that nothing here but what is superseded is published, and that every successor is. */
export const retiredPermissions: readonly Retired[] = [
  {
    api: "microsoftGraph",
    kinds: ["delegated"],
    retired: "TeamsApp.Read.All",
    fate: "removed",
    name: "TeamsAppInstallation.ReadForUser",
    evidence: split,
  },
  {
    api: "microsoftGraph",
    kinds: ["delegated"],
    retired: "TeamsApp.ReadWrite.All",
    fate: "removed",
    name: "TeamsAppInstallation.ReadWriteForUser",
    evidence: split,
  },
  {
    api: "microsoftGraph",
    kinds: ["application"],
    retired: "TeamsApp.Read.All",
    fate: "removed",
    name: "TeamsAppInstallation.ReadForUser.All",
    evidence: split,
  },
  {
    api: "microsoftGraph",
    kinds: ["application"],
    retired: "TeamsApp.ReadWrite.All",
    fate: "removed",
    name: "TeamsAppInstallation.ReadWriteForUser.All",
    evidence: split,
  },
  {
    api: "microsoftGraph",
    kinds: ["application"],
    retired: "Calendars.ReadBasic",
    fate: "neverPublished",
    name: "Calendars.ReadBasic.All",
    evidence: referenceOnly,
  },
  {
    api: "microsoftGraph",
    kinds: bothKinds,
    retired: "Group.ReadBasic.All",
    fate: "neverPublished",
    name: "Group.Read.All",
    evidence: referenceOnly,
  },
  {
    api: "microsoftGraph",
    kinds: bothKinds,
    retired: "GroupMember.ReadBasic.All",
    fate: "neverPublished",
    name: "GroupMember.Read.All",
    evidence: referenceOnly,
  },
  {
    api: "microsoftGraph",
    kinds: ["delegated"],
    retired: "Policy.ReadWrite.HybridAuthentication",
    fate: "neverPublished",
    name: "Directory.ReadWrite.All",
    evidence: referenceOnly,
  },
  {
    api: "exchangeOnline",
    kinds: ["application"],
    retired: "Exchange.ManageAsAppV2",
    fate: "superseded",
    name: "Exchange.AdminAPI.ManageAsApp",
    evidence: "Exchange publishes both; Microsoft's pages on the preview of its admin API still name the older one",
  },
];

/** What took the place of a permission; undefined for one that is not known to be on its way out. */
export function findSuccessor(api: string, kind: PermissionKind, name: string): Successor | undefined {
  const found = retiredPermissions.find(
    (entry) => entry.api === api && entry.retired === name && entry.kinds.includes(kind),
  );
  return found && { fate: found.fate, name: found.name, evidence: found.evidence };
}
