/** `azuread.ApplicationKnownClients`: clients whose consent covers the API's own requests. */
import { type JsonObject, objectOf, textsOf } from "../../jsonValues";
import { type Fields, textSet } from "../../schema/propertySchema";
import { isUuid } from "../../schema/valueChecks";
import { setValues } from "../application/applicationBody";
import { defineApplicationPart } from "./applicationPart";

const fields: Fields = { knownClientIds: textSet({ use: "required", check: isUuid }) };

function clientsOf(application: JsonObject): string[] {
  return textsOf(objectOf(application, "api"), "knownClientApplications");
}

function body(planned: JsonObject): JsonObject {
  return { api: { knownClientApplications: setValues(fields, planned, "knownClientIds") } };
}

export const applicationKnownClients = defineApplicationPart({
  token: "azuread:index/applicationKnownClients:ApplicationKnownClients",
  terraformType: "azuread_application_known_clients",
  title: (objectId) => `Known Clients (Application ID: "${objectId}")`,
  fields,
  segment: "knownClients",
  find: (application) => ({ knownClientIds: clientsOf(application) }),
  // Every application has a list of them; only an empty one is free to be taken.
  isTaken: (application) => clientsOf(application).length > 0,
  add: (_application, { planned }) => body(planned),
  change: (_application, { planned }) => body(planned),
  remove: () => ({ api: { knownClientApplications: [] } }),
  blind: ["change", "remove"],
});
