/** What a comparison of two versions of a program says: what each app could not do before, worst first. */
import type { Finding } from "../rules";
import type { Change } from "./change";
import type { Notice } from "./reviewInput";
import type { Severity } from "./severity";

/** replaced: the same app to people, under a new client id. */
export type AppStatus = "added" | "removed" | "replaced" | "changed";

/** What differs about one app. */
export interface AppReview {
  /** Logical name, the head's where it has the app. */
  readonly name: string;
  /** As people see it; stands for a value that is not settled where it is none. */
  readonly displayName: string;
  readonly status: AppStatus;
  /** The worst of its changes. */
  readonly severity: Severity;
  /** Worst first; never empty. */
  readonly changes: readonly Change[];
}

/** gone: found in the base only. */
export type FindingStatus = "new" | "standing" | "gone";

/** What a rule finds about an app. */
export interface ReviewedFinding {
  /** Logical name of the app. */
  readonly app: string;
  readonly status: FindingStatus;
  readonly severity: Severity;
  readonly finding: Finding;
  /** The written exception for it. One that has expired does not help: the finding counts. */
  readonly exception?: {
    readonly reason: string;
    /** The last day on which it holds, such as `2026-12-31`. */
    readonly until?: string;
    readonly state: "inForce" | "expired";
  };
  /** Whether a gate counts it: it is the head's, and no exception in force covers it. */
  readonly counts: boolean;
}

export interface ReviewedNotice extends Notice {
  readonly side: "base" | "head" | "both";
}

/**
 * whole: everything was compared. partial: something in a version is not known, so that changes may be missing. none: a version
 * failed, so that nothing was compared.
 */
export type Comparison = "whole" | "partial" | "none";

export interface ReviewSummary {
  readonly comparison: Comparison;
  /** The worst of all changes and of all new findings that count; undefined: there are none. */
  readonly worst: Severity | undefined;
  /** The summary line, as plain text. */
  readonly headline: string;
  /** Changes by severity. */
  readonly changes: Readonly<Record<Severity, number>>;
  readonly apps: Readonly<Record<AppStatus | "unchanged", number>>;
  /** excepted: of new and standing ones, those that an exception in force covers. They are not among those two. */
  readonly findings: Readonly<Record<FindingStatus | "excepted", number>>;
}

/** The facts and the judgement; renderers only put them into words and pictures of their place. */
export interface Review {
  readonly project: string;
  readonly stack: string;
  /** The day on which was judged, as `2026-11-22` in UTC. */
  readonly today: string;
  /** How people call the two versions. */
  readonly labels: { readonly base: string; readonly head: string };
  /** Of the declared manifests; what `--approved` takes is the head's. */
  readonly digests: { readonly base: string; readonly head: string };
  readonly summary: ReviewSummary;
  /** Those with changes, worst first. */
  readonly apps: readonly AppReview[];
  /** Logical names of the apps that did not change, sorted. */
  readonly unchanged: readonly string[];
  /** New ones that count first, then by severity. */
  readonly findings: readonly ReviewedFinding[];
  /** What weighs most first. */
  readonly notices: readonly ReviewedNotice[];
}
