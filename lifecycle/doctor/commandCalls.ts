/**
 * Which calls to Microsoft Graph each command makes, so that what it needs can be told before it runs. A test runs the
 * commands against a practice tenant and holds this table against its log.
 */

export const checkedCommands = ["list", "verify", "drift", "adopt", "up", "recover", "teardown"] as const;
export type CheckedCommand = (typeof checkedCommands)[number];

/** What a program declares beyond applications and principals; calls for it are made only where it does. */
export const declaredParts = ["delegatedConsent", "appRoles", "users", "groups"] as const;
export type DeclaredPart = (typeof declaredParts)[number];

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

/** The same of apps that the caller made, and so owns. */
const readingOwn = reading.map(
  ({ call, ofOthers }): CommandCall =>
    call.startsWith("GET /applications") || ofOthers === undefined ? { call } : { call, ofOthers },
);

/** What the azuread provider reads of what a state knows. */
const refreshing: readonly CommandCall[] = [
  { call: "GET /applications/{id}" },
  { call: "GET /applications/{id}/owners" },
  { call: "GET /applications/{id}/federatedIdentityCredentials/{id}" },
  { call: "GET /servicePrincipals" },
  { call: "GET /servicePrincipals/{id}" },
  // Whoever consents has to look at the principals of Microsoft's APIs, which are nobody's own.
  { call: "GET /servicePrincipals/{id}", ofOthers: true, when: "delegatedConsent" },
  { call: "GET /servicePrincipals/{id}", ofOthers: true, when: "appRoles" },
  { call: "GET /servicePrincipals/{id}/owners" },
  { call: "GET /oauth2PermissionGrants/{id}", when: "delegatedConsent" },
  { call: "GET /servicePrincipals/{id}/appRoleAssignedTo/{id}", ofOthers: true, when: "appRoles" },
  { call: "GET /users", ofOthers: true, when: "users" },
  { call: "GET /groups", ofOthers: true, when: "groups" },
];

/** What it does to bring a program up, and to take away what the program no longer declares. */
const deploying: readonly CommandCall[] = [
  { call: "POST /applications" },
  { call: "PATCH /applications/{id}" },
  { call: "DELETE /applications/{id}" },
  { call: "POST /applications/{id}/addPassword" },
  { call: "POST /applications/{id}/federatedIdentityCredentials" },
  { call: "POST /servicePrincipals" },
  { call: "PATCH /servicePrincipals/{id}" },
  { call: "POST /oauth2PermissionGrants", when: "delegatedConsent" },
  { call: "DELETE /oauth2PermissionGrants/{id}", when: "delegatedConsent" },
  { call: "POST /servicePrincipals/{id}/appRoleAssignedTo", ofOthers: true, when: "appRoles" },
  { call: "DELETE /servicePrincipals/{id}/appRoleAssignedTo/{id}", ofOthers: true, when: "appRoles" },
];

/**
 * Deleting an application takes along what hangs on it. What an interrupted run left on principals of others can take more,
 * which the refusal then names.
 */
const removing: readonly CommandCall[] = [
  { call: "DELETE /applications/{id}" },
  { call: "GET /oauth2PermissionGrants", ofOthers: true },
  { call: "GET /directory/deletedItems/microsoft.graph.application", ofOthers: true },
  { call: "GET /directory/deletedItems/microsoft.graph.servicePrincipal", ofOthers: true },
  { call: "DELETE /directory/deletedItems/{id}" },
];

export const commandCalls: Readonly<Record<CheckedCommand, readonly CommandCall[]>> = {
  list: reading,
  // Beside calls with the tokens of the apps themselves.
  verify: [...reading, { call: "GET /oauth2PermissionGrants", ofOthers: true }],
  drift: reading,
  adopt: [...reading, { call: "GET /servicePrincipals", ofOthers: true }],
  up: [...refreshing, ...deploying],
  recover: [...readingOwn, ...refreshing, { call: "DELETE /applications/{id}" }],
  teardown: [...readingOwn, ...refreshing, ...removing],
};

/** The calls that a command makes for a program that declares these parts. */
export function callsOf(command: CheckedCommand, parts: readonly DeclaredPart[]): readonly CommandCall[] {
  return commandCalls[command].filter(({ when }) => when === undefined || parts.includes(when));
}
