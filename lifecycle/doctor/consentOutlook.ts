/** Which of the declared permissions the tenant's users could not consent to themselves. */
import { describePermission, findPermission, recommendedPolicy } from "../../catalogue";
import type { AppManifest, PermissionRequest } from "../../manifest";

/** What a user without a directory role may do in a tenant: `authorizationPolicy`, as far as it matters here. */
export interface UserPolicy {
  readonly mayRegisterApps: boolean;
  /** Ids of the app consent policies that apply to users; none: users consent to nothing. */
  readonly consentPolicies: readonly string[];
}

export interface BlockedConsent {
  /** Logical name of the app. */
  readonly app: string;
  /** As declared, sorted. */
  readonly permissions: readonly string[];
}

export interface ConsentOutlook {
  /** Whether the policies are Microsoft's own; what another one lets users do, nobody can tell from its name. */
  readonly isKnown: boolean;
  readonly blocked: readonly BlockedConsent[];
}

/** Signing in takes these, and every policy but none at all allows them. */
const always: ReadonlySet<string> = new Set(["openid", "profile", "email", "offline_access", "User.Read"]);

type Verdict = "allows" | "refuses" | "unknown";

/** Microsoft's own policies. Of "low" an administrator chooses the permissions; Entra proposes those that signing in takes. */
const policies: Readonly<Record<string, (request: PermissionRequest) => Verdict>> = {
  "microsoft-user-default-legacy": (request) => byWho(request, "legacy"),
  [recommendedPolicy.id]: (request) => byWho(request, "recommended"),
  "microsoft-user-default-low": ({ api, permission }) =>
    api === "microsoftGraph" && always.has(permission) ? "allows" : "refuses",
};

/** Permissions that the program consents to for everybody need no user. */
export function judgeConsent(
  manifests: readonly AppManifest[],
  { consentPolicies }: Pick<UserPolicy, "consentPolicies">,
): ConsentOutlook {
  const known = consentPolicies.map((id) => policies[id]).filter((policy) => policy !== undefined);
  const isKnown = known.length === consentPolicies.length;
  const isRefused = (request: PermissionRequest): boolean => known.every((policy) => policy(request) === "refuses");
  const blocked = manifests.flatMap(({ name, requests, consents }) => {
    const open = requests
      .filter(({ kind }) => kind === "delegated")
      .filter(({ api, permission }) =>
        consents.every(
          (consent) => consent.to !== "wholeTenant" || consent.api !== api || consent.permission !== permission,
        ),
      );
    const permissions = open.filter(isRefused).map(({ permission }) => permission);
    return permissions.length === 0 ? [] : [{ app: name, permissions: [...new Set(permissions)].sort() }];
  });
  return { isKnown, blocked: isKnown ? blocked : [] };
}

function byWho({ api, permission }: PermissionRequest, policy: "legacy" | "recommended"): Verdict {
  const found = findPermission(api, "delegated", permission);
  // A scope of the tenant's own says itself who consents, and the policies leave it at that.
  if (found === undefined) return "unknown";
  const { consent } = describePermission(found);
  if (consent.who === "admin") return "refuses";
  return policy === "recommended" && consent.recommendedPolicy === "refuses" ? "refuses" : "allows";
}
