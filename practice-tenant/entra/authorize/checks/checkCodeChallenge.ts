/** Proof key for code exchange (RFC 7636), on the way out. */
import { refuse } from "../../refusals/refusal";
import type { CodeChallenge } from "../../signInRecords";
import type { AuthorizeRequest } from "../authorizeRequest";

/** @throws {Refusal} 90023 for an unknown method, 501491 for a challenge that is too short, too long or not base64url */
export function checkCodeChallenge({ fields }: AuthorizeRequest): void {
  const method = fields.get("code_challenge_method");
  if (method !== undefined && method !== "S256" && method !== "plain") {
    throw refuse(90023, { field: "code_challenge_method", value: method, allowed: "S256, plain" });
  }
  const challenge = fields.get("code_challenge");
  if (challenge !== undefined && !/^[A-Za-z0-9._~-]{43,128}$/.test(challenge)) throw refuse(501491);
}

/** The challenge of a request that passed; without a method it counts as plain. */
export function codeChallengeOf({ fields }: AuthorizeRequest): CodeChallenge | null {
  const value = fields.get("code_challenge");
  if (value === undefined) return null;
  return { value, method: fields.get("code_challenge_method") === "S256" ? "S256" : "plain" };
}
