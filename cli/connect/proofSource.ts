/** Where a program that was connected finds what proves its app. */
import { dirname, join } from "node:path";
import type { CredentialKind } from "../../token";
import type { Connection } from "./connection";

/** The variable that holds the secret, or names the file; as @azure/identity reads them. */
export const proofVariables: Readonly<Record<CredentialKind, string>> = {
  secret: "AZURE_CLIENT_SECRET",
  certificate: "AZURE_CLIENT_CERTIFICATE_PATH",
  federated: "AZURE_FEDERATED_TOKEN_FILE",
};

/** Whether a person has something to put into a file of variables: a platform sets those of a federated token itself. */
export function needsEnvFile({ proof }: Pick<Connection, "proof">): boolean {
  return proof === "secret" || proof === "certificate";
}

/** Where the configuration has it not, as a sentence; undefined where nothing is kept back. */
export function whereProofIs({ proof }: Connection): string | undefined {
  if (proof === "secret") return `Its secret is in the environment only (${proofVariables.secret}), never in here.`;
  if (proof !== "certificate") return undefined;
  return `Its certificate and key are in the file that ${proofVariables.certificate} names, never in here.`;
}

/** Where the token of the issuer's stand-in is kept, beside the practice tenant's own files, which git ignores. */
export function practiceAssertionFile({ proof, title, practiceCaFile }: Connection): string | undefined {
  if (proof !== "federated" || practiceCaFile === undefined) return undefined;
  return join(dirname(practiceCaFile), `${title.replaceAll(/[^\w.-]/g, "-")}.jwt`);
}
