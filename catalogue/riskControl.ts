/**
 * Permissions that lead to control of the tenant, each with the way: a table of ours, because the public gradings name the
 * danger and not its reason. Reading is never on it, nor is what takes a second permission or somebody's mistake.
 */
import type { Permission } from "./types";

/** The way -> the permissions that open it, of either kind. */
const ways: Readonly<Record<string, readonly string[]>> = {
  "gives directory roles to anybody": [
    "RoleManagement.ReadWrite.Directory",
    "RoleAssignmentSchedule.ReadWrite.Directory",
    "RoleEligibilitySchedule.ReadWrite.Directory",
    "PrivilegedAccess.ReadWrite.AzureAD",
  ],
  "puts anybody into groups and app roles that carry directory roles": [
    "PrivilegedAccess.ReadWrite.AzureADGroup",
    "PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup",
    "PrivilegedAssignmentSchedule.ReadWrite.EntraAppRole",
    "PrivilegedEligibilitySchedule.ReadWrite.AzureADGroup",
    "PrivilegedEligibilitySchedule.ReadWrite.EntraAppRole",
    "EntitlementManagement.ReadWrite.All",
  ],
  "lifts the checks before somebody activates a directory role": [
    "RoleManagementPolicy.ReadWrite.Directory",
    "RoleManagementPolicy.ReadWrite.AzureADGroup",
  ],
  "gives apps any permission without asking anybody": [
    "AppRoleAssignment.ReadWrite.All",
    "DelegatedPermissionGrant.ReadWrite.All",
    "Directory.ReadWrite.All",
    "Policy.ReadWrite.PermissionGrant",
  ],
  "puts credentials on apps that hold more": ["Application.ReadWrite.All", "Application.ReadUpdate.All"],
  "sets with what others prove themselves at sign-in": [
    "UserAuthenticationMethod.ReadWrite.All",
    "UserAuthMethod-Email.ReadWrite.All",
    "UserAuthMethod-External.ReadWrite.All",
    "UserAuthMethod-HardwareOATH.ReadWrite.All",
    "UserAuthMethod-MicrosoftAuthApp.ReadWrite.All",
    "UserAuthMethod-Passkey.ReadWrite.All",
    "UserAuthMethod-Password.ReadWrite.All",
    "UserAuthMethod-Phone.ReadWrite.All",
    "UserAuthMethod-QR.ReadWrite.All",
    "UserAuthMethod-SoftwareOATH.ReadWrite.All",
    "UserAuthMethod-TAP.ReadWrite.All",
    "User-PasswordProfile.ReadWrite.All",
  ],
  "decides who vouches for the tenant's users at sign-in": [
    "Domain.ReadWrite.All",
    "Domain-InternalFederation.ReadWrite.All",
    "Organization.ReadWrite.All",
    "PublicKeyInfrastructure.ReadWrite.All",
  ],
  "does in the directory whatever the signed-in administrator may": ["Directory.AccessAsUser.All"],
};

const wayByName = new Map(Object.entries(ways).flatMap(([way, names]) => names.map((name) => [name, way] as const)));

/** The names on the table, for those who check it. */
export const controlNames: readonly string[] = [...wayByName.keys()];

/** How the permission leads to control of the tenant; undefined where it does not. Graph and its predecessor only. */
export function wayToControl({ api, name }: Pick<Permission, "api" | "name">): string | undefined {
  return api === "microsoftGraph" || api === "windowsAzureActiveDirectory" ? wayByName.get(name) : undefined;
}
