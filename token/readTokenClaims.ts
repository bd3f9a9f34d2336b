/** Reads what an access token says. Nothing is verified: that is the API's part, and this is for a person to look at. */
import { decodeJwt } from "jose";
import { TokenUnreadableError } from "./errors";

/** The claims that matter to a person, under one name for both versions of tokens. */
export interface TokenClaims {
  /** The API: its id or address. */
  readonly audience: string;
  readonly issuer: string;
  readonly tenantId: string;
  /** The app that asked. */
  readonly clientId: string;
  /** No user is involved: the app got the token on its own. */
  readonly appOnly: boolean;
  /** Sign-in name, or the object id where the token has no name; of an app on its own, that of its service principal. */
  readonly user: string;
  /** Of the user, or of the service principal of an app on its own; empty where the token does not tell it. */
  readonly objectId: string;
  /** Granted delegated permissions. */
  readonly scopes: readonly string[];
  /** Granted application permissions, or roles of the user. */
  readonly roles: readonly string[];
  readonly expiresAt: Date;
}

/** @throws {TokenUnreadableError} when the token is no JWT. */
export function readTokenClaims(token: string): TokenClaims {
  const claims = decode(token);
  return {
    audience: text(claims.aud),
    issuer: text(claims.iss),
    tenantId: text(claims.tid),
    clientId: text(claims.appid ?? claims.azp),
    // Delegated permissions are in every token of a user; the claim that says so outright is not in every token.
    appOnly: claims.idtyp === "app" || claims.scp === undefined,
    user: text(claims.upn ?? claims.unique_name ?? claims.preferred_username ?? claims.oid),
    objectId: text(claims.oid),
    scopes: text(claims.scp)
      .split(" ")
      .filter((scope) => scope !== ""),
    roles: Array.isArray(claims.roles) ? claims.roles.map(text) : [],
    expiresAt: new Date(Number(claims.exp ?? 0) * 1000),
  };
}

/**
 * Whom the token of another issuer vouches for; empty where it does not tell.
 *
 * @throws {TokenUnreadableError} when it is no JWT.
 */
export function readAssertion(assertion: string): { readonly issuer: string; readonly subject: string } {
  const { iss, sub } = decode(assertion);
  return { issuer: text(iss), subject: text(sub) };
}

function decode(token: string): Readonly<Record<string, unknown>> {
  try {
    return decodeJwt(token);
  } catch {
    // The cause is left out: it may quote the token.
    throw new TokenUnreadableError();
  }
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
