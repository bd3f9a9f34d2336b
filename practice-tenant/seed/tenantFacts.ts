/** Who the practice tenant is: fixed, so that what a person writes down (a tenant id, a user's name) stays true after a reset. */

export const practiceTenantId = "11111111-1111-4111-8111-111111111111";
export const initialDomain = "practice.onmicrosoft.com";

/** The principal that deploys. Its secret is made at the first start. */
export const deployerFacts = {
  clientId: "33333333-3333-4333-8333-333333333333",
  objectId: "22222222-2222-4222-8222-222222222222",
  displayName: "deployer",
} as const;

export interface SeededUser {
  readonly id: string;
  readonly givenName: string;
  readonly surname: string;
  readonly role: "administrator" | "member";
}

/** Everybody's password: shown on the sign-in page and in the docs, because it protects nothing. */
export const practicePassword = "practice";

export const seededUsers: readonly SeededUser[] = [
  { id: "44444444-4444-4444-8444-444444444441", givenName: "Ada", surname: "Okafor", role: "administrator" },
  { id: "44444444-4444-4444-8444-444444444442", givenName: "Ben", surname: "Lindqvist", role: "member" },
  { id: "44444444-4444-4444-8444-444444444443", givenName: "Cho", surname: "Marques", role: "member" },
];

/** Object ids of the principals of Microsoft's APIs in this tenant, by the catalogue's name of the API. */
export const apiPrincipalIds = {
  microsoftGraph: "55555555-5555-4555-8555-555555555551",
  exchangeOnline: "55555555-5555-4555-8555-555555555552",
  sharePointOnline: "55555555-5555-4555-8555-555555555553",
} as const;

/** What the deployer's principal may do: enough for every azuread resource that the rehearsal knows, and to look at policies. */
export const deployerRoles = [
  "Application.ReadWrite.All",
  "AppRoleAssignment.ReadWrite.All",
  "DelegatedPermissionGrant.ReadWrite.All",
  "Directory.Read.All",
  "Policy.Read.All",
] as const;
