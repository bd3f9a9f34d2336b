/** What an administrator is asked to grant. */
import type { TenantContext } from "../../context";
import { graphAppId } from "../../tokens/graphAudiences";
import type { Client } from "../clients/findClient";
import type { ConsentItem } from "../consent/consentItem";
import { type NamedRole, nameItem } from "../consent/questionContent";
import { registeredItems } from "../consent/registeredItems";
import { requireFields } from "../formFields";
import { findApiByAppId } from "../scopes/findApi";
import { oidcScopes, parseScope } from "../scopes/parseScope";
import { resolveScope } from "../scopes/resolveScope";
import type { AdminConsentRequest } from "./adminConsentRequest";

export interface ConsentRequest {
  readonly items: readonly ConsentItem[];
  readonly roles: readonly NamedRole[];
  /** Everything by name: what the answer must be about. */
  readonly names: readonly string[];
}

/**
 * The v1 form and `.default` ask for all that the app registration lists, application permissions included; the v2 form
 * with permissions by name asks for those delegated permissions.
 *
 * Source: entra-docs v2-admin-consent.
 *
 * @throws {Refusal} 900144 for the v2 form without a scope, and what a wrong scope is refused with
 */
export function requestedConsent(
  context: TenantContext,
  { client, form, fields }: AdminConsentRequest,
): ConsentRequest {
  if (form === "v1") return describe(registeredItems(context, client), registeredRoles(context, client));
  requireFields(fields, ["scope"]);
  const parsed = parseScope(fields.get("scope") ?? "");
  const requested = resolveScope(context, client, parsed);
  const isDefault = requested.apis.some((request) => request.isDefault);
  if (isDefault) return describe(registeredItems(context, client), registeredRoles(context, client));
  const named = requested.apis.flatMap(({ api, names }) => itemsByName(client, api, names));
  const graph = findApiByAppId(context, graphAppId);
  const oidc =
    graph === undefined
      ? []
      : itemsByName(
          client,
          graph,
          oidcScopes.filter((name) => parsed.oidc.includes(name)),
        );
  return describe([...oidc, ...named], []);
}

function itemsByName(client: Client, api: ConsentItem["api"], names: readonly string[]): ConsentItem[] {
  return api.scopes.filter(({ value }) => names.includes(value)).map((scope) => ({ client, api, scope }));
}

function registeredRoles(context: TenantContext, { application }: Client): NamedRole[] {
  return (application?.requiredResourceAccess ?? []).flatMap(({ resourceAppId, resourceAccess }) => {
    const api = findApiByAppId(context, resourceAppId);
    if (api === undefined) return [];
    const ids = resourceAccess.filter(({ type }) => type === "Role").map(({ id }) => id);
    return api.appRoles
      .filter(({ id, isEnabled }) => isEnabled && ids.includes(id))
      .map(({ id, displayName, value }) => ({ api, roleId: id, title: displayName, name: value ?? id }));
  });
}

function describe(items: readonly ConsentItem[], roles: readonly NamedRole[]): ConsentRequest {
  return {
    items,
    roles,
    names: [...items.map(nameItem), ...roles.map(({ api, name }) => `${api.appId}/${name}/role`)],
  };
}
