/** What a rule is and what it answers. */
import type { AppManifest } from "../manifest";

/** What a rule finds about one argument of an app. */
export interface Problem {
  /** Path of the argument, such as `web.redirectUris`. */
  readonly argument: string;
  /** The value that is wrong, where one is to blame. Never of a secret. */
  readonly value?: string;
  /** The rule as a sentence that is true of every app. */
  readonly rule: string;
  /** What to do, as an order. */
  readonly fix: string;
}

/**
 * "refused": Entra, Graph or the azuread provider before them would answer with an error, so it is an error at preview.
 * "risky": it works, and a reviewer should know; or it is only believed to be refused.
 */
export type RuleLevel = "refused" | "risky";

/** A problem, and the rule that found it. */
export interface Finding extends Problem {
  readonly ruleId: string;
  readonly level: RuleLevel;
  /** What people would otherwise meet: an AADSTS number or Graph's error code. */
  readonly code?: string;
}

/** What rules may know beside the manifest. */
export interface RuleContext {
  /** The day on which is judged, as `2026-11-22` in UTC. */
  readonly today: string;
}

/** Values that are not settled yet pass: a rule that cannot tell says nothing. */
export interface Rule {
  /** Stable; what exceptions and documentation go by. */
  readonly id: string;
  readonly level: RuleLevel;
  /** Why there is such a rule, in one sentence. */
  readonly why: string;
  /** The AADSTS number or Graph code that it foresees, where there is one. */
  readonly code?: string;
  /** The page or the code of Entra's, Graph's or the provider's that says so. */
  readonly source: string;
  readonly judge: (manifest: AppManifest, context: RuleContext) => readonly Problem[];
}
