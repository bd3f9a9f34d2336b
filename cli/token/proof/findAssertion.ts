/** Where a token comes from that an app trusts in place of a secret. */
import { resolve } from "node:path";
import { type AppAccess, CredentialUnusableError } from "../../../token";
import { declareOne, readFederatedCredentials } from "../../practice/federatedCredentials";
import { orderAssertion, usualLifetime } from "../../practice/orderAssertion";
import type { PracticeSession } from "../../practiceTenantSession";
import { exchangeAudienceFor, readGithubToken } from "./githubToken";
import type { ProofOptions, ProofPlace } from "./proofOptions";
import { readText } from "./readCertificate";

/**
 * From the file that is named; on the practice tenant from a stand-in of the issuer; elsewhere from the file of a workload
 * identity or from GitHub Actions.
 *
 * @throws {CredentialUnusableError} when there is none
 */
export async function findAssertion(
  app: AppAccess,
  { assertionFile }: ProofOptions,
  { deps, session }: ProofPlace,
): Promise<string> {
  if (assertionFile !== undefined) return readText(resolve(deps.cwd, assertionFile)).trim();
  if (session !== undefined) return standIn(app, session, deps.stderr);
  const { AZURE_FEDERATED_TOKEN_FILE: file } = deps.env;
  if (file !== undefined && file !== "") return readText(resolve(deps.cwd, file)).trim();
  const fromGithub = await readGithubToken(deps.env, exchangeAudienceFor(app.authority));
  if (fromGithub !== undefined) return fromGithub;
  throw new CredentialUnusableError(
    `"${app.name}" needs a token of an issuer that it trusts, and none was given.`,
    "use --assertion-file or AZURE_FEDERATED_TOKEN_FILE; in GitHub Actions give the job `permissions: id-token: write`",
  );
}

/** Signed by the practice tenant, as the first of the app's federated credentials expects it. */
async function standIn(
  { name, clientId }: AppAccess,
  session: PracticeSession,
  stderr: ProofPlace["deps"]["stderr"],
): Promise<string> {
  const [trusted] = await readFederatedCredentials(session, clientId);
  if (trusted === undefined) {
    throw new CredentialUnusableError(`"${name}" trusts no issuer in the practice tenant.`, declareOne);
  }
  const { issuer, subject, audience } = trusted;
  stderr.write(`The practice tenant vouches for ${subject},\n  in place of ${issuer}\n`);
  return orderAssertion(session, { issuer, subject, audience, lifetime: usualLifetime });
}
