/** Which tenant it is, who is signed in there, and what its users may do without an administrator. */
import type { AppManifest } from "../../manifest";
import type { TokenClaims } from "../../token";
import { judgeConsent, type UserPolicy } from "./consentOutlook";
import type { Diagnosis } from "./diagnosis";
import type { OperatorFacts } from "./readOperator";

export interface SignedIn {
  readonly operator: TokenClaims;
  readonly facts: OperatorFacts;
  readonly isPractice: boolean;
  /** Id or domain that the stack's settings name. */
  readonly wantedTenant: string | undefined;
}

export function examineOperator(signedIn: SignedIn): readonly Diagnosis[] {
  return [examineTenant(signedIn), examineIdentity(signedIn), describeHeld(signedIn)];
}

function examineTenant({ operator, facts, isPractice, wantedTenant }: SignedIn): Diagnosis {
  const { tenant } = facts;
  const kind = isPractice ? "the practice tenant" : "a real tenant";
  const names = tenant === undefined ? "" : `"${tenant.displayName}", ${tenant.domain}, `;
  const what = `${kind}: ${names}${operator.tenantId}`;
  if (isOther(wantedTenant, operator.tenantId)) {
    return {
      ...{ subject: "tenant", mark: "blocks", what: `${what}, and the stack is for ${wantedTenant}` },
      fix: `sign in there: \`az login --allow-no-subscriptions --tenant ${wantedTenant}\`, or name another stack`,
    };
  }
  return { subject: "tenant", mark: "ok", what };
}

/** A domain may be any of the tenant's, which only its administrators can list. */
function isOther(wanted: string | undefined, tenantId: string): boolean {
  return (
    wanted !== undefined &&
    /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(wanted) &&
    wanted.toLowerCase() !== tenantId
  );
}

function examineIdentity({ operator, facts }: SignedIn): Diagnosis {
  const subject = "signed in";
  if (operator.appOnly)
    return { subject, mark: "ok", what: `the app ${facts.name} (${operator.clientId}), on its own` };
  return { subject, mark: "ok", what: `${facts.name}, by way of the app ${operator.clientId}` };
}

function describeHeld({ operator, facts }: SignedIn): Diagnosis {
  const names = [...(operator.appOnly ? operator.roles : operator.scopes)].sort();
  const held = names.length === 0 ? "no permission of Microsoft Graph" : names.join(", ");
  const roles = facts.roles?.map(({ displayName }) => displayName) ?? [];
  const besides = roles.length > 0 ? `; directory roles: ${roles.join(", ")}` : "";
  const none = facts.roles?.length === 0 && !operator.appOnly ? "; no directory role" : "";
  return { subject: "privileges", mark: names.length === 0 ? "blocks" : "ok", what: `${held}${besides}${none}` };
}

/** @param manifests what the program declares; undefined where that could not be read */
export function examinePolicy(
  policy: UserPolicy | undefined,
  manifests: readonly AppManifest[] | undefined,
): readonly Diagnosis[] {
  if (policy === undefined) {
    const what = "what users may consent to and register may not be read here";
    return [{ subject: "users", mark: "unknown", what, fix: "Policy.Read.All lets it be read; nothing else needs it" }];
  }
  return [examineRegistration(policy), examineConsent(policy, manifests)];
}

function examineRegistration({ mayRegisterApps }: UserPolicy): Diagnosis {
  const what = mayRegisterApps
    ? "users may register applications"
    : "users without a directory role may not register applications";
  return { subject: "users", mark: "ok", what };
}

function examineConsent(policy: UserPolicy, manifests: readonly AppManifest[] | undefined): Diagnosis {
  const subject = "consent";
  const named = policy.consentPolicies.join(" and ");
  if (manifests === undefined) {
    const what = `${named || "users consent to nothing here"}; what the program leaves to users could not be read`;
    return { subject, mark: "unknown", what };
  }
  const { isKnown, blocked } = judgeConsent(manifests, policy);
  if (!isKnown) {
    const what = `a policy of this tenant's own (${named}) decides what users consent to`;
    return { subject, mark: "unknown", what, fix: "ask whoever administers the tenant what it includes" };
  }
  if (blocked.length === 0) {
    const what =
      named === ""
        ? "users consent to nothing here, and the program leaves nothing to them"
        : `under ${named} users may consent to all that the program leaves to them`;
    return { subject, mark: "ok", what };
  }
  const left = blocked.map(({ app, permissions }) => `${app}: ${permissions.join(", ")}`).join("; ");
  return {
    ...{
      subject,
      mark: "warning",
      what: `${named === "" ? "here" : `under ${named}`} users cannot consent to ${left}`,
    },
    fix: 'declare `consent: "wholeTenant"`, or let an administrator open the app\'s adminConsentUrl',
  };
}
