import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { listPermissions } from "../../catalogue";
import { AppRegistration, type AppRegistrationArgs, defineApi, githubActions, kubernetes } from "../../components";
import { manifestOfArguments } from "../../components/arguments/argumentManifest";
import { digestManifests, manifestsFromResources, signInAudiences } from "../../manifest";
import { judgeManifest } from "../../rules";
import { deployerObjectId, type Recorder, startRecorder, tenantId } from "./recorder";

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
const people = {
  owners: fc.uniqueArray(fc.oneof(fc.uuid({ version: 4 }), fc.constant("ada@contoso.com")), { maxLength: 3 }),
  notes: fc.constant("Ask Ada."),
  serviceManagementReference: fc.constant("CMDB-7"),
  informationalUrls: fc.record({ support: fc.constant("https://help.contoso.com/") }, { requiredKeys: [] }),
};

/** Arguments that no rule refuses; the cast, because the names of permissions are drawn at run time. */
const validArguments = fc
  .record(
    {
      displayName: fc.stringMatching(/^[A-Za-z][A-Za-z0-9 &äöü-]{0,40}$/),
      signInAudience: fc.constantFrom(...signInAudiences),
      ...platforms,
      permissions,
      ofOwnApi: optional(ofOwnApi),
      consentsToAll: fc.boolean(),
      api,
      appRoles,
      claims,
      credentials,
      ...people,
      tags: fc.uniqueArray(fc.stringMatching(/^[a-z0-9:-]{1,20}$/), { maxLength: 3 }),
      assignmentRequired: optional(fc.boolean()),
      assigned: fc.subarray([{ user: "ben@contoso.com" }, { group: "Empty" }]),
      consentFor: fc.subarray(["ada@contoso.com", "ben@contoso.com"]),
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

async function registeredManifests(recorder: Recorder) {
  const resources = await recorder.resources();
  const principals = new Map([...recorder.lookedUp].map(([appId, objectId]) => [objectId, appId]));
  return manifestsFromResources(resources, { deployerObjectId, tenantId, principals, people: recorder.people });
}

describe("the manifest of the arguments", () => {
  it("equals the manifest read from the resources, whatever the arguments", async () => {
    await fc.assert(
      fc.asyncProperty(validArguments, async (args) => {
        const recorder = await startRecorder();
        new AppRegistration("planner", args);
        const registered = await registeredManifests(recorder);

        expect(registered).toEqual([manifestOfArguments("planner", args)]);
        expect(digestManifests(registered)).toBe(digestManifests([manifestOfArguments("planner", args)]));
      }),
      { numRuns: 40 },
    );
  });

  it("equals the one read from a preview, where no id is settled", async () => {
    const recorder = await startRecorder({}, true);
    const args: AppRegistrationArgs = {
      displayName: "Planner",
      permissions: { microsoftGraph: { delegated: ["User.Read"], application: ["Mail.Send"] } },
      consent: "wholeTenant",
    };
    new AppRegistration("planner", args);

    expect(await registeredManifests(recorder)).toEqual([manifestOfArguments("planner", args)]);
    await pulumi.runtime.disconnect();
  });
});
