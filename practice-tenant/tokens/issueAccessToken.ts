/** Issues the access token that a client takes to an API, with the claims that Entra would put into it. */
import type { TenantContext } from "../context";
import type { JsonObject, ServicePrincipal, User, UserAccount } from "../records";
import type { ClientProofClass } from "./accessTokenClaims";
import { directoryRolesOf, everyApp } from "./directoryRoles";
import { pairwiseSubject } from "./pairwiseSubject";
import { signToken } from "./signToken";
import { accessTokenLifetime, secondsOf } from "./tokenLifetime";

/**
 * What `aio` says of a sign-in with a second factor. Entra's is opaque, too, and it alone reads it, when the token comes
 * back as a user assertion; tokens of version 2 have no other place for it.
 */
export const strongSignIn = "c3Ryb25n";

/** Whom and what an access token is for. */
export interface AccessTokenOrder {
  readonly client: { readonly appId: string; readonly displayName: string };
  readonly proof: ClientProofClass;
  readonly api: {
    readonly appId: string;
    /** The `aud` of a version 1 token: the API as the scope named it. */
    readonly audience: string;
    readonly tokenVersion: 1 | 2;
    /** Graph's tokens also say whether a user is behind them. */
    readonly isGraph: boolean;
  };
  readonly subject: AppSubject | UserSubject;
  /** Such as "cp1". */
  readonly capabilities: readonly string[];
}

/** An app on its own, with the application permissions it holds. */
export interface AppSubject {
  readonly kind: "app";
  readonly principal: Pick<ServicePrincipal, "id">;
  readonly roles: readonly string[];
}

/** A signed-in user, with the delegated permissions that the token carries. */
export interface UserSubject {
  readonly kind: "user";
  readonly user: User;
  readonly role: UserAccount["role"];
  /** Whether the person showed a second factor. */
  readonly isStrong: boolean;
  readonly scopes: readonly string[];
  /** App roles in the API, or groups that the API wants to see as roles. */
  readonly roles: readonly string[];
  /** Further claims that the API's registration asks for. */
  readonly configured: JsonObject;
}

export interface IssuedToken {
  readonly token: string;
  /** Seconds. */
  readonly expiresIn: number;
}

export async function issueAccessToken(context: TenantContext, order: AccessTokenOrder): Promise<IssuedToken> {
  const expiresIn = accessTokenLifetime(context.random);
  const now = secondsOf(context.clock());
  const claims = {
    ...(order.api.tokenVersion === 1 ? audienceV1(context, order) : audienceV2(context, order)),
    iat: now,
    nbf: now,
    exp: now + expiresIn,
    ...subjectClaims(order),
    ...(order.capabilities.length > 0 && { xms_cc: order.capabilities }),
    tid: context.tenantId,
    uti: context.random.token(16),
  };
  return { token: await signToken(context.keys, claims), expiresIn };
}

function audienceV1({ origin, tenantId }: TenantContext, { api, client, proof }: AccessTokenOrder) {
  return {
    aud: api.audience,
    iss: `${origin}/${tenantId}/`,
    ver: "1.0",
    appid: client.appId,
    appidacr: proof,
    ...(api.isGraph && { app_displayname: client.displayName }),
  };
}

function audienceV2({ origin, tenantId }: TenantContext, { api, client, proof }: AccessTokenOrder) {
  return { aud: api.appId, iss: `${origin}/${tenantId}/v2.0`, ver: "2.0", azp: client.appId, azpacr: proof };
}

function subjectClaims({ subject, api }: AccessTokenOrder) {
  const roles = subject.roles.length > 0 ? { roles: subject.roles } : {};
  if (subject.kind === "app") {
    const { id } = subject.principal;
    return { oid: id, sub: id, idtyp: "app", ...roles, ...(api.isGraph && { wids: [everyApp] }) };
  }
  return {
    oid: subject.user.id,
    sub: pairwiseSubject(subject.user.id, api.appId),
    scp: subject.scopes.join(" "),
    ...roles,
    ...(api.isGraph && { idtyp: "user" }),
    ...(api.tokenVersion === 1 ? personClaims(subject) : { preferred_username: subject.user.userPrincipalName }),
    name: subject.user.displayName,
    ...(subject.isStrong && { aio: strongSignIn }),
    ...subject.configured,
  };
}

/** What version 1 tokens tell about the person; version 2 leaves most of it to optional claims. */
function personClaims({ user, role, isStrong }: UserSubject) {
  return {
    acr: "1",
    amr: isStrong ? ["pwd", "mfa"] : ["pwd"],
    ...(user.givenName !== null && { given_name: user.givenName }),
    ...(user.surname !== null && { family_name: user.surname }),
    upn: user.userPrincipalName,
    unique_name: user.userPrincipalName,
    wids: directoryRolesOf(role),
  };
}
