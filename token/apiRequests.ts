/** Sorts the permissions of an app by the API that they belong to: a token is for one API only. */
import { findApiByAppId } from "../catalogue";
import type { AppAccess } from "./appAccess";

/** One token to ask for. */
export interface ApiRequest {
  /** Name of the API for people. */
  readonly api: string;
  /** Names of the declared permissions, in the order of declaration. */
  readonly declared: readonly string[];
  /** What the token request asks for. */
  readonly scopes: readonly string[];
}

/** Scopes of sign-in itself. They name no API; Microsoft Graph hosts them (learn.microsoft.com/entra, scopes-oidc). */
export const signInScopes: ReadonlySet<string> = new Set(["openid", "profile", "email", "offline_access"]);

/** One request for each API among the scopes, Microsoft Graph first. */
export function apiRequests({ scopes, graphBaseUrl }: Pick<AppAccess, "scopes" | "graphBaseUrl">): ApiRequest[] {
  return requestsByApi(scopes, { graphBaseUrl, ask: (_resource, spelled) => spelled });
}

/**
 * The same for an app on its own: one request for each API among its application permissions, for all that was granted
 * there, because Entra takes no single ones without a user.
 */
export function appOnlyRequests({ roles = [], graphBaseUrl }: Pick<AppAccess, "roles" | "graphBaseUrl">): ApiRequest[] {
  return requestsByApi(roles, { graphBaseUrl, ask: (resource) => [`${resource}/.default`] });
}

interface Asking {
  readonly graphBaseUrl: string;
  /** The scopes that ask for the permissions of one API. */
  readonly ask: (resource: string, spelled: readonly string[]) => readonly string[];
}

function requestsByApi(permissions: readonly string[], { graphBaseUrl, ask }: Asking): ApiRequest[] {
  const byResource = new Map<string, string[]>();
  for (const permission of permissions) {
    const resource = resourceOf(permission, graphBaseUrl);
    byResource.set(resource, [...(byResource.get(resource) ?? []), permission]);
  }
  const requests = [...byResource].map(([resource, spelled]) => ({
    api: nameOfApi(resource, graphBaseUrl),
    declared: spelled.map(permissionName),
    scopes: ask(resource, spelled),
  }));
  return requests.sort((a, b) => Number(b.api === graphName) - Number(a.api === graphName));
}

const graphName = "Microsoft Graph";

function resourceOf(scope: string, graphBaseUrl: string): string {
  const end = scope.lastIndexOf("/");
  return end < 0 ? graphBaseUrl : scope.slice(0, end);
}

function permissionName(scope: string): string {
  return scope.slice(scope.lastIndexOf("/") + 1);
}

function nameOfApi(resource: string, graphBaseUrl: string): string {
  if (resource === graphBaseUrl) return graphName;
  return findApiByAppId(resource)?.displayName ?? resource;
}
