/** What a client gets for a signed-in user: access token and, when asked for, id token. Refresh tokens are the grants' own. */
import type { ClientProofClass } from "../../tokens/accessTokenClaims";
import { graphAppId } from "../../tokens/graphAudiences";
import { checkAssigned } from "../consent/appRoles";
import { grantedScopes, hasAnyGrant } from "../consent/grantedScopes";
import { refuse } from "../refusals/refusal";
import { findApiByAppId } from "../scopes/findApi";
import type { ApiRequest, RequestedScope } from "../scopes/resolveScope";
import type { Person } from "../sessions/person";
import { clientCapabilities } from "./clientCapabilities";
import { clientInfo } from "./clientInfo";
import { issueClientIdToken } from "./issueClientIdToken";
import type { TokenAnswer, TokenRequest } from "./tokenRequest";
import { issueUserAccessToken } from "./userAccessToken";

export interface UserTokenOrder {
  readonly person: Person;
  readonly proof: ClientProofClass;
  readonly requested: RequestedScope;
  readonly nonce: string | null;
  /** The session of the browser that the person signed in with, if there was one. */
  readonly sid: string | null;
  /** When the person signed in, in milliseconds since 1970. */
  readonly signedIn: number;
  /** Whether the person showed a second factor. */
  readonly isStrong: boolean;
}

/**
 * A token for the first API that is named, with everything that is granted for it, as Entra gives it.
 *
 * @throws {Refusal} 65001 when something that was asked for by name is not granted, or nothing is; 50105 when the app is
 *   for assigned users and this is none; 500011 when there is no Graph in the directory
 */
export async function issueUserTokens(request: TokenRequest, order: UserTokenOrder): Promise<TokenAnswer> {
  const { context, client, fields } = request;
  const { person, proof, requested, nonce, sid, signedIn, isStrong } = order;
  checkAssigned(context, client, person.user);
  const asked = requested.apis[0] ?? userInfo(request);
  const granted = requireGranted(request, { person, requested, asked });
  const scopes = scopesInToken(asked, requested, granted);
  const { oidc } = requested;
  const issued = await issueUserAccessToken(context, {
    client,
    proof,
    asked,
    person,
    scopes,
    hasProfile: oidc.includes("profile"),
    sid,
    signedIn,
    isStrong,
    capabilities: clientCapabilities(fields),
  });
  const idToken = oidc.includes("openid")
    ? await issueClientIdToken(context, client, { person, oidc, nonce, sid, signedIn, isInAddress: false })
    : undefined;
  return {
    token_type: "Bearer",
    scope: writeScope(asked, scopes),
    expires_in: issued.expiresIn,
    ext_expires_in: issued.expiresIn,
    access_token: issued.token,
    ...(idToken !== undefined && { id_token: idToken }),
    ...(fields.get("client_info") === "1" && { client_info: clientInfo(context, person.user) }),
  };
}

/** Scopes of OpenID Connect alone are for Graph's user info. */
function userInfo({ context }: TokenRequest): ApiRequest {
  const api = findApiByAppId(context, graphAppId);
  if (api === undefined) throw refuse(500011, { resource: graphAppId, tenant: context.domain });
  return { api, audience: graphAppId, prefix: "", isDefault: false, names: [] };
}

function requireGranted(
  { context, client }: TokenRequest,
  { person, requested, asked }: { person: Person; requested: RequestedScope; asked: ApiRequest },
): ReadonlySet<string> {
  const pair = { client, userId: person.user.id };
  const granted = grantedScopes(context, pair, asked.api);
  const missing = asked.names.filter((name) => !granted.has(name));
  const nothing = asked.isDefault ? granted.size === 0 : asked.names.length === 0 && !hasAnyGrant(context, pair);
  if (missing.length === 0 && !nothing) return granted;
  throw refuse(65001, { app: client.displayName, missing: missing.join(", ") || requested.written });
}

/**
 * Sorted. `offline_access` is in no token; what OpenID Connect asks for is hosted on Graph and so in its tokens only.
 */
function scopesInToken({ api }: ApiRequest, { oidc }: RequestedScope, granted: ReadonlySet<string>): string[] {
  const names = new Set(api.isGraph ? [...granted, ...oidc] : granted);
  names.delete("offline_access");
  return [...names].sort();
}

/** In the style of the request, because MSAL looks tokens up by the scopes it asked for. */
function writeScope({ prefix, isDefault }: ApiRequest, scopes: readonly string[]): string {
  const bare = ["openid", "profile", "email"];
  const written = scopes.map((name) => (bare.includes(name) ? name : `${prefix}${name}`));
  return [...written, ...(isDefault ? [`${prefix}.default`] : [])].join(" ");
}
