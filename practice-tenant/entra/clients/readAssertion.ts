/** What a client assertion says, before anything of it is believed. */
import { decodeJwt, decodeProtectedHeader, type JWTPayload, type ProtectedHeaderParameters } from "jose";
import { refuse } from "../refusals/refusal";

export interface ReadAssertion {
  /** As it was sent. */
  readonly text: string;
  readonly header: ProtectedHeaderParameters & { readonly "x5t#S256"?: string };
  readonly claims: JWTPayload;
}

/** @throws {Refusal} 50027 when it is no JWT */
export function readAssertion(text: string): ReadAssertion {
  try {
    return { text, header: decodeProtectedHeader(text), claims: decodeJwt(text) };
  } catch {
    throw refuse(50027);
  }
}

/** @throws {Refusal} 5002738 for an algorithm that is not among `supported` */
export function requireAlgorithm({ header }: ReadAssertion, supported: readonly string[]): void {
  const algorithm = String(header.alg);
  if (!supported.includes(algorithm)) throw refuse(5002738, { algorithm, supported: supported.join(", ") });
}
