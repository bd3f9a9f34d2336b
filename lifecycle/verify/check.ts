/** What a look at one side of an app found: a row of the table that `appreg verify` prints. */
import type { PermissionKind } from "../../catalogue";

/** In the order in which a person reads them: what comes later makes sense only where what comes before holds. */
export const checkKinds = ["exists", "applied", "configured", "consented", "token", "call"] as const;
export type CheckKind = (typeof checkKinds)[number];

/** notProved: nobody signed in, nothing was found to prove the app with, no harmless call is known, and the like. */
export type Verdict = "holds" | "differs" | "notProved";

/**
 * Where a permission is missing that a call needs:
 * - `declaration`: the program does not ask for it
 * - `consent`: it is declared, and nobody granted it
 * - `token`: it is granted, and the token is older than that
 */
export type MissingIn = "declaration" | "consent" | "token";

export interface MissingPermission {
  readonly permission: string;
  readonly kind: PermissionKind;
  readonly missingIn: MissingIn;
}

export interface Check {
  readonly kind: CheckKind;
  /** What was looked at, where there are several of its kind: a way to a token, a group of permissions. */
  readonly subject?: string;
  readonly verdict: Verdict;
  /** Who signed in; absent where nobody did. */
  readonly by?: string;
  /** What was found, in one sentence without a full stop. */
  readonly found: string;
  /** One difference a line. */
  readonly details: readonly string[];
  /** What to do; absent where there is nothing to do. */
  readonly fix?: string;
  /** The permissions that a token or a call lacks. */
  readonly missing?: readonly MissingPermission[];
}

/** Everything that was found of one app. */
export interface VerifiedApp {
  /** Logical name in the program. */
  readonly name: string;
  /** Absent where it was never brought up. */
  readonly clientId?: string;
  readonly checks: readonly Check[];
}

export interface VerdictCounts {
  readonly holds: number;
  readonly differs: number;
  readonly notProved: number;
}

export function countVerdicts(apps: readonly Pick<VerifiedApp, "checks">[]): VerdictCounts {
  const count = (verdict: Verdict): number =>
    apps.flatMap(({ checks }) => checks).filter((check) => check.verdict === verdict).length;
  return { holds: count("holds"), differs: count("differs"), notProved: count("notProved") };
}
