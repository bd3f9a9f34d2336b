/** What an examination finds. */
import type { CheckedCommand } from "./commandCalls";

/** unknown: it may not be read, or nobody can tell; that keeps nothing from running. */
export type Mark = "ok" | "warning" | "blocks" | "unknown";

export interface Diagnosis {
  /** One word for programs and the screen: "clock". */
  readonly subject: string;
  readonly mark: Mark;
  /** In one sentence. */
  readonly what: string;
  /** A command, or a sentence. */
  readonly fix?: string;
}

/** What one command needs, set beside what is held. */
export interface CommandDiagnosis {
  readonly command: CheckedCommand;
  readonly mark: Extract<Mark, "ok" | "blocks" | "unknown">;
  /** The least permissions that would do, sorted. */
  readonly least: readonly string[];
  /** Those of them to be added. */
  readonly lacking: readonly string[];
  /** Calls that are closed without them. */
  readonly closed: readonly string[];
  /** What a user cannot do, each with the least role for it. */
  readonly lackingRoles: readonly { readonly what: string; readonly role: string }[];
}
