/** Arguments of every kind that no rule refuses, for the ways to a manifest to be held against each other. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { listPermissions } from "../../catalogue";
import { type AppRegistrationArgs, defineApi, githubActions, kubernetes } from "../../components";
import { manifestOfArguments } from "../../components/arguments/argumentManifest";
import { signInAudiences } from "../../manifest";
import { judgeManifest } from "../../rules";

/** Who and what a tenant has that arguments can name. */
export interface KnownToTenant {
  /** User principal names. */
  readonly users: readonly string[];
  /** Display name. */
  readonly group: string;
  readonly owners: fc.Arbitrary<string>;
  /** Whether apps may ask for the permissions of an API that only the arguments know. */
  readonly unknownApi: boolean;
}

const pem = readFileSync(join(__dirname, "certificate.pem"), "utf8");
const subset = <T>(values: readonly T[], maxLength: number) =>
  fc.uniqueArray(fc.constantFrom(...values), { maxLength });
const names = (api: string, kind: "delegated" | "application") =>
  listPermissions(api, kind).flatMap(({ name, isEnabled }) => (isEnabled ? [name] : []));
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const permissions = fc.record(
  {
    microsoftGraph: fc.record(
      {
        delegated: subset(names("microsoftGraph", "delegated"), 4),
        application: subset(names("microsoftGraph", "application"), 3),
      },
      { requiredKeys: [] },
    ),
    exchangeOnline: fc.record({ delegated: subset(names("exchangeOnline", "delegated"), 2) }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);

const rooms = defineApi({
  appId: "3d0e7a18-9b25-4c63-8f40-5e6f7a8b9c0d",
  delegated: {
    "Rooms.Read": "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d",
    "Rooms.Book": "1b2c3d4e-5f6a-4b7c-9d8e-0f1a2b3c4d5e",
  },
  application: { "Rooms.Manage": "2c3d4e5f-6a7b-4c8d-8e9f-1a2b3c4d5e6f" },
});
const ofOwnApi = fc.record(
  { delegated: subset(["Rooms.Read", "Rooms.Book"] as const, 2), application: subset(["Rooms.Manage"] as const, 1) },
  { requiredKeys: [] },
);

const platforms = {
  web: fc.record(
    {
      redirectUris: subset(["https://a.contoso.com/", "https://b.contoso.com/x", "http://localhost:8080/w"], 3),
      homepageUrl: fc.constant("https://a.contoso.com/"),
      logoutUrl: fc.constant("https://a.contoso.com/out"),
      implicitIdTokens: fc.boolean(),
      implicitAccessTokens: fc.boolean(),
    },
    { requiredKeys: [] },
  ),
  singlePage: fc.record({ redirectUris: subset(["https://c.contoso.com/", "http://localhost:5173/s"], 2) }),
  publicClient: fc.record(
    { redirectUris: subset(["http://localhost", "app.contoso://auth"], 2), allowPublicClientFlows: fc.boolean() },
    { requiredKeys: [] },
  ),
};

const scopeArgs = fc.record(
  {
    title: fc.constant("Read"),
    description: fc.constant("Reads."),
    consent: fc.constantFrom("user", "admin"),
    enabled: fc.boolean(),
  },
  { requiredKeys: ["title", "description"] },
);
const api = fc.record(
  {
    scopes: fc.dictionary(fc.constantFrom("Rooms.Read", "Rooms.Book"), scopeArgs),
    identifierUris: subset(["api://{clientId}", "api://{tenantId}/rooms", "https://practice.onmicrosoft.com/rooms"], 3),
    knownClients: fc.uniqueArray(fc.uuid({ version: 4 }), { maxLength: 2 }),
    tokenVersion: fc.constant(2),
  },
  { requiredKeys: [] },
);
const appRoles = fc.dictionary(
  fc.constantFrom("Clerk", "Manager"),
  fc.record({ title: fc.constant("Clerk"), description: fc.constant("Works."), members: fc.constant(["users"]) }),
);
const claims = fc.record(
  {
    idToken: subset(["email", "sid"], 2),
    accessToken: subset([{ name: "groups", properties: ["emit_as_roles"] }, "email"], 2),
    groups: subset(["SecurityGroup", "ApplicationGroup"], 2),
  },
  { requiredKeys: [] },
);
const credentials = fc.record(
  {
    secrets: subset(
      [
        { name: "one", until: "2027-01-01" },
        { name: "two", from: "2026-12-01", until: "2027-03-01" },
      ],
      2,
    ),
    certificates: subset([{ name: "2026", pem }], 1),
    federated: subset(
      [
        githubActions({ repository: "contoso/a", branch: "main" }),
        kubernetes({ issuer: "https://oidc.contoso.com/", namespace: "a", serviceAccount: "b" }),
      ],
      2,
    ),
  },
  { requiredKeys: [] },
);
const notes = {
  notes: fc.constant("Ask Ada."),
  serviceManagementReference: fc.constant("CMDB-7"),
  informationalUrls: fc.record({ support: fc.constant("https://help.contoso.com/") }, { requiredKeys: [] }),
};

/** The cast: the names of permissions are drawn at run time. */
export function validArguments({ users, group, owners, unknownApi }: KnownToTenant): fc.Arbitrary<AppRegistrationArgs> {
  return fc
    .record(
      {
        displayName: fc.stringMatching(/^[A-Za-z][A-Za-z0-9 &äöü-]{0,40}$/),
        signInAudience: fc.constantFrom(...signInAudiences),
        ...platforms,
        permissions,
        ofOwnApi: unknownApi ? optional(ofOwnApi) : fc.constant(undefined),
        consentsToAll: fc.boolean(),
        api,
        appRoles,
        claims,
        credentials,
        ...notes,
        owners: fc.uniqueArray(owners, { maxLength: 3 }),
        tags: fc.uniqueArray(fc.stringMatching(/^[a-z0-9:-]{1,20}$/), { maxLength: 3 }),
        assignmentRequired: optional(fc.boolean()),
        assigned: fc.subarray([...users.slice(1).map((user) => ({ user })), { group }]),
        consentFor: fc.subarray([...users]),
      },
      { requiredKeys: ["displayName"] },
    )
    .map(
      ({ consentsToAll, consentFor = [], ofOwnApi, ...args }) =>
        ({
          ...args,
          ...(consentFor.length > 0 && { consent: { named: { users: consentFor } } }),
          ...(ofOwnApi && { permissions: { ...args.permissions, ...rooms.permissions(ofOwnApi) } }),
          ...(consentsToAll && { consent: "wholeTenant" }),
        }) as AppRegistrationArgs,
    )
    .filter((args) =>
      judgeManifest(manifestOfArguments("planner", args), { today: "2026-11-22" }).every(
        ({ level }) => level === "risky",
      ),
    );
}
