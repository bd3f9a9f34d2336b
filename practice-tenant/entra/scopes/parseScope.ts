/** Takes the `scope` parameter apart, without looking anything up. */
import { refuse } from "../refusals/refusal";

/** Scopes of OpenID Connect: hosted on Graph, written without an API in front. */
export const oidcScopes = ["openid", "profile", "email", "offline_access"] as const;
export type OidcScope = (typeof oidcScopes)[number];

/** One permission as the request wrote it. */
export interface WrittenScope {
  /** The API as written, or undefined for a bare name, which means Graph. */
  readonly resource: string | undefined;
  /** The permission's name, or ".default". */
  readonly name: string;
}

export interface ParsedScope {
  /** The whole parameter, as sent. */
  readonly written: string;
  readonly oidc: readonly OidcScope[];
  readonly permissions: readonly WrittenScope[];
}

/**
 * Entra splits at the last slash and keeps what is in front as written: `https://x//.default` is for `https://x/`.
 *
 * @throws {Refusal} 70011 when a part names an API and no permission, or `.default` stands beside permissions by name
 */
export function parseScope(written: string): ParsedScope {
  const parts = [...new Set(written.split(/\s+/).filter((part) => part !== ""))];
  const oidc = oidcScopes.filter((scope) => parts.includes(scope));
  const permissions = parts.filter((part) => !isOidc(part)).map((part) => splitScope(written, part));
  const defaults = permissions.filter(({ name }) => name === ".default");
  if (defaults.length > 0 && defaults.length < permissions.length) {
    throw refuse(70011, { scope: written, reason: ".default can't be combined with permissions by name" });
  }
  return { written, oidc, permissions };
}

function isOidc(part: string): part is OidcScope {
  return oidcScopes.some((scope) => scope === part);
}

function splitScope(written: string, part: string): WrittenScope {
  const slash = part.lastIndexOf("/");
  if (slash === -1) return { resource: undefined, name: part };
  const resource = part.slice(0, slash);
  const name = part.slice(slash + 1);
  if (name === "" || /^[a-z][a-z0-9+.-]*:\/?$/i.test(resource)) {
    throw refuse(70011, { scope: written, reason: `'${part}' names an API but no permission` });
  }
  return { resource, name };
}
