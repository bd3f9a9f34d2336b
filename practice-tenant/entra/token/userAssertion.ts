/** The token that a caller brought to an API, which hands it in to act for the user behind it. */
import { strongSignIn } from "../../tokens/issueAccessToken";
import { type TokenRefusal, verifyAccessToken } from "../../tokens/verifyAccessToken";
import type { Client } from "../clients/findClient";
import { type Refusal, refuse } from "../refusals/refusal";
import type { PastSignIn } from "../sessions/people";
import type { TokenRequest } from "./tokenRequest";

/**
 * The user that the token speaks for, and when it was issued.
 *
 * @throws {Refusal} 500131 (a token for another app), 500133 (over), 50013 (not of this tenant), 7000114 (an app's own
 *   token, with no user behind it), 240002 (an id token)
 */
export async function readUserAssertion({ context, client, fields }: TokenRequest): Promise<PastSignIn> {
  const verdict = await verifyAccessToken(context, fields.get("assertion"), audiencesOf(client));
  if (!verdict.ok) throw refuseAssertion(client, verdict.reason);
  const { idtyp, scp, oid, iat, aio } = verdict.claims;
  if (idtyp === "app") throw refuse(7000114, { app: client.displayName });
  if (scp === undefined) throw refuse(240002);
  // To the end of the second that the token names, so that a token is never older than the sign-in it came from.
  return { userId: oid, signedIn: iat * 1000 + 999, isStrong: aio === strongSignIn };
}

/** The app's id and its identifier URIs, as the audience of either token version may say them; letter case counts. */
function audiencesOf({ appId, application }: Client): string[] {
  const uris = application?.identifierUris ?? [];
  return [appId, ...uris.flatMap((uri) => [uri, uri.endsWith("/") ? uri.slice(0, -1) : `${uri}/`])];
}

function refuseAssertion(client: Client, reason: TokenRefusal): Refusal {
  const app = client.displayName;
  if (reason === "expired") return refuse(500133, { app });
  if (reason === "wrongAudience") return refuse(500131, { app, appId: client.appId });
  const isText = reason === "malformed" || reason === "empty";
  return refuse(50013, { reason: isText ? "it is no token" : "it is not signed by this tenant" });
}
