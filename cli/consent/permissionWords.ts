/** What a permission on a consent page means, by the catalogue. */
import {
  describePermission,
  findApiByAppId,
  findPermission,
  type PermissionKind,
  type RiskTier,
} from "../../catalogue";
import { plain } from "../paint";
import { meaningFacts } from "../permissions/search/renderMeaning";

export interface PermissionWords {
  /** Such as "reads: the signed-in user's own data". */
  readonly meaning: string;
  /** Undefined where no public source grades it. */
  readonly risk: RiskTier | undefined;
}

/** Where the kind of access says all: the reach would add nothing. */
const selfEvident: ReadonlySet<string | undefined> = new Set(["identity", "refresh", "actAsUser"]);

/** Undefined for a permission that the catalogue does not have, such as one of the tenant's own APIs. */
export function describeByName(apiAppId: string, kind: PermissionKind, name: string): PermissionWords | undefined {
  const api = findApiByAppId(apiAppId);
  const permission = api && findPermission(api.name, kind, name);
  if (permission === undefined) return undefined;
  const facts = new Map(meaningFacts(permission, plain));
  const { access, risk } = describePermission(permission);
  const allows = facts.get("allows");
  return { meaning: selfEvident.has(access) ? `${allows}` : `${allows}: ${facts.get("reach")}`, risk: risk.tier };
}
