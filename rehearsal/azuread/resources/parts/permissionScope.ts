/** `azuread.ApplicationPermissionScope`: one delegated permission that an API defines. */
import type { PropertyMap } from "../../../propertyValue";
import { type JsonObject, objectOf, objectsOf, sameId, textOf } from "../../jsonValues";
import { type Fields, text } from "../../schema/propertySchema";
import { isClaimValue, isNotEmpty, isOneOf, isUuid } from "../../schema/valueChecks";
import { disableScopes, plainScope } from "../application/disablePermissions";
import { defineApplicationPart } from "./applicationPart";

const fields: Fields = {
  adminConsentDescription: text({ use: "required", check: isNotEmpty }),
  adminConsentDisplayName: text({ use: "required", check: isNotEmpty }),
  scopeId: text({ use: "required", forceNew: true, check: isUuid }),
  type: text({ default: "User", check: isOneOf("Admin", "User") }),
  userConsentDescription: text({ check: isNotEmpty }),
  userConsentDisplayName: text({ check: isNotEmpty }),
  value: text({ use: "required", check: isClaimValue }),
};

/** What the resource and Graph call alike. */
const sharedTexts = [
  "adminConsentDescription",
  "adminConsentDisplayName",
  "type",
  "userConsentDescription",
  "userConsentDisplayName",
  "value",
];

function textsFrom(object: JsonObject): JsonObject {
  return Object.fromEntries(sharedTexts.map((name) => [name, textOf(object, name)]));
}

function scopesOf(application: JsonObject): JsonObject[] {
  return objectsOf(objectOf(application, "api"), "oauth2PermissionScopes").map(plainScope);
}

function isScope(id: string): (scope: JsonObject) => boolean {
  return (scope) => sameId(textOf(scope, "id"), id);
}

function scopeBody(id: string, planned: PropertyMap): JsonObject {
  return { ...textsFrom(planned), id, isEnabled: true };
}

function body(oauth2PermissionScopes: readonly JsonObject[]): JsonObject {
  return { api: { oauth2PermissionScopes } };
}

export const applicationPermissionScope = defineApplicationPart({
  token: "azuread:index/applicationPermissionScope:ApplicationPermissionScope",
  terraformType: "azuread_application_permission_scope",
  title: (objectId, key) => `Permission Scope (Application ID: "${objectId}", Scope ID: "${key}")`,
  fields,
  segment: "permissionScopes",
  keyOf: (planned) => textOf(planned, "scopeId"),
  find: (application, scopeId) => {
    const scope = scopesOf(application).find(isScope(scopeId));
    return scope === undefined ? undefined : { ...textsFrom(scope), scopeId };
  },
  add: (application, { key, planned }) => body([...scopesOf(application), scopeBody(key, planned)]),
  change: (application, { key, planned }) => {
    const existing = scopesOf(application);
    if (!existing.some(isScope(key))) return undefined;
    return body(existing.map((scope) => (isScope(key)(scope) ? scopeBody(key, planned) : scope)));
  },
  remove: (application, { key }) => {
    const existing = scopesOf(application);
    return existing.some(isScope(key)) ? body(existing.filter((scope) => !isScope(key)(scope))) : undefined;
  },
  prepare: (context, objectId, wanted) =>
    disableScopes(context, objectId, objectsOf(objectOf(wanted, "api"), "oauth2PermissionScopes")),
});
