/** Sets what a token grants beside what the program declares. */
import { signInScopes } from "./apiRequests";

/**
 * - `granted`: declared, and in the token
 * - `missing`: declared, but not in the token
 * - `surplus`: in the token, but not declared
 * - `signIn`: belongs to sign-in itself. `offline_access` is never in a token, and sign-in libraries ask for `openid`
 *   and `profile` whether declared or not; such a scope is shown, and no difference.
 */
export type ScopeVerdict = "granted" | "missing" | "surplus" | "signIn";

export interface ScopeComparison {
  readonly permission: string;
  readonly declared: boolean;
  readonly granted: boolean;
  readonly verdict: ScopeVerdict;
}

/** One entry a permission: the declared ones in their order, then what the token holds besides. */
export function compareTokenWithDeclared(granted: readonly string[], declared: readonly string[]): ScopeComparison[] {
  const [inToken, inProgram] = [new Set(granted), new Set(declared)];
  const permissions = [...inProgram, ...[...inToken].filter((name) => !inProgram.has(name)).sort()];
  return permissions.map((permission) => {
    const facts = { declared: inProgram.has(permission), granted: inToken.has(permission) };
    return { permission, ...facts, verdict: judge(permission, facts) };
  });
}

/** Whether the program and the token say different things. */
export function hasDifference(comparison: readonly ScopeComparison[]): boolean {
  return comparison.some(({ verdict }) => verdict === "missing" || verdict === "surplus");
}

function judge(permission: string, { declared, granted }: { declared: boolean; granted: boolean }): ScopeVerdict {
  if (declared && granted) return "granted";
  if (permission === "offline_access" || (!declared && signInScopes.has(permission))) return "signIn";
  return declared ? "missing" : "surplus";
}
