import * as pulumi from "@pulumi/pulumi";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { listPermissions } from "../../catalogue";
import { AppRegistration, type AppRegistrationArgs, defineApi } from "../../components";
import { manifestOfArguments } from "../../components/arguments/argumentManifest";
import { digestManifests, manifestsFromResources, signInAudiences } from "../../manifest";
import { deployerObjectId, type Recorder, startRecorder } from "./recorder";

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
      owners: fc.uniqueArray(fc.uuid({ version: 4 }), { maxLength: 3 }),
      tags: fc.uniqueArray(fc.stringMatching(/^[a-z0-9:-]{1,20}$/), { maxLength: 3 }),
      assignmentRequired: optional(fc.boolean()),
    },
    { requiredKeys: ["displayName"] },
  )
  .map(
    ({ consentsToAll, ofOwnApi, ...args }) =>
      ({
        ...args,
        ...(ofOwnApi && { permissions: { ...args.permissions, ...rooms.permissions(ofOwnApi) } }),
        ...(consentsToAll && { consent: "wholeTenant" }),
      }) as AppRegistrationArgs,
  );

async function registeredManifests(recorder: Recorder) {
  const resources = await recorder.resources();
  const principals = new Map([...recorder.lookedUp].map(([appId, objectId]) => [objectId, appId]));
  return manifestsFromResources(resources, { deployerObjectId, principals });
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
