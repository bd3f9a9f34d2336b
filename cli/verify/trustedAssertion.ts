/** Whether the token of this machine's platform is one that an app trusts: a pipeline proves itself, and seldom every app. */
import type { AppManifest, Value } from "../../manifest";
import { type AppAccess, CredentialUnusableError, readAssertion } from "../../token";

/** @throws {CredentialUnusableError} where no federated credential of the app is about this platform and place */
export function assertTrusted(assertion: string, { name }: AppAccess, { credentials }: AppManifest): void {
  const { issuer, subject } = readAssertion(assertion);
  const trusted = credentials.some(
    (credential) => credential.kind === "federated" && is(credential.issuer, issuer) && is(credential.subject, subject),
  );
  if (trusted) return;
  throw new CredentialUnusableError(
    `"${name}" does not trust ${subject}, which is what runs here.`,
    "run it where the app runs",
  );
}

/** What is not settled in the program may be anything. */
function is(declared: Value<string>, actual: string): boolean {
  return declared.state !== "known" || declared.value === actual;
}
