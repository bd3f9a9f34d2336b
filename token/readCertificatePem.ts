/** Checks a certificate and its private key before they are used, because the libraries tell little of what is wrong. */
import { createPrivateKey, type KeyObject, X509Certificate } from "node:crypto";
import { CredentialUnusableError } from "./errors";

export interface CertificateFile {
  /** Where the text is from, for messages. */
  readonly file: string;
  readonly text: string;
  /** Of the private key, where it is encrypted. */
  readonly password?: string | undefined;
}

/**
 * The certificate followed by its private key, unencrypted, as PEM. Certificates of a chain are kept.
 *
 * @throws {CredentialUnusableError} when one of the two is missing, cannot be read or is not the other's, or the key is
 *   not RSA, which is all that Microsoft's libraries sign with.
 */
export function readCertificatePem({ file, text, password }: CertificateFile): string {
  const certificates = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  const key = readKey({ file, text, password });
  const certificate = parse(certificates[0]);
  if (certificate === undefined) {
    throw unusable(
      file,
      "holds no certificate in PEM form",
      "put the certificate and its private key into one PEM file",
    );
  }
  if (key.asymmetricKeyType !== "rsa") {
    throw unusable(
      file,
      "holds no RSA key",
      "use a certificate with an RSA key; Microsoft's libraries sign with no other",
    );
  }
  if (!certificate.checkPrivateKey(key)) {
    throw unusable(file, "holds a private key of another certificate", "put the key that belongs to it into the file");
  }
  return [...certificates, key.export({ type: "pkcs8", format: "pem" }).toString()].join("\n");
}

function parse(pem: string | undefined): X509Certificate | undefined {
  try {
    return pem === undefined ? undefined : new X509Certificate(pem);
  } catch {
    return undefined;
  }
}

function readKey({ file, text, password }: CertificateFile): KeyObject {
  const pem = /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----[\s\S]+?-----END (?:[A-Z]+ )*PRIVATE KEY-----/.exec(text)?.[0];
  if (pem === undefined) {
    throw unusable(
      file,
      "holds no private key in PEM form",
      "put the certificate and its private key into one PEM file",
    );
  }
  try {
    return createPrivateKey({ key: pem, format: "pem", ...(password !== undefined && { passphrase: password }) });
  } catch {
    // The cause is left out: it says nothing more, and may quote the key.
    throw unusable(
      file,
      password === undefined
        ? "holds a private key that cannot be read; it may need a password"
        : "holds a private key that this password does not open",
      "let AZURE_CLIENT_CERTIFICATE_PASSWORD, or the variable named by --certificate-password-env, hold its password",
    );
  }
}

function unusable(file: string, what: string, fix: string): CredentialUnusableError {
  return new CredentialUnusableError(`${file} ${what}.`, fix);
}
