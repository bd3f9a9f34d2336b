/** Verifies a client assertion with a key that is known by now, in Entra's words where it fails. */
import type { KeyObject } from "node:crypto";
import { errors, jwtVerify } from "jose";
import { type Refusal, refuse } from "../refusals/refusal";
import type { Client } from "./findClient";

export interface AssertionCheck {
  readonly client: Client;
  readonly key: KeyObject;
  /** Whose key it is: "the named certificate". */
  readonly signer: string;
  readonly algorithms: readonly string[];
  /** One of these must be the assertion's; absent where that is judged elsewhere. */
  readonly audiences?: readonly string[];
  readonly now: Date;
}

/** Entra allows for clocks that differ by five minutes. */
const clockTolerance = 300;

/** @throws {Refusal} 700024 out of time, 700027 another signature or audience */
export async function verifyAssertion(assertion: string, check: AssertionCheck): Promise<void> {
  const { key, algorithms, audiences, now } = check;
  try {
    await jwtVerify(assertion, key, {
      algorithms: [...algorithms],
      ...(audiences !== undefined && { audience: [...audiences] }),
      currentDate: now,
      clockTolerance,
      requiredClaims: ["exp"],
    });
  } catch (error) {
    throw explain(error, check);
  }
}

function explain(error: unknown, { client, signer }: AssertionCheck): Refusal | unknown {
  if (error instanceof errors.JWTExpired) return refuse(700024);
  if (error instanceof errors.JWTClaimValidationFailed) {
    return error.claim === "nbf" || error.claim === "exp"
      ? refuse(700024)
      : refuse(700027, { app: client.displayName, reason: `its '${error.claim}' is not this token endpoint` });
  }
  if (error instanceof errors.JOSEError || error instanceof TypeError) {
    return refuse(700027, { app: client.displayName, reason: `the signature is not by ${signer}` });
  }
  return error;
}
