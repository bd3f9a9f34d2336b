/** The key that signs tokens: made once, kept in the store, so that tokens outlive a restart of the server. */
import { createPrivateKey, createPublicKey, generateKeyPair } from "node:crypto";
import { promisify } from "node:util";
import { calculateJwkThumbprint } from "jose";
import type { SigningKey } from "../context";
import type { Store } from "../store";

const generate = promisify(generateKeyPair);

/** The store's signing key, or a new one that is stored before it is returned. */
export async function openSigningKey(store: Store): Promise<SigningKey> {
  const [kept] = store.list("signingKey");
  if (kept !== undefined) return readSigningKey(kept.id, kept.privateKey);

  const { kid, privateKey } = await generateSigningKey();
  store.put("signingKey", { id: kid, privateKey });
  return readSigningKey(kid, privateKey);
}

/**
 * A new RSA key of 2048 bits as PKCS #8 PEM, with its RFC 7638 thumbprint.
 *
 * Generating runs off the main thread: a start can do other work meanwhile and await this last.
 */
export async function generateSigningKey(): Promise<{ readonly kid: string; readonly privateKey: string }> {
  const { privateKey, publicKey } = await generate("rsa", { modulusLength: 2048 });
  const kid = await calculateJwkThumbprint(publicKey.export({ format: "jwk" }));
  return { kid, privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString() };
}

/** The key pair of a private key that {@link generateSigningKey} made. */
export function readSigningKey(kid: string, pem: string): SigningKey {
  const privateKey = createPrivateKey(pem);
  return { kid, privateKey, publicKey: createPublicKey(privateKey) };
}
