/** Makes a signed JWT of claims. */
import { SignJWT } from "jose";
import type { SigningKey } from "../context";

/**
 * A compact JWT, signed RS256.
 *
 * Entra puts a `nonce` into the header of Graph tokens that breaks an ordinary signature check. This server leaves it
 * out on purpose, so that a person can verify a practice token with any library; clients must not read them anyway.
 */
export function signToken(key: SigningKey, claims: object): Promise<string> {
  return new SignJWT({ ...claims }).setProtectedHeader({ typ: "JWT", alg: "RS256", kid: key.kid }).sign(key.privateKey);
}
