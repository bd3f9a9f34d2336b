/** The optional claims of id tokens that this tenant knows; an app registration asks for them by name. */
import { z } from "zod";
import type { User } from "../../records";
import type { Client } from "../clients/findClient";
import { writeLoginHint } from "../sessions/loginHint";

const optionalClaimsSchema = z.object({ idToken: z.array(z.object({ name: z.string() })) });

/**
 * `sid` names the session, so that an app can tell which one ends; `login_hint` is what an app sends back to sign the
 * same person in or out without asking. MSAL sends both back by itself.
 *
 * Source: entra-docs optional-claims-reference.
 */
export function optionalIdClaims(
  { application }: Client,
  { user, sid }: { user: User; sid: string | null },
): Record<string, string> {
  const read = optionalClaimsSchema.safeParse(application?.optionalClaims);
  const asked = read.success ? read.data.idToken.map(({ name }) => name) : [];
  return {
    ...(asked.includes("sid") && sid !== null && { sid }),
    ...(asked.includes("login_hint") && { login_hint: writeLoginHint(user) }),
  };
}
