/** Everything that an examination has found. */
import type { CommandDiagnosis, Diagnosis } from "../../lifecycle";

export interface Examination {
  /** Undefined where nobody could sign in. */
  readonly tenant: { readonly id: string; readonly isPractice: boolean } | undefined;
  /** Undefined where nobody could sign in. */
  readonly operator:
    | { readonly name: string; readonly objectId: string; readonly clientId: string; readonly kind: "app" | "user" }
    | undefined;
  readonly diagnoses: readonly Diagnosis[];
  /** Those that were asked about; none where nobody could sign in. */
  readonly commands: readonly CommandDiagnosis[];
}

/** Whether something keeps a command that was asked about from running. */
export function isBlocked({ diagnoses, commands }: Examination): boolean {
  return [...diagnoses, ...commands].some(({ mark }) => mark === "blocks");
}
