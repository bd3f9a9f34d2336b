/** `azuread.ApplicationRedirectUris`: the redirect URIs of one platform. */
import { objectOf, textOf, textsOf } from "../../jsonValues";
import { type Fields, text, textSet } from "../../schema/propertySchema";
import { isOneOf, isPublicClientRedirectUri } from "../../schema/valueChecks";
import { setValues } from "../application/applicationBody";
import { defineApplicationPart } from "./applicationPart";

/** Property of the application by the platform's name in the program. */
const platforms: Readonly<Record<string, string>> = { PublicClient: "publicClient", SPA: "spa", Web: "web" };

const fields: Fields = {
  // Every platform is judged by the loosest rule here; the directory judges the rest.
  redirectUris: textSet({ use: "required", check: isPublicClientRedirectUri }),
  type: text({ use: "required", forceNew: true, check: isOneOf("PublicClient", "SPA", "Web") }),
};

function platformBody(type: string, redirectUris: readonly string[]) {
  return { [platforms[type] ?? type]: { redirectUris } };
}

export const applicationRedirectUris = defineApplicationPart({
  token: "azuread:index/applicationRedirectUris:ApplicationRedirectUris",
  terraformType: "azuread_application_redirect_uris",
  title: (objectId, key) => `Application Redirect URIs (Application ID: "${objectId}", URI Type: "${key}")`,
  fields,
  segment: "redirectUris",
  keyOf: (planned) => textOf(planned, "type"),
  find: (application, type) => {
    const redirectUris = textsOf(objectOf(application, platforms[type] ?? type), "redirectUris");
    return redirectUris.length === 0 ? undefined : { redirectUris, type };
  },
  add: (_application, { key, planned }) => platformBody(key, setValues(fields, planned, "redirectUris").map(String)),
  change: (_application, { key, planned }) => platformBody(key, setValues(fields, planned, "redirectUris").map(String)),
  remove: (_application, { key }) => platformBody(key, []),
  blind: ["change", "remove"],
});
