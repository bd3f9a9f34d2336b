/** Gets tokens as an app on its own, without a person. */
import {
  type AppAccess,
  type AppOnlyFlow,
  type AppToken,
  createAppOnlyCredential,
  credentialKinds,
  getAppTokens,
} from "../../token";
import { UsageError } from "../usageError";
import { chooseRequests, type RequestChoice } from "./chooseRequests";
import type { ProofOptions, ProofPlace } from "./proof/proofOptions";
import { readProof } from "./proof/readProof";

export interface ActingOptions extends ProofOptions, RequestChoice {
  /** Sign-in name of a person, who has no part here. */
  readonly user?: string;
  /** Only the first API's token is wanted. */
  readonly raw?: boolean;
}

/** Whether a flow is one of an app on its own. */
export function isAppOnly(flow: string | undefined): flow is AppOnlyFlow {
  return credentialKinds.some((known) => known === flow);
}

/**
 * One token for each API of which the app declares application permissions.
 *
 * @throws {CredentialUnusableError} when what proves the app is missing or unusable.
 * @throws errors of sign-in.
 */
export async function actAsApp(
  { app, flow }: { readonly app: AppAccess; readonly flow: AppOnlyFlow },
  options: ActingOptions,
  place: ProofPlace,
): Promise<readonly AppToken[]> {
  if (options.user !== undefined) {
    throw new UsageError(`With --flow ${flow} the app acts on its own, and nobody signs in.`, "leave --user out");
  }
  const requests = chooseRequests(app, options, "application");
  const proof = await readProof({ app, flow }, options, place);
  const credential = createAppOnlyCredential(app, proof, place.session?.caPem);
  const wanted = options.raw === true ? requests.slice(0, 1) : requests;
  return getAppTokens(app, { credential, requests: wanted, signal: place.deps.interrupted });
}
