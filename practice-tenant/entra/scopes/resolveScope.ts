/** Finds the APIs and permissions that a parsed scope names. */
import type { TenantContext } from "../../context";
import { graphAppId } from "../../tokens/graphAudiences";
import type { Client } from "../clients/findClient";
import { refuse } from "../refusals/refusal";
import { type Api, findApi } from "./findApi";
import type { OidcScope, ParsedScope } from "./parseScope";

/** What is asked of one API. */
export interface ApiRequest {
  readonly api: Api;
  /** The API as first written: the audience of a version 1 token. A bare name means Graph, by its application id. */
  readonly audience: string;
  /** What stands in front of each permission in the answer, so that it has the style of the request. */
  readonly prefix: string;
  /** `.default`: whatever is granted, rather than permissions by name. */
  readonly isDefault: boolean;
  /** Permissions by name, in the API's own spelling; empty with `.default`. */
  readonly names: readonly string[];
}

export interface RequestedScope {
  readonly written: string;
  readonly oidc: readonly OidcScope[];
  /** In the order in which the request first named them. */
  readonly apis: readonly ApiRequest[];
}

/**
 * @throws {Refusal} 500011 for an API that has no principal in this tenant, 500014 for one that is switched off, 650053 for a permission that the API does
 *   not offer
 */
export function resolveScope(context: TenantContext, client: Client, parsed: ParsedScope): RequestedScope {
  const requests = new Map<string, ApiRequest>();
  for (const { resource, name } of parsed.permissions) {
    const audience = resource ?? graphAppId;
    const api = requireApi(context, audience);
    const known = requests.get(api.appId);
    const request = known ?? { api, audience, prefix: prefixOf(resource), isDefault: name === ".default", names: [] };
    const names = request.isDefault ? [] : [...new Set([...request.names, requireName(client, api, name)])];
    requests.set(api.appId, { ...request, names });
  }
  return { written: parsed.written, oidc: parsed.oidc, apis: [...requests.values()] };
}

function prefixOf(resource: string | undefined): string {
  return resource === undefined ? "" : `${resource}/`;
}

function requireApi(context: TenantContext, resource: string): Api {
  const api = findApi(context, resource);
  if (api === undefined) throw refuse(500011, { resource, tenant: context.domain });
  if (!api.principal.accountEnabled) throw refuse(500014, { resource });
  return api;
}

function requireName(client: Client, api: Api, name: string): string {
  const wanted = name.toLowerCase();
  const offered = api.scopes.find(({ value, isEnabled }) => isEnabled && value.toLowerCase() === wanted);
  if (offered !== undefined) return offered.value;
  throw refuse(650053, { app: client.displayName, scope: name, resource: api.displayName });
}
