/** Makes a certificate with which an app proves who it is: self-signed, because Entra trusts the one it was given and no issuer. */
import { KeyObject, randomBytes, webcrypto, X509Certificate } from "node:crypto";
import { answerMetadataQueries } from "../../common";
import { UsageError } from "../usageError";

export interface CertificateRequest {
  /** Distinguished name, such as `CN=mail-digest`. */
  readonly subject: string;
  readonly from: Date;
  readonly until: Date;
}

export interface AppCertificate {
  /** PEM. */
  readonly certificate: string;
  /** PEM, PKCS #8, not encrypted. */
  readonly privateKey: string;
  /** SHA-1 of the certificate in capital hex, as the Entra portal shows it. */
  readonly thumbprint: string;
}

/** RSA, because Microsoft's libraries sign with no other; its length is the least that Entra's own pages recommend. */
const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
const keyParameters = { ...algorithm, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) };

/** @throws {UsageError} when the subject is no distinguished name. */
export async function issueAppCertificate({ subject, from, until }: CertificateRequest): Promise<AppCertificate> {
  answerMetadataQueries();
  const x509 = await import("@peculiar/x509");
  assertSubject(subject, (text) => new x509.Name(text));
  const keys = await webcrypto.subtle.generateKey(keyParameters, true, ["sign", "verify"]);
  const issued = await x509.X509CertificateGenerator.createSelfSigned({
    // Positive and never zero, as RFC 5280 wants.
    serialNumber: `01${randomBytes(15).toString("hex")}`,
    name: subject,
    notBefore: from,
    notAfter: until,
    signingAlgorithm: algorithm,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.clientAuth]),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  const certificate = `${issued.toString("pem")}\n`;
  return {
    certificate,
    privateKey: KeyObject.from(keys.privateKey).export({ type: "pkcs8", format: "pem" }).toString(),
    thumbprint: new X509Certificate(certificate).fingerprint.replaceAll(":", ""),
  };
}

/** The library makes an empty name of what it does not understand, and throws only for attributes that it does not know. */
function assertSubject(subject: string, parse: (text: string) => unknown): void {
  const looksRight = /^[A-Za-z0-9.]+=\s*[^\s,]/.test(subject) && !/\p{Cc}/u.test(subject);
  try {
    parse(subject);
    if (looksRight) return;
  } catch {
    // Answered below.
  }
  throw new UsageError(
    `The subject ${JSON.stringify(subject)} is no distinguished name.`,
    'write it as in --subject "CN=mail-digest, O=Contoso"',
  );
}
