/** Finds what an app proves itself with. None of it is ever an argument: other users of the machine can read those. */
import type { AppAccess, AppOnlyFlow, AppProof } from "../../../token";
import type { CliDeps } from "../../cliDeps";
import type { PracticeSession } from "../../practiceTenantSession";
import { findAssertion } from "./findAssertion";
import { readCertificate } from "./readCertificate";
import { readSecret } from "./readSecret";

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

/** @throws {CredentialUnusableError} when it is not given, or cannot be used; the message says where it is looked for. */
export async function readProof(
  { app, flow }: { readonly app: AppAccess; readonly flow: AppOnlyFlow },
  options: ProofOptions,
  place: ProofPlace,
): Promise<AppProof> {
  switch (flow) {
    case "secret":
      return { flow, secret: await readSecret(app, options, place) };
    case "certificate":
      return { flow, pem: await readCertificate(app, options, place.deps) };
    case "federated":
      return { flow, assertion: await findAssertion(app, options, place) };
  }
}
