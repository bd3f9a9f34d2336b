/** Manifests of few words, so that two of them are often alike in all but one place. */
import fc from "fast-check";
import type { AppManifest, Consent, Credential, Value } from "../../manifest";

const text: fc.Arbitrary<Value<string>> = fc.constantFrom<Value<string>>(
  { state: "known", value: "a" },
  { state: "known", value: "https://b.contoso.com/" },
  { state: "known", value: "app:other" },
  { state: "unknown" },
  { state: "secret" },
);
const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof(arbitrary, fc.constant(undefined));
const few = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(arbitrary, { maxLength: 3 });
const time = optional(
  fc.constantFrom<Value<string>>({ state: "known", value: "2027-01-01T00:00:00.000Z" }, { state: "unknown" }),
);
const url = optional(text);

const reference = fc.record({
  api: fc.constantFrom("microsoftGraph", "app:other", "8c2e7f40-1d6b-4a39-b5c8-7f90e1a2b3c4", "unknown"),
  permission: fc.constantFrom("Mail.Read", "Mail.ReadWrite", "Mail.ReadBasic", "User.Read.All", "Made.Up", "unknown"),
});

const request = fc
  .tuple(reference, fc.constantFrom<"delegated" | "application">("delegated", "application"))
  .map(([named, kind]) => ({ ...named, kind }));

const consent: fc.Arbitrary<Consent> = fc.oneof(
  fc
    .tuple(reference, fc.constantFrom<"wholeTenant" | "app">("wholeTenant", "app"))
    .map(([named, to]) => ({ ...named, to })),
  fc.tuple(reference, text).map(([named, userObjectId]) => ({ ...named, to: "oneUser" as const, userObjectId })),
);

const credential: fc.Arbitrary<Credential> = fc.oneof(
  fc.record({ kind: fc.constant("secret" as const), name: text, from: time, until: time }),
  fc.record({ kind: fc.constant("certificate" as const), thumbprint: text, from: time, until: time }),
  fc.record({
    kind: fc.constant("federated" as const),
    name: text,
    issuer: text,
    subject: text,
    audiences: few(text),
    description: url,
  }),
);

const scope = fc.record({
  name: fc.constantFrom("Rooms.Read", "Rooms.Write"),
  id: fc.constantFrom("id-1", "id-2"),
  consent: fc.constantFrom<"user" | "admin">("user", "admin"),
  isEnabled: fc.boolean(),
});

const role = fc.record({
  name: fc.constantFrom("Rooms.Manage", "Rooms.Clean"),
  id: fc.constantFrom("id-3", "id-4"),
  members: few(fc.constantFrom("User", "Application")),
  isEnabled: fc.boolean(),
});

const claim = fc.record({
  token: fc.constantFrom<"access" | "id" | "saml2">("access", "id", "saml2"),
  name: fc.constantFrom("email", "upn"),
  source: optional(fc.constant("user")),
  isEssential: fc.boolean(),
  properties: few(fc.constantFrom("include_externally_authenticated_upn", "use_guid")),
});

const identity: fc.Arbitrary<AppManifest["identity"]> = fc.record({
  displayName: text,
  audience: fc.constantFrom<AppManifest["identity"]["audience"]>(
    { state: "known", value: "AzureADMyOrg" },
    { state: "known", value: "AzureADMultipleOrgs" },
    { state: "known", value: "AzureADandPersonalMicrosoftAccount" },
    { state: "known", value: "PersonalMicrosoftAccount" },
    { state: "unknown" },
  ),
  tags: few(text),
  notes: url,
  serviceManagementReference: url,
  informationalUrls: fc.record({ marketing: url, privacyStatement: url, support: url, termsOfService: url }),
});

const platforms: fc.Arbitrary<AppManifest["platforms"]> = fc.record({
  web: fc.record({
    redirectUris: few(text),
    homepageUrl: url,
    logoutUrl: url,
    implicitIdTokens: fc.boolean(),
    implicitAccessTokens: fc.boolean(),
  }),
  singlePage: fc.record({ redirectUris: few(text) }),
  publicClient: fc.record({ redirectUris: few(text), allowPublicClientFlows: fc.boolean() }),
});

const exposes: fc.Arbitrary<AppManifest["exposes"]> = fc.record({
  tokenVersion: fc.constantFrom(1, 2),
  identifierUris: few(text),
  scopes: few(scope),
  roles: few(role),
  preAuthorized: few(fc.record({ client: text, scope: fc.constantFrom("Rooms.Read", "unknown") })),
  knownClients: few(text),
});

const exception = fc.oneof(
  fc.record({ rule: fc.constantFrom("secret-avoidable", "owner-count"), reason: fc.constantFrom("one", "two") }),
  fc.record({
    rule: fc.constantFrom("secret-avoidable", "owner-count"),
    reason: fc.constantFrom("one", "two"),
    until: fc.constantFrom("2026-10-31", "2027-01-31"),
  }),
);

export const arbitraryManifest: fc.Arbitrary<AppManifest> = fc.record({
  name: fc.constant("planner"),
  identity,
  platforms,
  requests: few(request),
  consents: few(consent),
  exposes,
  claims: fc.record({
    optional: few(claim),
    groups: few(fc.constantFrom<AppManifest["claims"]["groups"][number]>("All", "SecurityGroup")),
  }),
  credentials: few(credential),
  assignments: few(fc.record({ principalObjectId: text, role: optional(fc.constantFrom("Rooms.Manage", "unknown")) })),
  owners: fc.record({
    principals: few(
      fc.oneof(
        fc.constant({ kind: "deployer" as const }),
        text.map((objectId) => ({ kind: "principal" as const, objectId })),
      ),
    ),
    isManaged: fc.boolean(),
  }),
  servicePrincipal: optional(fc.record({ accountEnabled: fc.boolean(), assignmentRequired: fc.boolean() })),
  exceptions: few(exception),
});
