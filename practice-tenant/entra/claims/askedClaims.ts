/** The optional claims that an app registration asks for by name. */
import { z } from "zod";
import type { Application } from "../../records";

/** Tokens that apps get. Those of SAML are not issued here. */
export type TokenKind = "accessToken" | "idToken";

/** Each name with its `additionalProperties`. */
export type AskedClaims = ReadonlyMap<string, readonly string[]>;

const claimSchema = z.object({
  name: z.string(),
  source: z.string().nullish(),
  additionalProperties: z.array(z.string()).nullish(),
});
const claimsSchema = z.array(claimSchema).catch([]);

/** Of the application itself for id tokens, and of the API for access tokens. Claims of extensions are left out. */
export function askedClaims(
  application: Pick<Application, "optionalClaims"> | undefined,
  kind: TokenKind,
): AskedClaims {
  const asked = claimsSchema.parse(application?.optionalClaims?.[kind] ?? []);
  const predefined = asked.filter(({ source }) => source == null || source === "");
  return new Map(predefined.map(({ name, additionalProperties }) => [name, additionalProperties ?? []]));
}
