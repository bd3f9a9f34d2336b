/** What an application offers to others as an API, from Graph's JSON. */
import { type AppRole, type ExposedScope, type Exposure, known } from "../../../manifest";
import { type Fields, fieldsOf, listOf, textOf, textsOf } from "../../client/fields";
import type { DirectoryApp } from "../directoryApp";
import { knownTexts } from "./configuredParts";
import type { ProgramNames } from "./programNames";

export function readExposure({ application, clientId }: DirectoryApp, names: ProgramNames): Exposure {
  const api = fieldsOf(application.api);
  const scopes = listOf(api.oauth2PermissionScopes).map((scope) => readScope(fieldsOf(scope)));
  const { tenantId } = names.context;
  return {
    // Graph says null for tokens of version 1.
    tokenVersion: typeof api.requestedAccessTokenVersion === "number" ? api.requestedAccessTokenVersion : 1,
    identifierUris: textsOf(application.identifierUris).map((uri) =>
      known(uri.replaceAll(clientId, "{clientId}").replaceAll(tenantId, "{tenantId}")),
    ),
    scopes,
    roles: listOf(application.appRoles).map((role) => readRole(fieldsOf(role))),
    preAuthorized: listOf(api.preAuthorizedApplications)
      .map(fieldsOf)
      .flatMap(({ appId, delegatedPermissionIds }) =>
        textsOf(delegatedPermissionIds).map((id) => ({
          client: names.client(textOf(appId) ?? ""),
          scope: scopes.find((scope) => scope.id === id)?.name ?? id,
        })),
      ),
    knownClients: knownTexts(api.knownClientApplications),
  };
}

function readScope({ value, id, type, isEnabled }: Fields): ExposedScope {
  return {
    name: textOf(value) ?? "",
    id: textOf(id) ?? "",
    consent: type === "Admin" ? "admin" : "user",
    isEnabled: isEnabled !== false,
  };
}

function readRole({ value, id, allowedMemberTypes, isEnabled }: Fields): AppRole {
  return {
    name: textOf(value) ?? "",
    id: textOf(id) ?? "",
    members: textsOf(allowedMemberTypes),
    isEnabled: isEnabled !== false,
  };
}
