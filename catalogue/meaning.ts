/** What a permission means: who may consent, what it allows, how far it reaches, and how dangerous it is. */
import { type ConsentMeaning, readConsent } from "./consentPolicy";
import { type Access, type Reach, readAccess, readReach } from "./meaningOfName";
import { gradingsOf } from "./permissions";
import { findSuccessor, type Successor } from "./removedPermissions";
import { wayToControl } from "./riskControl";
import { rateStolenToken, type StolenToken } from "./riskStolenToken";
import { type Risk, rateRisk } from "./riskTier";
import type { Permission } from "./types";

export interface PermissionMeaning {
  readonly permission: Permission;
  readonly consent: ConsentMeaning;
  /** undefined: its name does not tell. */
  readonly access: Access | undefined;
  readonly reach: Reach;
  readonly risk: Risk;
  /** Delegated permissions only, and only where the name tells what may be done. */
  readonly stolenToken: StolenToken | undefined;
  /** What takes its place, for a permission that is published still and on its way out. */
  readonly successor: Successor | undefined;
}

/** @param app what else is known about the app; by default it does not hold `offline_access` */
export function describePermission(
  permission: Permission,
  app: { readonly offlineAccess?: boolean } = {},
): PermissionMeaning {
  const control = wayToControl(permission);
  const access = readAccess(permission);
  const reach = readReach(permission);
  const lasts = app.offlineAccess ? "untilRevoked" : "hour";
  return {
    permission,
    consent: readConsent(permission),
    access,
    reach,
    risk: rateRisk(gradingsOf(permission), control),
    stolenToken:
      permission.kind === "delegated" && access !== undefined
        ? rateStolenToken(permission, { access, reach, control }, lasts)
        : undefined,
    successor: findSuccessor(permission.api, permission.kind, permission.name),
  };
}
