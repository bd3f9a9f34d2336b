/** `azuread.ApplicationIdentifierUri`: one name by which tokens may be asked for an API. */
import { textOf, textsOf } from "../../jsonValues";
import { text } from "../../schema/propertySchema";
import { isNotEmpty } from "../../schema/valueChecks";
import { defineApplicationPart } from "./applicationPart";

function uriOf(key: string): string {
  return Buffer.from(key, "base64").toString("utf8");
}

export const applicationIdentifierUri = defineApplicationPart({
  token: "azuread:index/applicationIdentifierUri:ApplicationIdentifierUri",
  terraformType: "azuread_application_identifier_uri",
  title: (objectId, key) => `Application IdentifierUri (Application ID: "${objectId}", IdentifierUri ID: "${key}")`,
  fields: { identifierUri: text({ use: "required", forceNew: true, check: isNotEmpty }) },
  segment: "identifierUris",
  keyOf: (planned) => Buffer.from(textOf(planned, "identifierUri")).toString("base64"),
  find: (application, key) => {
    const identifierUri = uriOf(key);
    return textsOf(application, "identifierUris").includes(identifierUri) ? { identifierUri } : undefined;
  },
  add: (application, { key }) => ({ identifierUris: [...textsOf(application, "identifierUris"), uriOf(key)] }),
  remove: (application, { key }) => {
    const existing = textsOf(application, "identifierUris");
    if (!existing.includes(uriOf(key))) return undefined;
    return { identifierUris: existing.filter((uri) => uri !== uriOf(key)) };
  },
});
