/** What is sent to Graph to make or change an application. */
import {
  flagOf,
  type Json,
  type JsonObject,
  listOf,
  nullIfEmpty,
  numberOf,
  objectOf,
  objectsOf,
  textOf,
  textsOf,
} from "../../jsonValues";
import type { Fields, PropertySchema } from "../../schema/propertySchema";
import { inRequestOrder } from "../../schema/setOrder";
import { tagsFromFeatures } from "../graphShapes";
import { applicationFields, appRoleSet, requiredAccessSet, scopeSet } from "./applicationFields";

export const applicationType = "#microsoft.graph.application";

/** The elements of a set property in the order in which the provider sends them. */
export function setValues(fields: Fields, values: JsonObject | undefined, name: string): Json[] {
  const schema: PropertySchema | undefined = fields[name];
  const given = listOf(values, name);
  return schema?.kind === "set" ? inRequestOrder(schema, given) : [...given];
}

function topSet(values: JsonObject, name: string): Json[] {
  return setValues(applicationFields, values, name);
}

function blockSet(values: JsonObject, block: string, name: string): Json[] {
  const schema = applicationFields[block];
  return schema?.kind === "block" ? setValues(schema.fields, objectOf(values, block), name) : [];
}

/** The part that every create and every update sends. */
export function mainBody(values: JsonObject): JsonObject {
  const claims = topSet(values, "groupMembershipClaims").map((claim) => String(claim).trim());
  const optionalText = (name: string) => nullIfEmpty(textOf(values, name));
  return {
    "@odata.type": applicationType,
    description: optionalText("description"),
    displayName: textOf(values, "displayName"),
    groupMembershipClaims: nullIfEmpty(claims.join(",")),
    info: {
      marketingUrl: optionalText("marketingUrl"),
      privacyStatementUrl: optionalText("privacyStatementUrl"),
      supportUrl: optionalText("supportUrl"),
      termsOfServiceUrl: optionalText("termsOfServiceUrl"),
    },
    isDeviceOnlyAuthSupported: flagOf(values, "deviceOnlyAuthEnabled"),
    isFallbackPublicClient: flagOf(values, "fallbackPublicClientEnabled"),
    notes: optionalText("notes"),
    publicClient: { redirectUris: blockSet(values, "publicClient", "redirectUris") },
    serviceManagementReference: optionalText("serviceManagementReference"),
    signInAudience: textOf(values, "signInAudience"),
    spa: { redirectUris: blockSet(values, "singlePageApplication", "redirectUris") },
    web: webBody(values),
  };
}

function webBody(values: JsonObject): JsonObject {
  const web = objectOf(values, "web");
  const grant = objectOf(web, "implicitGrant");
  return {
    homePageUrl: nullIfEmpty(textOf(web, "homepageUrl")),
    implicitGrantSettings: {
      enableAccessTokenIssuance: flagOf(grant, "accessTokenIssuanceEnabled"),
      enableIdTokenIssuance: flagOf(grant, "idTokenIssuanceEnabled"),
    },
    logoutUrl: nullIfEmpty(textOf(web, "logoutUrl")),
    redirectUris: blockSet(values, "web", "redirectUris"),
  };
}

/** The `api` part but for its scopes. Without an `api` block the token version is 1. */
export function apiBody(values: JsonObject): JsonObject {
  const api = objectOf(values, "api");
  return {
    acceptMappedClaims: flagOf(api, "mappedClaimsEnabled"),
    knownClientApplications: blockSet(values, "api", "knownClientApplications"),
    requestedAccessTokenVersion: api === undefined ? 1 : numberOf(api, "requestedAccessTokenVersion"),
  };
}

/** Tags by their own property, or by the block that stands for some of them. */
export function tagsBody(values: JsonObject, byFeatures: boolean): Json[] {
  return byFeatures ? tagsFromFeatures(objectsOf(values, "featureTags")[0]) : topSet(values, "tags");
}

export function appRolesBody(values: JsonObject): JsonObject[] {
  return inRequestOrder(appRoleSet, objectsOf(values, "appRoles")).map((role) =>
    appRoleBody(objectOf({ role }, "role")),
  );
}

export function appRoleBody(role: JsonObject | undefined): JsonObject {
  return {
    allowedMemberTypes: setValues(roleFields, role, "allowedMemberTypes"),
    description: textOf(role, "description"),
    displayName: textOf(role, "displayName"),
    id: textOf(role, "id"),
    isEnabled: flagOf(role, "enabled"),
    value: textOf(role, "value"),
  };
}

const roleFields = appRoleSet.element.kind === "object" ? appRoleSet.element.fields : {};

export function scopesBody(values: JsonObject): JsonObject[] {
  const scopes = objectsOf(objectOf(values, "api"), "oauth2PermissionScopes");
  return inRequestOrder(scopeSet, scopes).map((entry) => {
    const scope = objectOf({ entry }, "entry");
    return {
      adminConsentDescription: textOf(scope, "adminConsentDescription"),
      adminConsentDisplayName: textOf(scope, "adminConsentDisplayName"),
      id: textOf(scope, "id"),
      isEnabled: flagOf(scope, "enabled"),
      type: textOf(scope, "type"),
      userConsentDescription: textOf(scope, "userConsentDescription"),
      userConsentDisplayName: textOf(scope, "userConsentDisplayName"),
      value: textOf(scope, "value"),
    };
  });
}

export function requiredAccessBody(values: JsonObject): JsonObject[] {
  return inRequestOrder(requiredAccessSet, objectsOf(values, "requiredResourceAccesses")).map((entry) => {
    const access = objectOf({ entry }, "entry");
    return {
      resourceAccess: objectsOf(access, "resourceAccesses").map((one) => ({
        id: textOf(one, "id"),
        type: textOf(one, "type"),
      })),
      resourceAppId: textOf(access, "resourceAppId"),
    };
  });
}

/** Empty when the block is not given: Graph replaces optional claims whole, and `{}` clears them. */
export function optionalClaimsBody(values: JsonObject): JsonObject {
  const claims = objectOf(values, "optionalClaims");
  if (claims === undefined) return {};
  return {
    accessToken: objectsOf(claims, "accessTokens").map(optionalClaimBody),
    idToken: objectsOf(claims, "idTokens").map(optionalClaimBody),
    saml2Token: objectsOf(claims, "saml2Tokens").map(optionalClaimBody),
  };
}

export function optionalClaimBody(claim: JsonObject): JsonObject {
  const source = textOf(claim, "source");
  return {
    additionalProperties: textsOf(claim, "additionalProperties"),
    essential: flagOf(claim, "essential"),
    name: textOf(claim, "name"),
    ...(source === "" ? {} : { source }),
  };
}
