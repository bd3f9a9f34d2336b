/** Whether a client assertion is the app's: signed by one of its certificates, or by an issuer that it trusts. */
import { decodeJwt, decodeProtectedHeader, errors, type JWTPayload, type JWTVerifyOptions, jwtVerify } from "jose";
import type { TenantContext } from "../../context";
import { refuse } from "../refusals/refusal";
import { findCertificate } from "./findCertificate";
import type { Client } from "./findClient";
import { matchFederatedCredential } from "./matchFederatedCredential";

const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Entra allows for clocks that differ by five minutes. */
const clockTolerance = 300;

/**
 * @throws {Refusal} 700027 (not verifiable), 700021 (another client's), 700024 (out of time), or one of 700211, 700212,
 *   700213 and 7002138 when a federated credential does not match
 */
export async function proveAssertion(context: TenantContext, client: Client, assertion: string): Promise<void> {
  const claims = readClaims(client, assertion);
  const { iss = "", sub = "" } = claims;
  if (iss !== client.appId && !guid.test(iss)) return matchFederatedCredential(context, client, claims);

  const foreign = iss !== client.appId ? "iss" : sub !== client.appId ? "sub" : undefined;
  if (foreign !== undefined) throw refuse(700021, { app: client.displayName, claim: foreign });
  await verifyByCertificate(context, client, assertion);
}

function readClaims(client: Client, assertion: string): JWTPayload {
  try {
    return decodeJwt(assertion);
  } catch {
    throw refuse(700027, { app: client.displayName, reason: "it is not a JWT" });
  }
}

async function verifyByCertificate(context: TenantContext, client: Client, assertion: string): Promise<void> {
  const certificate = findCertificate(context, client, decodeProtectedHeader(assertion));
  const options: JWTVerifyOptions = {
    algorithms: ["RS256", "PS256", "ES256"],
    audience: assertionAudiences(context),
    currentDate: context.clock(),
    clockTolerance,
    requiredClaims: ["exp"],
  };
  try {
    await jwtVerify(assertion, certificate.publicKey, options);
  } catch (error) {
    throw explain(client, error);
  }
}

/** The token endpoint under every name of the tenant, because a client writes the address that it was configured with. */
function assertionAudiences({ origin, tenantId, store }: TenantContext): string[] {
  const names = [tenantId, "common", "organizations", ...store.list("domain").map(({ id }) => id)];
  return names.flatMap((name) => [`${origin}/${name}/oauth2/v2.0/token`, `${origin}/${name}/v2.0`]);
}

function explain(client: Client, error: unknown): unknown {
  if (error instanceof errors.JWTExpired) return refuse(700024);
  if (error instanceof errors.JWTClaimValidationFailed) {
    return error.claim === "nbf" || error.claim === "exp"
      ? refuse(700024)
      : refuse(700027, { app: client.displayName, reason: `its '${error.claim}' is not this token endpoint` });
  }
  if (error instanceof errors.JOSEError || error instanceof TypeError) {
    return refuse(700027, { app: client.displayName, reason: "the signature is not by the named certificate" });
  }
  return error;
}
