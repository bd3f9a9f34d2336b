/** `azuread.ApplicationPreAuthorized`: a client whose users an API does not ask for consent. */
import { type JsonObject, objectOf, objectsOf, sameId, textOf, textsOf } from "../../jsonValues";
import { type Fields, text, textSet } from "../../schema/propertySchema";
import { isUuid } from "../../schema/valueChecks";
import { setValues } from "../application/applicationBody";
import { defineApplicationPart } from "./applicationPart";

const fields: Fields = {
  authorizedClientId: text({ use: "required", forceNew: true, check: isUuid }),
  permissionIds: textSet({ use: "required", check: isUuid }),
};

function entriesOf(application: JsonObject): JsonObject[] {
  return objectsOf(objectOf(application, "api"), "preAuthorizedApplications");
}

function isFor(clientId: string): (entry: JsonObject) => boolean {
  return (entry) => sameId(textOf(entry, "appId"), clientId);
}

function body(preAuthorizedApplications: readonly JsonObject[]): JsonObject {
  return { api: { preAuthorizedApplications } };
}

export const applicationPreAuthorized = defineApplicationPart({
  token: "azuread:index/applicationPreAuthorized:ApplicationPreAuthorized",
  terraformType: "azuread_application_pre_authorized",
  title: (objectId, key) => `pre-authorized application "${key}" for Application (Application: "${objectId}")`,
  fields,
  minutes: { create: 5, read: 5, update: 5, delete: 5 },
  segment: "preAuthorizedApplication",
  plainId: true,
  goneWithApplication: true,
  keyOf: (planned) => textOf(planned, "authorizedClientId"),
  find: (application, authorizedClientId) => {
    const entry = entriesOf(application).find(isFor(authorizedClientId));
    if (entry === undefined) return undefined;
    return { authorizedClientId, permissionIds: textsOf(entry, "delegatedPermissionIds") };
  },
  add: (application, { key, planned }) => {
    const added = { appId: key, delegatedPermissionIds: setValues(fields, planned, "permissionIds") };
    return body([...entriesOf(application), added]);
  },
  change: (application, { key, planned }) => {
    const existing = entriesOf(application);
    if (!existing.some(isFor(key))) return undefined;
    const delegatedPermissionIds = setValues(fields, planned, "permissionIds");
    return body(existing.map((entry) => (isFor(key)(entry) ? { ...entry, delegatedPermissionIds } : entry)));
  },
  remove: (application, { key }) => body(entriesOf(application).filter((entry) => !isFor(key)(entry))),
});
