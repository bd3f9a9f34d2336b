/** Where ids and secrets come from; passed in so that a test can foresee them. */
import { randomBytes, randomUUID } from "node:crypto";

export interface Random {
  /** A version 4 GUID, lower case. */
  uuid(): string;
  /** `bytes` random bytes as base64url. */
  token(bytes: number): string;
}

export const systemRandom: Random = {
  uuid: () => randomUUID(),
  token: (bytes) => randomBytes(bytes).toString("base64url"),
};
