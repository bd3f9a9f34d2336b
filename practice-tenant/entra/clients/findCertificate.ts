/** The certificate of an app that the header of an assertion names. */
import { createHash, X509Certificate } from "node:crypto";
import type { TenantContext } from "../../context";
import type { KeyCredential } from "../../records";
import { refuse } from "../refusals/refusal";
import type { Client } from "./findClient";
import type { ReadAssertion } from "./readAssertion";

/** The header parameters that may name a key; libraries differ in which they send. */
type KeyHeader = Pick<ReadAssertion["header"], "kid" | "x5t" | "x5t#S256">;

/** @throws {Refusal} 5002723 when the header names no key, 700027 when the app has no such certificate, or it is over */
export function findCertificate({ clock }: TenantContext, client: Client, header: KeyHeader): X509Certificate {
  if ([header.kid, header.x5t, header["x5t#S256"]].every((name) => name === undefined)) throw refuse(5002723);
  const credentials = [...(client.application?.keyCredentials ?? []), ...(client.principal?.keyCredentials ?? [])];
  for (const credential of credentials) {
    const certificate = parseCertificate(credential);
    if (certificate === undefined || !isNamedBy(header, certificate)) continue;
    if (Date.parse(credential.endDateTime) > clock().getTime()) return certificate;
    throw refuse(700027, { app: client.displayName, reason: "the certificate is expired" });
  }
  throw refuse(700027, { app: client.displayName, reason: "the key was not found for the client" });
}

/** `key` is base64 of DER, or of PEM text; anything else was stored as sent and is of no use here. */
function parseCertificate({ key }: KeyCredential): X509Certificate | undefined {
  if (key === null) return undefined;
  try {
    return new X509Certificate(Buffer.from(key, "base64"));
  } catch {
    return undefined;
  }
}

/** MSAL sends x5t or x5t#S256, padded where it is that of Python; the azuread provider a padded SHA-1 thumbprint as kid. */
function isNamedBy(header: KeyHeader, { raw }: X509Certificate): boolean {
  const sha1 = createHash("sha1").update(raw).digest("base64url");
  const sha256 = createHash("sha256").update(raw).digest("base64url");
  const [x5t, kid, x5tS256] = [header.x5t, header.kid, header["x5t#S256"]].map((name) => name?.replace(/=+$/, ""));
  return x5t === sha1 || kid === sha1 || x5tS256 === sha256;
}
