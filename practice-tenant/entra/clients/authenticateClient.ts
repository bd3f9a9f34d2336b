/** Judges what a client shows to prove that it is itself. */
import type { TenantContext } from "../../context";
import type { ClientProofClass } from "../../tokens/accessTokenClaims";
import type { ClientProof } from "./clientProof";
import type { Client } from "./findClient";
import { proveAssertion } from "./proveAssertion";
import { proveSecret } from "./proveSecret";

/**
 * How the client proved itself, as tokens say it.
 *
 * @throws {Refusal} when something was shown and it is wrong; showing nothing is for the caller to judge
 */
export async function authenticateClient(
  context: TenantContext,
  client: Client,
  proof: ClientProof,
): Promise<ClientProofClass> {
  switch (proof.kind) {
    case "none":
      return "0";
    case "secret":
      proveSecret(context, client, proof.secret);
      return "1";
    case "assertion":
      await proveAssertion(context, client, proof.assertion);
      return "2";
  }
}
