/**
 * `/policies/authorizationPolicy`, to read: what users may do who have no directory role. It changes with the tenant's
 * settings only.
 *
 * Source: microsoft-graph-docs authorizationpolicy-get, defaultuserrolepermissions; the id of a consent policy stands
 * behind `ManagePermissionGrantsForSelf.`, and where users consent to nothing there is none.
 */
import type { GraphAnswer, GraphCall, GraphRoute } from "../http/graphCall";
import { notImplemented } from "../http/graphError";

export const policyRoutes: readonly GraphRoute[] = [
  { method: "GET", path: "/policies/authorizationPolicy", handle: readAuthorizationPolicy },
];

/** What a guest may see: Microsoft's default, by the template of its role. */
const guestUserRoleId = "10dae51f-b6af-4016-8d66-8c2a99b929b3";

function readAuthorizationPolicy({ context, version }: GraphCall): GraphAnswer {
  // There it is a collection of one, with its parts in other places.
  if (version === "beta") throw notImplemented("the endpoint GET /beta/policies/authorizationPolicy");
  const { userConsentPolicy, usersMayRegisterApps } = context.settings;
  return {
    kind: "value",
    value: {
      "@odata.context": `${context.origin}/${version}/$metadata#policies/authorizationPolicy/$entity`,
      id: "authorizationPolicy",
      displayName: "Authorization Policy",
      description: "What users may do who have no directory role",
      allowInvitesFrom: "everyone",
      allowedToSignUpEmailBasedSubscriptions: true,
      allowedToUseSSPR: true,
      allowEmailVerifiedUsersToJoinOrganization: false,
      allowUserConsentForRiskyApps: false,
      blockMsolPowerShell: false,
      guestUserRoleId,
      defaultUserRolePermissions: {
        allowedToCreateApps: usersMayRegisterApps,
        allowedToCreateSecurityGroups: true,
        allowedToCreateTenants: true,
        allowedToReadBitlockerKeysForOwnedDevice: true,
        allowedToReadOtherUsers: true,
        permissionGrantPoliciesAssigned:
          userConsentPolicy === "none" ? [] : [`ManagePermissionGrantsForSelf.${userConsentPolicy}`],
      },
    },
  };
}
