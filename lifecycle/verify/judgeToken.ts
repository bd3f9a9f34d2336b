/** Whether what a token grants is what is declared. */
import type { PermissionKind } from "../../catalogue";
import { type AppToken, hasDifference, type ScopeComparison } from "../../token";
import type { Check } from "./check";
import { fixMissing, type LackPlace, locateMissing } from "./locateMissing";

export interface TokenFacts {
  /** How the token was got: "device code". */
  readonly flow: string;
  readonly kind: PermissionKind;
  readonly token: Pick<AppToken, "api" | "content">;
  /** How manifests name the token's API. */
  readonly api: string;
  /** How people know it. */
  readonly apiTitle: string;
}

export function judgeToken({ flow, kind, token, api, apiTitle }: TokenFacts, place: LackPlace): Check {
  const row = { kind: "token", subject: flow } as const;
  if (token.content === undefined) {
    const found = `${apiTitle}: the token is opaque, only the API can read it`;
    return { ...row, verdict: "notProved", found, details: [] };
  }
  const { claims, comparison } = token.content;
  const by = claims.appOnly ? {} : { by: claims.user };
  if (!hasDifference(comparison)) {
    return { ...row, ...by, verdict: "holds", found: `${apiTitle}: ${nameGranted(comparison)}`, details: [] };
  }
  const lacks = namesOf(comparison, "missing");
  const missing = lacks.map((permission) => locateMissing({ api, kind, permission }, place));
  const surplus = namesOf(comparison, "surplus");
  return {
    ...row,
    ...by,
    verdict: "differs",
    found: `${apiTitle}: the token is not what is declared`,
    details: [
      ...missing.map(({ permission, missingIn }) => `lacks ${permission}: ${reasons[missingIn]}`),
      ...surplus.map((permission) => `grants ${permission}: consented to, and not declared`),
    ],
    fix: [fixMissing(missing, place.declared), fixSurplus(surplus)].filter((text) => text !== "").join("; "),
    missing,
  };
}

/** Where the program consents, a page that asks all the same says that the consent is gone. */
export function judgeConsentPage(
  flow: string,
  { user, asked }: { readonly user: string; readonly asked: readonly string[] },
  { declared, actual }: Pick<LackPlace, "declared" | "actual">,
): Check {
  const consented = declared.consents.filter(({ to, permission }) => to !== "app" && asked.includes(permission));
  // A page repeats what is granted already: `offline_access` is on every one.
  const missing = consented
    .map(({ api, permission }) => locateMissing({ api, kind: "delegated", permission }, { declared, actual }))
    .filter(({ missingIn }) => missingIn === "consent");
  return {
    kind: "token",
    subject: flow,
    by: user,
    verdict: "differs",
    found: "sign-in asks for consent that the program gives",
    details: missing.map(({ permission, missingIn }) => `lacks ${permission}: ${reasons[missingIn]}`),
    fix: fixMissing(missing, declared),
    missing,
  };
}

/** In which of the three places a permission is missing, in words. */
export const reasons = {
  declaration: "it is not declared",
  consent: "it is declared, and nobody consented to it",
  token: "it is granted, but the token is older than that",
} as const;

function nameGranted(comparison: readonly ScopeComparison[]): string {
  const count = namesOf(comparison, "granted").length;
  return `${count} permission${count === 1 ? "" : "s"}, as declared`;
}

function namesOf(comparison: readonly ScopeComparison[], verdict: ScopeComparison["verdict"]): readonly string[] {
  return comparison.filter((entry) => entry.verdict === verdict).map(({ permission }) => permission);
}

function fixSurplus(surplus: readonly string[]): string {
  return surplus.length === 0 ? "" : `take back the consent to ${surplus.join(", ")}, or declare it`;
}
