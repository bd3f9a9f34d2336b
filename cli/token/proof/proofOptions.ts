/** Where an app's proof may come from. */
import type { CliDeps } from "../../cliDeps";
import type { PracticeSession } from "../../practiceTenantSession";

/** What the command line says of where the proof is. */
export interface ProofOptions {
  /** Variable that holds the secret. */
  readonly secretEnv?: string;
  /** Output of the stack that is the secret. */
  readonly secretOutput?: string;
  readonly secretStdin?: boolean;
  /** File with the certificate and its private key. */
  readonly certificate?: string;
  /** Variable that holds the password of the private key. */
  readonly certificatePasswordEnv?: string;
  /** File with a token of an issuer that the app trusts. */
  readonly assertionFile?: string;
}

export interface ProofPlace {
  readonly deps: CliDeps;
  /** The practice tenant, when the app lives there. */
  readonly session?: PracticeSession | undefined;
  /** Reads an output of the stack in the clear. */
  readonly readOutput: (name: string) => Promise<unknown>;
}
