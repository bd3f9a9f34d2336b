/** The requests with which an app signs people in, made up from what its app registration lists. */
import type { TenantContext } from "../../context";
import { graphAppId } from "../../tokens/graphAudiences";
import type { Client } from "../clients/findClient";
import { findApiByAppId } from "../scopes/findApi";
import { oidcScopes } from "../scopes/parseScope";
import type { PreviewRequest } from "./consentPreview";

/** What MSAL adds to every request. Source: MSAL.js, `OIDC_DEFAULT_SCOPES`. */
const addedByLibraries: readonly string[] = ["openid", "profile", "offline_access"];

/**
 * The `scope` parameters in order, Microsoft Graph first: a token is for one API only, so an app asks for one API after the
 * other. One request with nothing but the scopes of sign-in where the registration lists no API.
 */
export function requestedScopes(
  context: TenantContext,
  client: Client,
  { scopes }: Pick<PreviewRequest, "scopes">,
): string[] {
  const listed = listedNames(context, client);
  const oidc: readonly string[] = oidcScopes;
  const signIn = oidcScopes.filter((name) => {
    return addedByLibraries.includes(name) || listed.get(graphAppId)?.includes(name) === true;
  });
  const apis = [...listed]
    .map(([appId, names]) => ({ appId, names: names.filter((name) => appId !== graphAppId || !oidc.includes(name)) }))
    .filter(({ names }) => names.length > 0)
    .sort((a, b) => Number(b.appId === graphAppId) - Number(a.appId === graphAppId));
  if (apis.length === 0) return [signIn.join(" ")];
  return apis.map(({ appId, names }) => {
    const asked = scopes === "default" ? [".default"] : names;
    return [...asked.map((name) => spell(appId, name)), ...signIn].join(" ");
  });
}

/** Names of delegated permissions by API. Of an API that is not here no name is known: `.default` brings up the refusal. */
function listedNames(context: TenantContext, { application }: Client): Map<string, string[]> {
  const named = (application?.requiredResourceAccess ?? []).flatMap(({ resourceAppId, resourceAccess }) => {
    const ids = resourceAccess.filter(({ type }) => type === "Scope").map(({ id }) => id);
    if (ids.length === 0) return [];
    const api = findApiByAppId(context, resourceAppId);
    const names = api?.scopes.filter(({ id, isEnabled }) => isEnabled && ids.includes(id)).map(({ value }) => value);
    return [[resourceAppId, names ?? [".default"]] as const];
  });
  return new Map(named.map(([appId, names]) => [appId, [...names]]));
}

/** A bare name means Graph. */
function spell(apiAppId: string, name: string): string {
  return apiAppId === graphAppId ? name : `${apiAppId}/${name}`;
}
