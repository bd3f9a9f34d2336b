/** What is known of the permissions for one call to Microsoft Graph. */
import type { Evidence } from "./corrections";

/** Names that open a call together. */
export type RouteWay = readonly string[];

export interface LeastPrivilege {
  /** Needed together. Every one can be declared. */
  readonly least: RouteWay;
  /** What opens the call as well and allows more, in order; each the names needed together. */
  readonly alternatives: readonly RouteWay[];
  /** Who says so: Microsoft's mark on this very call, this project's rules, or a correction of this project. */
  readonly source: "marked" | "inferred" | "corrected";
  /** What shows that a correction is right; undefined for what is not corrected. */
  readonly evidence: Evidence | undefined;
}

export interface CallAccess {
  /** Each opens the call, least first; none where the kind cannot make it (an app without a user has no /me). */
  readonly ways: readonly RouteWay[];
  /** The same as an answer; null where there is no way. */
  readonly verdict: LeastPrivilege | null;
}
