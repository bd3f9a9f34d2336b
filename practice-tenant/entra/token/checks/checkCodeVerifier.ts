/** Proof key for code exchange (RFC 7636), on redemption. */
import { createHash } from "node:crypto";
import { refuse } from "../../refusals/refusal";
import type { AuthorizationCode } from "../../signInRecords";

/**
 * @param verifier the `code_verifier` of the request
 * @throws {Refusal} 9002325 for a single-page app that sent no challenge, 501481 when the verifier is not the challenge's
 */
export function checkCodeVerifier({ challenge, platform }: AuthorizationCode, verifier: string | undefined): void {
  if (challenge === null) {
    if (platform === "spa") throw refuse(9002325);
    return;
  }
  if (verifier === undefined) throw refuse(501481);
  const hash = createHash("sha256").update(verifier).digest("base64url");
  if ((challenge.method === "S256" ? hash : verifier) !== challenge.value) throw refuse(501481);
}
