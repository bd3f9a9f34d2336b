/** Whether a client may redeem what was issued to it on a platform: from where, and with which proof of itself. */
import { refuse } from "../../refusals/refusal";
import type { Platform } from "../../signInRecords";
import type { TokenRequest } from "../tokenRequest";

/**
 * The platform of the redirect URI decides the type of the client; without one (device code) `isFallbackPublicClient`
 * does.
 *
 * Source: entra-docs v2-oauth2-auth-code-flow, reference-error-codes.
 *
 * @throws {Refusal} 9002327 and 9002326 (a browser's Origin missing or not allowed), 700025 (a public client shows a
 *   credential), 7000218 (a confidential one shows none)
 */
export function checkRedemption(request: TokenRequest, platform: Platform | null): void {
  checkOrigin(request, platform);
  const app = request.client.displayName;
  const showsProof = request.proof.kind !== "none";
  const isPublic = platform === null ? request.client.application?.isFallbackPublicClient === true : platform !== "web";
  if (isPublic && showsProof) throw refuse(700025, { app });
  if (!isPublic && !showsProof) throw refuse(7000218, { app });
}

function checkOrigin({ origin }: TokenRequest, platform: Platform | null): void {
  if (platform === "spa" && origin === undefined) throw refuse(9002327);
  if (platform !== "spa" && origin !== undefined) throw refuse(9002326, { origin });
}
