/** Reads the certificate of a key credential. */
import { X509Certificate } from "node:crypto";

/** Clients send base64 of DER, or (the azuread provider) base64 of PEM text; undefined for anything else. */
export function readCertificate(key: string): X509Certificate | undefined {
  try {
    return new X509Certificate(Buffer.from(key, "base64"));
  } catch {
    return undefined;
  }
}
