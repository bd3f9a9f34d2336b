/** `azuread.ApplicationOptionalClaims`: claims that tokens carry on request. */
import { type JsonObject, listOf, objectOf, objectsOf, textOf } from "../../jsonValues";
import type { CollectionSchema, Fields } from "../../schema/propertySchema";
import { optionalClaimBody } from "../application/applicationBody";
import { optionalClaimList } from "../application/applicationFields";
import { optionalClaimsState } from "../application/applicationState";
import { defineApplicationPart } from "./applicationPart";

/** Property of Graph's object by ours. */
const kinds: readonly (readonly [ours: string, graph: string])[] = [
  ["accessTokens", "accessToken"],
  ["idTokens", "idToken"],
  ["saml2Tokens", "saml2Token"],
];

function claimsOf(terraformName: string): CollectionSchema {
  return { ...optionalClaimList(terraformName), atLeastOneOf: kinds.map(([ours]) => ours) };
}

const fields: Fields = {
  accessTokens: claimsOf("access_token"),
  idTokens: claimsOf("id_token"),
  saml2Tokens: claimsOf("saml2_token"),
};

/** Unlike the Application resource this one sends an empty source as such. */
function claimBody(claim: JsonObject): JsonObject {
  return { ...optionalClaimBody(claim), source: textOf(claim, "source") };
}

function body(existing: JsonObject | undefined, planned: JsonObject): JsonObject {
  const given = kinds.filter(([ours, graph]) => listOf(planned, ours).length > 0 || listOf(existing, graph).length > 0);
  const claims = given.map(([ours, graph]) => [graph, objectsOf(planned, ours).map(claimBody)]);
  return { optionalClaims: Object.fromEntries(claims) };
}

export const applicationOptionalClaims = defineApplicationPart({
  token: "azuread:index/applicationOptionalClaims:ApplicationOptionalClaims",
  terraformType: "azuread_application_optional_claims",
  title: (objectId) => `Application Optional Claims (Application ID: "${objectId}")`,
  fields,
  find: (application) => {
    const claims = objectOf(application, "optionalClaims");
    if (claims === undefined || kinds.every(([, graph]) => listOf(claims, graph).length === 0)) return undefined;
    return optionalClaimsState(claims);
  },
  add: (_application, { planned }) => body(undefined, planned),
  change: (application, { planned }) => body(objectOf(application, "optionalClaims"), planned),
  remove: () => ({ optionalClaims: {} }),
  blind: ["remove"],
});
