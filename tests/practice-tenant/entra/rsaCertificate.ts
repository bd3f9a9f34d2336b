/** A certificate for an app. MSAL signs with RSA only, and the tenant's own certificates are EC ones. */
import { createHash, KeyObject, randomUUID, webcrypto, X509Certificate } from "node:crypto";
import { answerMetadataQueries } from "../../../common";
import type { KeyCredential } from "../../../practice-tenant/records";

export interface RsaCertificate {
  /** PEM. */
  readonly certificate: string;
  /** PEM, PKCS #8, not encrypted. */
  readonly privateKey: string;
}

export async function issueRsaCertificate(): Promise<RsaCertificate> {
  answerMetadataQueries();
  const { X509CertificateGenerator } = await import("@peculiar/x509");
  const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
  const parameters = { ...algorithm, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) };
  const keys = await webcrypto.subtle.generateKey(parameters, true, ["sign", "verify"]);
  const issued = await X509CertificateGenerator.createSelfSigned({
    serialNumber: "01",
    name: "CN=Certified",
    notBefore: new Date("2026-01-01"),
    notAfter: new Date("2099-01-01"),
    signingAlgorithm: algorithm,
    keys,
  });
  const privateKey = KeyObject.from(keys.privateKey).export({ type: "pkcs8", format: "pem" }).toString();
  return { certificate: issued.toString("pem"), privateKey };
}

/** The certificate as the directory keeps it on an app. */
export function keyCredential(
  { certificate }: Pick<RsaCertificate, "certificate">,
  dates: Partial<Pick<KeyCredential, "startDateTime" | "endDateTime">> = {},
): KeyCredential {
  const { raw } = new X509Certificate(certificate);
  return {
    keyId: randomUUID(),
    displayName: null,
    startDateTime: "2026-01-01T00:00:00Z",
    endDateTime: "2099-01-01T00:00:00Z",
    type: "AsymmetricX509Cert",
    usage: "Verify",
    key: raw.toString("base64"),
    customKeyIdentifier: createHash("sha1").update(raw).digest("base64"),
    ...dates,
  };
}

/** Thumbprint of a certificate. */
export function thumbprint({ certificate }: Pick<RsaCertificate, "certificate">, hash: "sha1" | "sha256"): Buffer {
  return createHash(hash).update(new X509Certificate(certificate).raw).digest();
}
