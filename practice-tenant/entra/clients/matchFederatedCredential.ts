/** Workload identity federation: another issuer's token in place of a secret. */
import type { JWTPayload } from "jose";
import type { TenantContext } from "../../context";
import { findIssuerKey } from "../federation/issuerKeys";
import { isOwnIssuer } from "../federation/ownIssuer";
import { refuse } from "../refusals/refusal";
import type { Client } from "./findClient";
import { type ReadAssertion, requireAlgorithm } from "./readAssertion";
import { verifyAssertion } from "./verifyAssertion";

/** Entra takes no other from an issuer (entra-docs, workload-identity-federation-considerations). */
const algorithms = ["RS256"];

/**
 * Compares issuer, subject and audience with the app's federated credentials: exactly, letter case included. Then verifies
 * the signature with the key of the issuer's stand-in, because this server reaches out to nobody: a token of the real
 * issuer gets as far as that, which proves that the credential is written right.
 *
 * @throws {Refusal} 5002738 algorithm; 700211, 700213, 7002138, 7002137 or 700212 for the first part that differs; 700229
 *   for a user's token of this tenant; 7000272 unknown key; 700027 signature; 700024 when out of time
 */
export async function matchFederatedCredential(
  context: TenantContext,
  client: Client,
  assertion: ReadAssertion,
): Promise<void> {
  requireAlgorithm(assertion, algorithms);
  compareClaims(context, client, assertion.claims);
  const { iss: issuer = "" } = assertion.claims;
  const key = findIssuerKey(context, issuer);
  const { kid } = assertion.header;
  if (key === undefined || kid !== key.kid) throw refuse(7000272, { key: kid ?? "", issuer });
  await verifyAssertion(assertion.text, {
    client,
    key: key.publicKey,
    signer: "the issuer's key",
    algorithms,
    now: context.clock(),
  });
}

function compareClaims(context: TenantContext, client: Client, claims: JWTPayload): void {
  const { iss: issuer = "", sub: subject = "" } = claims;
  const audiences = [claims.aud ?? []].flat();
  const credentials = client.application?.federatedIdentityCredentials ?? [];

  const byIssuer = credentials.filter((credential) => credential.issuer === issuer);
  if (byIssuer.length === 0) throw refuse(700211, { issuer });
  const isOwn = isOwnIssuer(context, issuer);
  if (isOwn && claims.idtyp !== "app") throw refuse(700229);
  const bySubject = byIssuer.filter((credential) => credential.subject === subject);
  if (bySubject.length === 0) {
    const nearly = byIssuer.some((credential) => credential.subject?.toLowerCase() === subject.toLowerCase());
    throw refuse(nearly ? 7002138 : isOwn ? 7002137 : 700213, { subject });
  }
  if (!bySubject.some((credential) => credential.audiences.some((audience) => audiences.includes(audience)))) {
    throw refuse(700212, { audience: audiences.join(" ") });
  }
}
