/**
 * The keys of stand-in issuers. A federated credential names an issuer somewhere else (a build service, a cluster), whose
 * keys this server never fetches: it reaches out to nobody. It holds a key pair of its own for each such issuer instead,
 * with which it signs as the issuer would, and against which it verifies what comes in that issuer's name.
 */
import type { SigningKey, TenantContext } from "../../context";
import { generateSigningKey, readSigningKey } from "../../tokens/openSigningKey";
import { isOwnIssuer } from "./ownIssuer";

type KeyPlace = Pick<TenantContext, "store" | "keys" | "origin" | "tenantId">;

/** The key of an issuer that has signed here before; the tenant's own for its own tokens. */
export function findIssuerKey(place: KeyPlace, issuer: string): SigningKey | undefined {
  if (isOwnIssuer(place, issuer)) return place.keys;
  const kept = place.store.get("issuerKey", issuer);
  return kept && readSigningKey(kept.kid, kept.privateKey);
}

/** The key of an issuer; at its first use a new RSA key of 2048 bits, which is stored before it is returned. */
export async function openIssuerKey(place: KeyPlace, issuer: string): Promise<SigningKey> {
  const kept = findIssuerKey(place, issuer);
  if (kept !== undefined) return kept;
  const { kid, privateKey } = await generateSigningKey();
  // Generating takes a while, in which another request may have made one: the first that is stored stays.
  const first = place.store.get("issuerKey", issuer) ?? { id: issuer, kid, privateKey };
  place.store.put("issuerKey", first);
  return readSigningKey(first.kid, first.privateKey);
}
