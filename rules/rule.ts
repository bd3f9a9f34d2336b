/** What a rule is and what it answers. */
import type { AppManifest } from "../manifest";

/** One thing that Entra, or the azuread provider before it, would refuse. */
export interface Finding {
  /** Path of the argument, such as `web.redirectUris`. */
  readonly argument: string;
  /** The value that is wrong, where one is to blame. */
  readonly value?: string;
  /** The rule as a sentence that is true of every app. */
  readonly rule: string;
  /** What to do, as an order. */
  readonly fix: string;
}

/** Values that are not settled yet pass: a rule that cannot tell says nothing. */
export interface Rule {
  readonly id: string;
  readonly judge: (manifest: AppManifest) => readonly Finding[];
}
