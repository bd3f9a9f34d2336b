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
  if (!hasDifference(comparison)) {
    const who = claims.appOnly ? "" : ` for ${claims.user}`;
    return { ...row, verdict: "holds", found: `${apiTitle}: ${nameGranted(comparison)}${who}`, details: [] };
  }
  const lacks = namesOf(comparison, "missing");
  const missing = lacks.map((permission) => locateMissing({ api, kind, permission }, place));
  const surplus = namesOf(comparison, "surplus");
  return {
    ...row,
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

/** In which of the three places a permission is missing, in words. */
export const reasons = {
  declaration: "it is not declared",
  consent: "it is declared, and nobody consented to it",
  token: "it is granted, but the token is older than that",
} as const;

function nameGranted(comparison: readonly ScopeComparison[]): string {
  const count = namesOf(comparison, "granted").length;
  return `${count} permission${count === 1 ? "" : "s"} as declared`;
}

function namesOf(comparison: readonly ScopeComparison[], verdict: ScopeComparison["verdict"]): readonly string[] {
  return comparison.filter((entry) => entry.verdict === verdict).map(({ permission }) => permission);
}

function fixSurplus(surplus: readonly string[]): string {
  return surplus.length === 0 ? "" : `take back the consent to ${surplus.join(", ")}, or declare it`;
}
