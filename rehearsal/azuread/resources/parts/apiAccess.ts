/** `azuread.ApplicationApiAccess`: what an application asks of one API. */
import type { PropertyMap } from "../../../propertyValue";
import { type JsonObject, objectsOf, sameId, textOf } from "../../jsonValues";
import { type Fields, text, textSet } from "../../schema/propertySchema";
import { isUuid } from "../../schema/valueChecks";
import { setValues } from "../application/applicationBody";
import { defineApplicationPart } from "./applicationPart";

const atLeastOneOf = ["roleIds", "scopeIds"];

const fields: Fields = {
  apiClientId: text({ use: "required", forceNew: true, check: isUuid }),
  roleIds: textSet({ atLeastOneOf, check: isUuid }),
  scopeIds: textSet({ atLeastOneOf, check: isUuid }),
};

function accessesOf(application: JsonObject): JsonObject[] {
  return objectsOf(application, "requiredResourceAccess");
}

function isFor(apiClientId: string): (access: JsonObject) => boolean {
  return (access) => sameId(textOf(access, "resourceAppId"), apiClientId);
}

function accessBody(apiClientId: string, planned: PropertyMap): JsonObject {
  const roles = setValues(fields, planned, "roleIds").map((id) => ({ id, type: "Role" }));
  const scopes = setValues(fields, planned, "scopeIds").map((id) => ({ id, type: "Scope" }));
  return { resourceAccess: [...roles, ...scopes], resourceAppId: apiClientId };
}

function body(application: JsonObject, requiredResourceAccess: readonly JsonObject[]): JsonObject {
  return { id: textOf(application, "id"), requiredResourceAccess };
}

export const applicationApiAccess = defineApplicationPart({
  token: "azuread:index/applicationApiAccess:ApplicationApiAccess",
  terraformType: "azuread_application_api_access",
  title: (objectId, key) => `Application API Access (Application ID: "${objectId}", API Client ID: "${key}")`,
  fields,
  segment: "apiAccess",
  keyOf: (planned) => textOf(planned, "apiClientId"),
  find: (application, key) => {
    const access = accessesOf(application).find(isFor(key));
    if (access === undefined) return undefined;
    const ofType = (type: string) =>
      objectsOf(access, "resourceAccess")
        .filter((permission) => textOf(permission, "type") === type)
        .map((permission) => textOf(permission, "id"));
    return { apiClientId: textOf(access, "resourceAppId"), roleIds: ofType("Role"), scopeIds: ofType("Scope") };
  },
  add: (application, { key, planned }) => body(application, [...accessesOf(application), accessBody(key, planned)]),
  change: (application, { key, planned }) => {
    const existing = accessesOf(application);
    if (!existing.some(isFor(key))) return undefined;
    return body(
      application,
      existing.map((access) => (isFor(key)(access) ? accessBody(key, planned) : access)),
    );
  },
  remove: (application, { key }) => {
    const existing = accessesOf(application);
    if (!existing.some(isFor(key))) return undefined;
    return body(
      application,
      existing.filter((access) => !isFor(key)(access)),
    );
  },
});
