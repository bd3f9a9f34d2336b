/** Proves an app with its certificate: a JWT about itself, signed with the key. */
import { createHash, createPrivateKey, randomUUID, X509Certificate } from "node:crypto";
import { SignJWT } from "jose";
import type { AppAccess } from "./appAccess";

/**
 * @param pem the certificate and its RSA key
 *
 * Source: learn.microsoft.com/entra/identity-platform/certificate-credentials, "Assertion format".
 */
export function signAssertion({ authority, clientId }: Pick<AppAccess, "authority" | "clientId">, pem: string) {
  const thumbprint = createHash("sha256").update(new X509Certificate(pem).raw).digest("base64url");
  return new SignJWT()
    .setProtectedHeader({ alg: "PS256", typ: "JWT", "x5t#S256": thumbprint })
    .setAudience(`${authority}/oauth2/v2.0/token`)
    .setIssuer(clientId)
    .setSubject(clientId)
    .setJti(randomUUID())
    .setNotBefore("0s")
    .setExpirationTime("5m")
    .sign(createPrivateKey(pem));
}
