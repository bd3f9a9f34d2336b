/** Whether a client assertion is the app's: signed by one of its certificates, or by an issuer that it trusts. */
import type { TenantContext } from "../../context";
import { refuse } from "../refusals/refusal";
import { findCertificate } from "./findCertificate";
import type { Client } from "./findClient";
import { matchFederatedCredential } from "./matchFederatedCredential";
import { type ReadAssertion, readAssertion, requireAlgorithm } from "./readAssertion";
import { verifyAssertion } from "./verifyAssertion";

const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Microsoft documents PS256; MSAL also sends RS256, and the azuread provider ES256 for EC keys. */
const certificateAlgorithms = ["RS256", "PS256", "ES256"];

/**
 * @throws {Refusal} 50027 (no JWT), 5002738 (algorithm), 5002723 and 700027 (key or signature), 700021 (another client's),
 *   700024 (out of time), and what {@link matchFederatedCredential} refuses
 */
export async function proveAssertion(context: TenantContext, client: Client, text: string): Promise<void> {
  const assertion = readAssertion(text);
  const { iss = "", sub = "" } = assertion.claims;
  if (iss !== client.appId && !guid.test(iss)) return matchFederatedCredential(context, client, assertion);

  const foreign = iss !== client.appId ? "iss" : sub !== client.appId ? "sub" : undefined;
  if (foreign !== undefined) throw refuse(700021, { app: client.displayName, claim: foreign });
  await verifyByCertificate(context, client, assertion);
}

async function verifyByCertificate(context: TenantContext, client: Client, assertion: ReadAssertion): Promise<void> {
  requireAlgorithm(assertion, certificateAlgorithms);
  const certificate = findCertificate(context, client, assertion.header);
  await verifyAssertion(assertion.text, {
    client,
    key: certificate.publicKey,
    signer: "the named certificate",
    algorithms: certificateAlgorithms,
    audiences: assertionAudiences(context),
    now: context.clock(),
  });
}

/** The token endpoint under every name of the tenant, because a client writes the address that it was configured with. */
function assertionAudiences({ origin, tenantId, store }: TenantContext): string[] {
  const names = [tenantId, "common", "organizations", ...store.list("domain").map(({ id }) => id)];
  return names.flatMap((name) => [`${origin}/${name}/oauth2/v2.0/token`, `${origin}/${name}/v2.0`]);
}
