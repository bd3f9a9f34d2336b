/**
 * Which calls to Microsoft Graph each command makes, so that what it needs can be told before it runs. A test runs the
 * commands against a practice tenant and holds this table against its log.
 */

export const checkedCommands = ["list", "verify", "drift", "adopt", "up", "recover", "teardown"] as const;
export type CheckedCommand = (typeof checkedCommands)[number];

/** What a program declares beyond applications and principals; calls for it are made only where it does. */
export type DeclaredPart = "delegatedConsent" | "appRoles" | "people";
export const declaredParts: readonly DeclaredPart[] = ["delegatedConsent", "appRoles", "people"];

export interface CommandCall {
  /** As the catalogue spells it: `GET /applications/{id}`. */
  readonly call: string;
  /** It reaches apps that others own, too, so that a permission which ends in `.OwnedBy` is not enough. */
  readonly ofOthers?: true;
  /** Only where the program declares this. */
  readonly when?: DeclaredPart;
}

/** Everything that can be known of an app: what `readApps` and `readApiNames` of the directory room read. */
const reading: readonly CommandCall[] = [
  { call: "GET /applications", ofOthers: true },
  { call: "GET /applications/{id}", ofOthers: true },
  { call: "GET /applications/{id}/owners", ofOthers: true },
  { call: "GET /applications/{id}/federatedIdentityCredentials", ofOthers: true },
  { call: "GET /servicePrincipals/{id}", ofOthers: true },
  { call: "GET /servicePrincipals/{id}/owners", ofOthers: true },
  { call: "GET /servicePrincipals/{id}/oauth2PermissionGrants", ofOthers: true },
  { call: "GET /servicePrincipals/{id}/appRoleAssignments", ofOthers: true },
  { call: "GET /servicePrincipals/{id}/appRoleAssignedTo", ofOthers: true },
];

/** What the azuread provider asks for an `up`, a refresh and a `destroy`. Recordings of it are in the tests. */
const deploying: readonly CommandCall[] = [
  { call: "GET /applications/{id}" },
  { call: "GET /applications/{id}/owners" },
  { call: "POST /applications" },
  { call: "PATCH /applications/{id}" },
  { call: "DELETE /applications/{id}" },
  { call: "POST /applications/{id}/addPassword" },
  { call: "POST /applications/{id}/federatedIdentityCredentials" },
  { call: "GET /servicePrincipals" },
  // The principals of Microsoft's APIs are nobody's own.
  { call: "GET /servicePrincipals/{id}", ofOthers: true },
  { call: "POST /servicePrincipals" },
  { call: "PATCH /servicePrincipals/{id}" },
  { call: "GET /servicePrincipals/{id}/owners" },
  { call: "GET /oauth2PermissionGrants/{id}", when: "delegatedConsent" },
  { call: "POST /oauth2PermissionGrants", when: "delegatedConsent" },
  { call: "DELETE /oauth2PermissionGrants/{id}", when: "delegatedConsent" },
  { call: "GET /servicePrincipals/{id}/appRoleAssignedTo", ofOthers: true, when: "appRoles" },
  { call: "POST /servicePrincipals/{id}/appRoleAssignedTo", ofOthers: true, when: "appRoles" },
  { call: "DELETE /servicePrincipals/{id}/appRoleAssignedTo/{id}", ofOthers: true, when: "appRoles" },
  { call: "GET /users", ofOthers: true, when: "people" },
];

const recycleBin: readonly CommandCall[] = [
  { call: "GET /directory/deletedItems/microsoft.graph.application", ofOthers: true },
  { call: "DELETE /directory/deletedItems/{id}" },
];

export const commandCalls: Readonly<Record<CheckedCommand, readonly CommandCall[]>> = {
  list: reading,
  verify: reading,
  drift: reading,
  adopt: reading,
  up: deploying,
  recover: [...reading, ...deploying],
  teardown: [...reading, ...deploying, ...recycleBin],
};

/** The calls that a command makes for a program that declares these parts. */
export function callsOf(command: CheckedCommand, parts: readonly DeclaredPart[]): readonly CommandCall[] {
  return commandCalls[command].filter(({ when }) => when === undefined || parts.includes(when));
}
