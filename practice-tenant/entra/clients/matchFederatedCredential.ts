/** Workload identity federation: another issuer's token in place of a secret. */
import type { JWTPayload } from "jose";
import type { TenantContext } from "../../context";
import { refuse } from "../refusals/refusal";
import type { Client } from "./findClient";

/**
 * Compares issuer, subject and audience with the app's federated credentials: exactly, letter case included.
 *
 * Entra also fetches the issuer's keys and verifies the signature. This server reaches out to nobody, so it believes
 * the claims: what it proves is that the credential is written right, not that the token is genuine.
 *
 * @throws {Refusal} 700211, 700213, 7002138 or 700212, for the first part that differs; 700024 when out of time
 */
export function matchFederatedCredential({ clock }: TenantContext, client: Client, claims: JWTPayload): void {
  const { iss = "", sub = "" } = claims;
  const audiences = [claims.aud ?? []].flat();
  const credentials = client.application?.federatedIdentityCredentials ?? [];

  const byIssuer = credentials.filter(({ issuer }) => issuer === iss);
  if (byIssuer.length === 0) throw refuse(700211, { issuer: iss });
  const bySubject = byIssuer.filter(({ subject }) => subject === sub);
  if (bySubject.length === 0) {
    const nearly = byIssuer.some(({ subject }) => subject?.toLowerCase() === sub.toLowerCase());
    throw refuse(nearly ? 7002138 : 700213, { subject: sub });
  }
  if (!bySubject.some((credential) => credential.audiences.some((audience) => audiences.includes(audience)))) {
    throw refuse(700212, { audience: audiences.join(" ") });
  }
  if ((claims.exp ?? 0) * 1000 <= clock().getTime()) throw refuse(700024);
}
