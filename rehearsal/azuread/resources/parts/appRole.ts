/** `azuread.ApplicationAppRole`: one role that an API defines. */
import type { PropertyMap } from "../../../propertyValue";
import { type JsonObject, objectsOf, sameId, textOf, textsOf } from "../../jsonValues";
import { type Fields, text, textSet } from "../../schema/propertySchema";
import { isClaimValue, isNotEmpty, isUuid } from "../../schema/valueChecks";
import { setValues } from "../application/applicationBody";
import { isMemberType } from "../application/applicationFields";
import { disableAppRoles, plainRole } from "../application/disablePermissions";
import { defineApplicationPart } from "./applicationPart";

const fields: Fields = {
  allowedMemberTypes: textSet({ use: "required", minItems: 1, check: isMemberType }),
  description: text({ use: "required", check: isNotEmpty }),
  displayName: text({ use: "required", check: isNotEmpty }),
  roleId: text({ use: "required", forceNew: true, check: isUuid }),
  value: text({ check: isClaimValue }),
};

function rolesOf(application: JsonObject): JsonObject[] {
  return objectsOf(application, "appRoles").map(plainRole);
}

function isRole(id: string): (role: JsonObject) => boolean {
  return (role) => sameId(textOf(role, "id"), id);
}

function roleBody(id: string, planned: PropertyMap): JsonObject {
  return {
    allowedMemberTypes: setValues(fields, planned, "allowedMemberTypes"),
    description: textOf(planned, "description"),
    displayName: textOf(planned, "displayName"),
    id,
    isEnabled: true,
    value: textOf(planned, "value"),
  };
}

function body(application: JsonObject, appRoles: readonly JsonObject[]): JsonObject {
  return { appRoles, id: textOf(application, "id") };
}

export const applicationAppRole = defineApplicationPart({
  token: "azuread:index/applicationAppRole:ApplicationAppRole",
  terraformType: "azuread_application_app_role",
  title: (objectId, key) => `App Role (Application ID: "${objectId}", Role ID: "${key}")`,
  fields,
  segment: "appRoles",
  keyOf: (planned) => textOf(planned, "roleId"),
  find: (application, roleId) => {
    const role = rolesOf(application).find(isRole(roleId));
    if (role === undefined) return undefined;
    return {
      allowedMemberTypes: textsOf(role, "allowedMemberTypes"),
      description: textOf(role, "description"),
      displayName: textOf(role, "displayName"),
      roleId,
      value: textOf(role, "value"),
    };
  },
  add: (application, { key, planned }) => body(application, [...rolesOf(application), roleBody(key, planned)]),
  change: (application, { key, planned }) => {
    const existing = rolesOf(application);
    if (!existing.some(isRole(key))) return undefined;
    return body(
      application,
      existing.map((role) => (isRole(key)(role) ? roleBody(key, planned) : role)),
    );
  },
  remove: (application, { key }) => {
    const existing = rolesOf(application);
    if (!existing.some(isRole(key))) return undefined;
    return body(
      application,
      existing.filter((role) => !isRole(key)(role)),
    );
  },
  prepare: (context, objectId, wanted) => disableAppRoles(context, objectId, objectsOf(wanted, "appRoles")),
});
