import * as pulumi from "@pulumi/pulumi";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppRegistration, type AppRegistrationArgs } from "../../components";
import { manifestOfArguments } from "../../components/arguments/argumentManifest";
import { digestManifests, manifestsFromResources } from "../../manifest";
import { deployerObjectId, type Recorder, startRecorder, tenantId } from "./recorder";
import { validArguments } from "./validArguments";

/** Owners are passed on as they are. */
const anyArguments = validArguments({
  users: ["ada@contoso.com", "ben@contoso.com"],
  group: "Empty",
  owners: fc.oneof(fc.uuid({ version: 4 }), fc.constant("ada@contoso.com")),
  unknownApi: true,
});

async function registeredManifests(recorder: Recorder) {
  const resources = await recorder.resources();
  const principals = new Map([...recorder.lookedUp].map(([appId, objectId]) => [objectId, appId]));
  return manifestsFromResources(resources, { deployerObjectId, tenantId, principals, people: recorder.people });
}

describe("the manifest of the arguments", () => {
  it("equals the manifest read from the resources, whatever the arguments", async () => {
    await fc.assert(
      fc.asyncProperty(anyArguments, async (args) => {
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
