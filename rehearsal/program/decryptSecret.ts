/**
 * Opens secrets of a stack that are encrypted with a passphrase, as Pulumi writes them.
 *
 * `encryptionsalt` is `v1:<salt>:v1:<nonce>:<text>`, where the text is the word "pulumi" and proves the
 * passphrase; a secret is `v1:<nonce>:<text>`. AES-256-GCM, the key by PBKDF2 with SHA-256, 1 000 000 rounds.
 */
import { createDecipheriv, pbkdf2 } from "node:crypto";
import { promisify } from "node:util";

/** Turns one encrypted value into its text. @throws {Error} when passphrase and value do not belong together */
export type Decrypt = (encrypted: string) => string;

const rounds = 1_000_000;
const keyBytes = 32;
const tagBytes = 16;

/** Works the key out of a passphrase; takes a moment. @throws {Error} when it is the wrong one */
export async function createDecrypt(encryptionSalt: string, passphrase: string): Promise<Decrypt> {
  const [version, salt, ...proof] = encryptionSalt.split(":");
  if (version !== "v1" || salt === undefined) throw new Error("encryptionsalt has a format that is not known here");
  const key = await promisify(pbkdf2)(passphrase, Buffer.from(salt, "base64"), rounds, keyBytes, "sha256");
  const decrypt: Decrypt = (encrypted) => decryptWith(key, encrypted);
  if (decrypt(proof.join(":")) !== "pulumi") throw new Error("the passphrase is wrong");
  return decrypt;
}

function decryptWith(key: Buffer, encrypted: string): string {
  const [version, nonce = "", text = ""] = encrypted.split(":");
  if (version !== "v1") throw new Error("the value has a format that is not known here");
  const sealed = Buffer.from(text, "base64");
  const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(nonce, "base64"));
  decipher.setAuthTag(sealed.subarray(-tagBytes));
  return Buffer.concat([decipher.update(sealed.subarray(0, -tagBytes)), decipher.final()]).toString("utf8");
}
