/** `appreg token` for an app whose people sign in on a server: this command takes the place of that server. */
import type { AppAccess, AppToken } from "../../../token";
import type { ActingOptions } from "../actAsApp";
import { chooseRequests } from "../chooseRequests";
import { findNamedFlow, requireProofFlow } from "../proof/findProofFlow";
import type { ProofPlace } from "../proof/proofOptions";
import { readProof } from "../proof/readProof";
import { requireOwnAddress, signInToWebApp } from "./signInToWebApp";

/** Whether a person is to sign in as on the app's own server: asked for, or all that its permissions are for. */
export function signsInOnServer({ kind, roles = [] }: AppAccess, flow: string | undefined): boolean {
  return kind === "web" && (flow === "browser" || (flow === undefined && roles.length === 0));
}

/**
 * One token for each API of which the app declares delegated permissions.
 *
 * @throws {CredentialUnusableError} when what proves the app is missing or unusable.
 * @throws errors of sign-in.
 */
export async function tokensOfWebApp(
  app: AppAccess,
  options: ActingOptions,
  place: ProofPlace,
): Promise<readonly AppToken[]> {
  const requests = chooseRequests(app, options);
  // Before anybody is asked for a secret.
  requireOwnAddress(app);
  const flow = findNamedFlow(options) ?? (await requireProofFlow(app, place));
  const proof = await readProof({ app, flow }, options, place);
  const wanted = options.raw === true ? ([requests[0]] as const) : requests;
  return signInToWebApp(app, { requests: wanted, proof, user: options.user }, place);
}
