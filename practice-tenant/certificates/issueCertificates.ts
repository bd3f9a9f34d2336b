/** Makes the practice tenant's certificate authority and the server certificate under it (ECDSA P-256, cheap handshakes). */
import { createPrivateKey, randomBytes, webcrypto } from "node:crypto";
import { answerMetadataQueries } from "../../common";

/** A certificate with its private key, both PEM (the key PKCS #8). */
export interface CertificateAndKey {
  readonly certificate: string;
  readonly privateKey: string;
}

const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
const day = 24 * 60 * 60 * 1000;
/** A clock set back a little must not make a new certificate "not yet valid". */
const backdated = day;
const authorityLife = 5 * 365 * day;
/** Below the 398 days (and Apple's 825 for private roots) from which on some clients refuse a server certificate. */
const serverLife = 365 * day;

/** A new certificate authority that may sign server certificates only. */
export async function issueAuthority(now: Date): Promise<CertificateAndKey> {
  const x509 = await loadX509();
  const keys = await newKeys();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: newSerial(),
    // The unit tells two authorities apart in a trust store that holds both.
    name: `CN=appreg practice tenant, OU=${randomBytes(4).toString("hex")}`,
    notBefore: new Date(now.getTime() - backdated),
    notAfter: new Date(now.getTime() + authorityLife),
    signingAlgorithm: algorithm,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificate: certificate.toString("pem"), privateKey: await exportKey(keys.privateKey) };
}

/** A server certificate for the loopback names, signed by `authority`; never valid longer than that. */
export async function issueServerCertificate(authority: CertificateAndKey, now: Date): Promise<CertificateAndKey> {
  const x509 = await loadX509();
  const issuer = new x509.X509Certificate(authority.certificate);
  const keys = await newKeys();
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: newSerial(),
    subject: "CN=Practice Tenant",
    issuer: issuer.subject,
    notBefore: new Date(now.getTime() - backdated),
    notAfter: new Date(Math.min(now.getTime() + serverLife, issuer.notAfter.getTime())),
    signingAlgorithm: algorithm,
    publicKey: keys.publicKey,
    signingKey: await importKey(authority.privateKey),
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension([
        { type: "ip", value: "127.0.0.1" },
        { type: "ip", value: "::1" },
        { type: "dns", value: "localhost" },
      ]),
      await x509.AuthorityKeyIdentifierExtension.create(issuer),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificate: certificate.toString("pem"), privateKey: await exportKey(keys.privateKey) };
}

/** Loading takes longer than issuing, and only the first start of a tenant issues. */
function loadX509(): Promise<typeof import("@peculiar/x509")> {
  answerMetadataQueries();
  return import("@peculiar/x509");
}

async function newKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
}

async function exportKey(key: webcrypto.CryptoKey): Promise<string> {
  const der = Buffer.from(await webcrypto.subtle.exportKey("pkcs8", key));
  return createPrivateKey({ key: der, format: "der", type: "pkcs8" })
    .export({ format: "pem", type: "pkcs8" })
    .toString();
}

async function importKey(pem: string): Promise<webcrypto.CryptoKey> {
  const der = createPrivateKey(pem).export({ format: "der", type: "pkcs8" });
  return webcrypto.subtle.importKey("pkcs8", der, algorithm, false, ["sign"]);
}

/** Positive and never zero, as RFC 5280 wants. */
function newSerial(): string {
  return `01${randomBytes(15).toString("hex")}`;
}
