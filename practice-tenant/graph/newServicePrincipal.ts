/** A service principal with nothing set, to fill in. */
import type { ServicePrincipal } from "../records";

/** The fields that every principal needs; everything else is empty unless given. */
export type ServicePrincipalSketch = Pick<ServicePrincipal, "id" | "appId" | "displayName"> & Partial<ServicePrincipal>;

export function newServicePrincipal(sketch: ServicePrincipalSketch): ServicePrincipal {
  return {
    accountEnabled: true,
    alternativeNames: [],
    appDescription: null,
    appOwnerOrganizationId: null,
    appRoleAssignmentRequired: false,
    appRoles: [],
    oauth2PermissionScopes: [],
    description: null,
    homepage: null,
    loginUrl: null,
    logoutUrl: null,
    notes: null,
    notificationEmailAddresses: [],
    preferredSingleSignOnMode: null,
    replyUrls: [],
    samlSingleSignOnSettings: null,
    servicePrincipalNames: [sketch.appId],
    servicePrincipalType: "Application",
    signInAudience: "AzureADMultipleOrgs",
    tags: [],
    passwordCredentials: [],
    keyCredentials: [],
    owners: [],
    wellKnown: false,
    ...sketch,
  };
}
