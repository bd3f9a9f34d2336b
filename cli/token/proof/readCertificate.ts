/** Where the certificate of an app comes from. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type AppAccess, CredentialUnusableError, readCertificatePem } from "../../../token";
import type { CliDeps } from "../../cliDeps";
import type { ProofOptions } from "./proofOptions";

/**
 * Certificate and private key as PEM.
 *
 * @throws {CredentialUnusableError} when the file is not named, not there or not usable
 */
export async function readCertificate(
  { name }: AppAccess,
  { certificate, certificatePasswordEnv = "AZURE_CLIENT_CERTIFICATE_PASSWORD" }: ProofOptions,
  { cwd, env }: Pick<CliDeps, "cwd" | "env">,
): Promise<string> {
  const file = certificate ?? env.AZURE_CLIENT_CERTIFICATE_PATH ?? "";
  if (file === "") {
    throw new CredentialUnusableError(
      `"${name}" needs a certificate, and none was given.`,
      "name a PEM file that holds it and its private key with --certificate or AZURE_CLIENT_CERTIFICATE_PATH; the program declares the certificate alone, as azuread.ApplicationCertificate",
    );
  }
  return readCertificatePem({ file, text: readText(resolve(cwd, file)), password: env[certificatePasswordEnv] });
}

/** The text of a file that proves who an app is. */
export function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new CredentialUnusableError(`${file} cannot be read.`, "check the name, and that it is yours to read");
  }
}
