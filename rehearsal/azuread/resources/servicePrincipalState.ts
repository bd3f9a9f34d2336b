/** What a service principal of the directory looks like as a resource. */
import type { PropertyMap } from "../../propertyValue";
import { flagOf, type JsonObject, objectOf, sameId, textOf, textsOf } from "../jsonValues";
import { appRolesFrom, featuresFrom, featureTagsFrom, idsByValue, scopesFrom } from "./graphShapes";

/** What a resource and a look-up both show of a service principal. */
export function principalState(principal: JsonObject): PropertyMap {
  const tags = textsOf(principal, "tags");
  const appId = textOf(principal, "appId");
  const saml = objectOf(principal, "samlSingleSignOnSettings");
  const roles = appRolesFrom(principal);
  const scopes = scopesFrom(principal);
  return {
    accountEnabled: flagOf(principal, "accountEnabled"),
    alternativeNames: textsOf(principal, "alternativeNames"),
    appRoleAssignmentRequired: flagOf(principal, "appRoleAssignmentRequired"),
    appRoleIds: idsByValue(roles),
    appRoles: roles,
    applicationTenantId: textOf(principal, "appOwnerOrganizationId"),
    clientId: appId,
    description: textOf(principal, "description"),
    displayName: textOf(principal, "displayName"),
    featureTags: featureTagsFrom(tags),
    features: featuresFrom(tags),
    homepageUrl: textOf(principal, "homepage"),
    loginUrl: textOf(principal, "loginUrl"),
    logoutUrl: textOf(principal, "logoutUrl"),
    notes: textOf(principal, "notes"),
    notificationEmailAddresses: textsOf(principal, "notificationEmailAddresses"),
    oauth2PermissionScopeIds: idsByValue(scopes),
    oauth2PermissionScopes: scopes,
    objectId: textOf(principal, "id"),
    preferredSingleSignOnMode: textOf(principal, "preferredSingleSignOnMode"),
    redirectUris: textsOf(principal, "replyUrls"),
    samlSingleSignOn: saml === undefined ? null : { relayState: textOf(saml, "relayState") },
    servicePrincipalNames: textsOf(principal, "servicePrincipalNames").filter((name) => !sameId(name, appId)),
    signInAudience: textOf(principal, "signInAudience"),
    tags,
    type: textOf(principal, "servicePrincipalType"),
  };
}
