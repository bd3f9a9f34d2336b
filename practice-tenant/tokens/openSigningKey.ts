/** The key that signs tokens: made once, kept in the store, so that tokens outlive a restart of the server. */
import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from "node:crypto";
import { promisify } from "node:util";
import { calculateJwkThumbprint } from "jose";
import type { SigningKey } from "../context";
import type { Store } from "../store";

const generate = promisify(generateKeyPair);

/**
 * The store's signing key, or a new RSA key of 2048 bits that is stored before it is returned.
 *
 * Generating runs off the main thread: a start can do other work meanwhile and await this last.
 */
export async function openSigningKey(store: Store): Promise<SigningKey> {
  const [kept] = store.list("signingKey");
  if (kept !== undefined) return signingKey(kept.id, createPrivateKey(kept.privateKey));

  const { privateKey, publicKey } = await generate("rsa", { modulusLength: 2048 });
  const kid = await calculateJwkThumbprint(publicKey.export({ format: "jwk" }));
  store.put("signingKey", { id: kid, privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString() });
  return signingKey(kid, privateKey);
}

function signingKey(kid: string, privateKey: KeyObject): SigningKey {
  return { kid, privateKey, publicKey: createPublicKey(privateKey) };
}
