/** What a review is made from: two versions of one program, as a rehearsal or a file tells them. */
import type { AppManifest } from "../manifest";

/** One version of a program. */
export interface ReviewedVersion {
  /** How people call it: `main (3f2c1ab)`, `working tree` or the name of a file. */
  readonly label: string;
  readonly apps: readonly ReviewedApp[];
  /** What a reader must know of how this was found. */
  readonly notices: readonly Notice[];
}

export interface ReviewedApp {
  readonly manifest: AppManifest;
  /** URN of the azuread application. */
  readonly urn: string;
  /** Whole URNs under which the application was known before. */
  readonly aliases: readonly string[];
  /** Whether the engine's own plan says that it will be made anew, under the same URN. @default false */
  readonly isReplaced?: boolean;
}

/**
 * notVerified: a look-up that only the real tenant can answer, answered by a symbol. otherProvider: a resource that is not of
 * azuread. unsupported: an azuread type that is not known, so parts of the picture are missing. failed: the program threw, so
 * there is no picture.
 */
export const noticeKinds = ["failed", "unsupported", "notVerified", "otherProvider"] as const;
export type NoticeKind = (typeof noticeKinds)[number];

export interface Notice {
  readonly kind: NoticeKind;
  /** A sentence for people. */
  readonly text: string;
  /** What it is about, such as a URN or the arguments of a look-up. */
  readonly about?: string;
}

export interface ReviewOptions {
  /** The day on which is judged, as `2026-11-22` in UTC. */
  readonly today: string;
  readonly stack: string;
  readonly project: string;
}
