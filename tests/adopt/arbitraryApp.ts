/** App registrations as anybody may have made them, in Graph's own bodies: with what the portal, scripts and time leave behind. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { findApi, listPermissions } from "../../catalogue";
import { signInAudiences } from "../../manifest";

const pem = readFileSync(join(__dirname, "..", "components", "certificate.pem"), "utf8");

/** An app of the tenant's own, which others ask for permissions. */
export const roomsApi = {
  displayName: 'Rooms "API"',
  scopes: { "Rooms.Read": "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d", Book: "1b2c3d4e-5f6a-4b7c-9d8e-0f1a2b3c4d5e" },
  roles: { "Rooms.Manage": "2c3d4e5f-6a7b-4c8d-8e9f-1a2b3c4d5e6f" },
};

export const people = {
  users: ["44444444-4444-4444-8444-444444444441", "44444444-4444-4444-8444-444444444442"],
  group: "66666666-6666-4666-8666-666666666661",
};

const seldom = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });
const subset = <T>(values: readonly T[], maxLength: number) =>
  fc.uniqueArray(fc.constantFrom(...values), { maxLength });

/** Words that would be something else in a program, were they not spelt as text. */
const oddText = fc.constantFrom(
  'says "hi"',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a template is what it must not become.
  "it's `here` ${now}",
  "two\nlines\r\n\tand a tab",
  "end */ of // comment",
  "C:\\new\\table",
  "\u202Eturned\u2066 round\u2028",
  "Räume 会議室 🚪",
  "\u0000\u001b[31m",
  "</script><!--",
  "x".repeat(90),
);
const text = fc.oneof({ arbitrary: fc.constantFrom("Ask Ada.", "Runs in the cellar"), weight: 2 }, oddText);
const name = fc.oneof(
  { arbitrary: fc.stringMatching(/^[A-Za-z][A-Za-z0-9 &äöü-]{0,30}$/), weight: 2 },
  { arbitrary: oddText.map((odd) => odd.slice(0, 60)), weight: 2 },
);

/** Without bias: ids that come twice are refused. */
const uuid = fc.noBias(fc.uuid({ version: 4 }));

const host = fc.constantFrom("a", "b", "c");
const path = fc.constantFrom("/", "/x", "/signed-in?y=1", "/a%20b", "");
const redirect = fc.tuple(host, path).map(([at, rest]) => `https://${at}.contoso.com${rest}`);
const loopback = fc.constantFrom("http://localhost:3000/x", "http://localhost/", "http://127.0.0.1:8080/y");
const redirects = (more: fc.Arbitrary<string>) => fc.uniqueArray(fc.oneof(redirect, more), { maxLength: 3 });
const nativeUri = fc.constantFrom(
  "http://localhost",
  "app.contoso://auth",
  "msal0b1c://auth",
  "urn:ietf:wg:oauth:2.0:oob",
);

const web = fc.record(
  {
    redirectUris: redirects(loopback),
    homePageUrl: fc.constantFrom("https://a.contoso.com", "https://a.contoso.com/?q='x'", null),
    logoutUrl: fc.constantFrom("https://a.contoso.com/out", null),
    implicitGrantSettings: fc.record({
      enableIdTokenIssuance: fc.boolean(),
      enableAccessTokenIssuance: fc.boolean(),
    }),
  },
  { requiredKeys: [] },
);

const scopeValue = fc.constantFrom("Rooms.Read", "user_impersonation", "__proto__", "constructor", "a'b`c", "1", "x/y");
const maybe = (value: fc.Arbitrary<string>) => fc.option(value, { nil: null, freq: 4 });
const scopes = fc.uniqueArray(
  fc.record({
    id: uuid,
    value: scopeValue,
    type: fc.constantFrom("User", "Admin"),
    isEnabled: fc.boolean(),
    adminConsentDisplayName: text,
    adminConsentDescription: text,
    userConsentDisplayName: maybe(text),
    userConsentDescription: maybe(text),
  }),
  { maxLength: 3, selector: ({ value }) => value },
);
const roles = fc.uniqueArray(
  fc.record({
    id: uuid,
    value: fc.oneof(
      { arbitrary: fc.constantFrom("Clerk", "toString", "valueOf", "a-b"), weight: 6 },
      fc.constant(null),
    ),
    displayName: text,
    description: maybe(text),
    isEnabled: fc.boolean(),
    allowedMemberTypes: fc.constantFrom(["User"], ["Application"], ["User", "Application"], ["Application", "User"]),
  }),
  { maxLength: 3, selector: ({ value }) => value },
);

const claim = fc.oneof(
  fc.record({ name: fc.constantFrom("email", "sid", "no_such_claim") }),
  fc.record({ name: fc.constantFrom("groups", "upn"), essential: fc.boolean(), source: fc.constant(null) }),
  fc.constant({ name: "groups", additionalProperties: ["emit_as_roles", "sam_account_name"], essential: true }),
  fc.constant({ name: "extension_0a_b", source: "user", essential: false }),
);
const claims = fc.record(
  {
    idToken: fc.array(claim, { maxLength: 2 }),
    accessToken: fc.array(claim, { maxLength: 2 }),
    saml2Token: fc.array(claim, { maxLength: 1 }),
  },
  { requiredKeys: [] },
);

/** Permissions of Microsoft's, those that nobody can ask for any more included. */
const asked = ["microsoftGraph", "exchangeOnline"].flatMap((api) =>
  (["delegated", "application"] as const).flatMap((kind) =>
    listPermissions(api, kind)
      .filter(({ isEnabled }, at) => at % 40 === 0 || !isEnabled)
      .map(({ id, name: permission }) => ({ appId: findApi(api)?.appId ?? "", kind, id, name: permission })),
  ),
);

export type AskedPermission = (typeof asked)[number];

/** The client id of the tenant's own API is not known before it exists. */
export const ownApi = "the tenant's own";
const ofOwnApi = [
  ...Object.entries(roomsApi.scopes).map(([value, id]) => ({
    appId: ownApi,
    kind: "delegated" as const,
    id,
    name: value,
  })),
  ...Object.entries(roomsApi.roles).map(([value, id]) => ({
    appId: ownApi,
    kind: "application" as const,
    id,
    name: value,
  })),
];
/** An API that the tenant has no principal of, and a permission of Graph's that nobody knows. */
const ofNobody = [
  {
    appId: "3d0e7a18-9b25-4c63-8f40-5e6f7a8b9c0d",
    kind: "delegated" as const,
    id: "5f6a7b8c-9d0e-4f1a-8b2c-3d4e5f6a7b8c",
    name: "",
  },
  {
    appId: findApi("microsoftGraph")?.appId ?? "",
    kind: "delegated" as const,
    id: "6a7b8c9d-0e1f-4a2b-9c3d-4e5f6a7b8c9d",
    name: "",
  },
];
const permission: fc.Arbitrary<AskedPermission> = fc.oneof(
  { arbitrary: fc.constantFrom(...asked), weight: 6 },
  { arbitrary: fc.constantFrom(...ofOwnApi), weight: 3 },
  { arbitrary: fc.constantFrom(...ofNobody), weight: 1 },
);

const federated = fc.uniqueArray(
  fc.record(
    {
      name: fc.constantFrom("deploy", "main_branch", "a-1"),
      issuer: fc.constantFrom("https://token.actions.githubusercontent.com", "https://oidc.contoso.com/"),
      subject: fc.constantFrom("repo:contoso/a:ref:refs/heads/main", 'it\'s "odd"', "system:serviceaccount:a:b"),
      audiences: fc.constantFrom(["api://AzureADTokenExchange"], ["other"]),
      description: maybe(text),
    },
    { requiredKeys: ["name", "issuer", "subject", "audiences"] },
  ),
  { maxLength: 2, comparator: (one, other) => one.name === other.name || one.subject === other.subject },
);

const application = fc.record(
  {
    displayName: name,
    description: maybe(text),
    notes: maybe(text),
    serviceManagementReference: maybe(fc.constant("CMDB-7")),
    signInAudience: fc.oneof(
      { arbitrary: fc.constant(signInAudiences[0]), weight: 4 },
      fc.constantFrom(signInAudiences[0], signInAudiences[1]),
    ),
    tags: subset(["blue", "HideApp", "it's", 'q"', "appreg-like"], 3),
    info: fc.record(
      {
        marketingUrl: fc.constant("https://www.contoso.com/?a='b'"),
        supportUrl: fc.constantFrom("https://help.contoso.com", null),
      },
      { requiredKeys: [] },
    ),
    web,
    spa: fc.record({ redirectUris: redirects(fc.constant("http://localhost:5173/")) }),
    publicClient: fc.record({ redirectUris: redirects(nativeUri) }),
    isFallbackPublicClient: fc.constantFrom(true, false, null),
    oauth2RequirePostResponse: fc.boolean(),
    isDeviceOnlyAuthSupported: fc.constantFrom(true, false, null),
    groupMembershipClaims: fc.constantFrom(null, "None", "All", "SecurityGroup", "ApplicationGroup, DirectoryRole"),
    optionalClaims: fc.option(claims, { nil: null }),
    appRoles: roles,
    api: fc.record(
      {
        requestedAccessTokenVersion: fc.constantFrom(1, 2, null),
        acceptMappedClaims: fc.constantFrom(true, false, null),
        oauth2PermissionScopes: scopes,
        knownClientApplications: fc.uniqueArray(uuid, { maxLength: 2 }),
      },
      { requiredKeys: [] },
    ),
    addIns: seldom(fc.constant([{ id: "6b7c8d9e-0f1a-4b2c-8d3e-4f5a6b7c8d9e", type: "x", properties: [] }])),
  },
  { requiredKeys: ["displayName"] },
);

const principal = fc.record(
  {
    accountEnabled: fc.boolean(),
    appRoleAssignmentRequired: fc.boolean(),
    description: maybe(text),
    notes: maybe(text),
    loginUrl: fc.constantFrom("https://a.contoso.com/start", null),
    notificationEmailAddresses: subset(["it@contoso.com", "ada@contoso.com"], 2),
    alternativeNames: subset(["one", "it's"], 2),
    preferredSingleSignOnMode: fc.constantFrom(null, "saml", "oidc"),
    samlSingleSignOnSettings: fc.constantFrom(null, { relayState: "https://a.contoso.com/?r='s'" }),
    tags: subset(["WindowsAzureActiveDirectoryIntegratedApp", "HideApp"], 2),
  },
  { requiredKeys: [] },
);

/** How much of what an app asks for somebody was consented to. */
const consents = fc.record({
  wholeTenant: fc.constantFrom("nothing", "all", "half", "more"),
  users: fc.constantFrom("nobody", "all of the same", "each of another"),
  roles: fc.constantFrom("nothing", "all", "half"),
});

/** One app registration and what hangs on it. */
export const arbitraryApp = fc.record({
  application,
  /** undefined: the tenant has none of it. */
  principal: fc.option(principal, { nil: undefined, freq: 8 }),
  /** In the order in which somebody has added them; with `scattered` in one block each. */
  permissions: fc.uniqueArray(permission, {
    maxLength: 5,
    selector: ({ appId, kind, id }) => `${appId} ${kind} ${id}`,
  }),
  scattered: fc.oneof({ arbitrary: fc.constant(false), weight: 5 }, fc.constant(true)),
  identifierUris: subset(["api://{clientId}", "api://{tenantId}/r{at}", "https://practice.onmicrosoft.com/r{at}"], 2),
  consents,
  preAuthorized: fc.uniqueArray(uuid, { maxLength: 2 }),
  assigned: subset([...people.users, people.group], 2),
  owners: subset(people.users, 2),
  ownsBoth: fc.oneof({ arbitrary: fc.constant(true), weight: 3 }, fc.constant(false)),
  deployerOwns: fc.boolean(),
  federated,
  secrets: subset(["main", 'it\'s "old"', ""], 2),
  certificate: seldom(fc.constant(Buffer.from(pem).toString("base64"))),
});

export type ArbitraryApp = typeof arbitraryApp extends fc.Arbitrary<infer App> ? App : never;
