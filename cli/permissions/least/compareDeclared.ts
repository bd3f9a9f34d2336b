/** Sets what an app declares of Microsoft Graph beside what its calls need. */
import type { PermissionKind } from "../../../catalogue";
import { UsageError } from "../../usageError";
import type { Answer, TogetherAnswer } from "./answerCalls";
import type { DeclaredPermissions } from "./readDeclared";

/** Of the sign-in itself; no call tells whether an app needs them. */
export const signInScopes: ReadonlySet<string> = new Set(["openid", "profile", "email", "offline_access"]);

export interface KindDifference {
  /** Needed, and not declared. */
  readonly missing: readonly string[];
  /** Declared, and no call needs it. */
  readonly surplus: readonly string[];
}

export type DeclaredDifference = Readonly<Partial<Record<PermissionKind, KindDifference>>>;

/**
 * One entry for each of the kinds. The fewest permissions and the narrowest ones are both right: the set that is nearer to
 * what is declared counts.
 */
export function compareDeclared(
  declared: DeclaredPermissions,
  { together }: Pick<Answer, "together">,
  kinds: readonly PermissionKind[],
): DeclaredDifference {
  return Object.fromEntries(kinds.map((kind) => [kind, nearer(declared[kind], together[kind])]));
}

function nearer(declared: readonly string[], { names, least, narrowest }: TogetherAnswer): KindDifference {
  const size = ({ missing, surplus }: KindDifference): number => missing.length + surplus.length;
  return [least, narrowest]
    .map((needed) => differenceOf(declared, needed))
    .reduce((best, next) => (size(next) < size(best) ? next : best), differenceOf(declared, names));
}

function differenceOf(declared: readonly string[], needed: readonly string[]): KindDifference {
  return {
    missing: needed.filter((name) => !declared.includes(name)),
    surplus: declared.filter((name) => !needed.includes(name) && !signInScopes.has(name)).sort(),
  };
}

export function differs(difference: DeclaredDifference): boolean {
  return Object.values(difference).some(({ missing, surplus }) => missing.length + surplus.length > 0);
}

/**
 * The kinds to compare: the one asked for, those that the calls' tokens tell, or the only one that the app declares.
 *
 * @throws {UsageError} where an app declares both kinds, and calls do not tell with which token they were made.
 */
export function kindsToCompare(
  declared: DeclaredPermissions,
  { calls }: Pick<Answer, "calls">,
  asked: PermissionKind | undefined,
): readonly PermissionKind[] {
  if (asked !== undefined) return [asked];
  if (calls.every(({ call }) => call.kind !== undefined)) return ["delegated", "application"];
  const { delegated, application } = declared;
  const onBehalf = delegated.some((name) => !signInScopes.has(name));
  if (onBehalf && application.length > 0) {
    throw new UsageError(
      `"${declared.app}" declares delegated and application permissions, and the calls do not tell with which they are made.`,
      "say it with --kind delegated or --kind application, or use --rehearsal, whose log tells",
    );
  }
  return [application.length > 0 ? "application" : "delegated"];
}
