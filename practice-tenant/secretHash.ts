/** How the text of a client secret is kept: as a hash, so that the store never holds a secret that somebody chose to rely on. */
import { createHash } from "node:crypto";

/** SHA-256 in hex. The texts are long and random, so a plain hash is enough. */
export function hashSecret(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
