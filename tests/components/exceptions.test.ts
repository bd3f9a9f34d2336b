import * as pulumi from "@pulumi/pulumi";
import { afterEach, describe, expect, it, vi } from "vitest";
import { AppRegistration, type AppRegistrationArgs } from "../../components";
import { manifestOfArguments } from "../../components/arguments/argumentManifest";
import { digestManifests, manifestsFromResources } from "../../manifest";
import { deployerObjectId, startRecorder, tenantId } from "./recorder";

const withSecret: AppRegistrationArgs = {
  displayName: "Planner",
  web: { redirectUris: ["https://planner.contoso.com/"] },
  credentials: {
    secrets: [{ name: "main", until: new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10) }],
  },
};
const exceptions = [{ rule: "secret-avoidable", reason: "the appliance knows nothing else", until: "9999-12-31" }];

afterEach(async () => {
  vi.restoreAllMocks();
  await pulumi.runtime.disconnect();
});

describe("exceptions of an AppRegistration", () => {
  it("silence the warning that they accept, and nothing else", async () => {
    await startRecorder();
    const warn = vi.spyOn(pulumi.log, "warn").mockResolvedValue();
    new AppRegistration("warned", { ...withSecret, displayName: "Warned" });
    new AppRegistration("accepted", { ...withSecret, exceptions });
    new AppRegistration("other", {
      ...withSecret,
      displayName: "Other",
      exceptions,
      tags: ["a"],
      owners: ["ada@x.com", "ada@x.com"],
    });

    const warned = warn.mock.calls.map(([text]) => [/"(.*)" has 1 thing/.exec(text)?.[1], / - (\S+)/.exec(text)?.[1]]);
    expect(warned).toEqual([
      ["warned", "credentials.secrets"],
      ["other", "owners"],
    ]);
  });

  it("are inputs of the component, so that the manifest of the resources has them as that of the arguments does", async () => {
    const recorder = await startRecorder();
    const args = { ...withSecret, exceptions };
    new AppRegistration("planner", args);
    const registered = manifestsFromResources(await recorder.registrations(), { deployerObjectId, tenantId });

    expect(registered).toEqual([manifestOfArguments("planner", args)]);
    expect(registered[0]?.exceptions).toEqual(exceptions);
    expect(digestManifests(registered)).not.toBe(digestManifests([manifestOfArguments("planner", withSecret)]));
  });

  it("leave the component without inputs where there are none", async () => {
    const recorder = await startRecorder();
    new AppRegistration("planner", withSecret);
    const component = (await recorder.registrations()).find(({ type }) => type.startsWith("entra-app-registration:"));

    expect(component?.inputs).toEqual({});
  });

  it("are refused with everything else that is wrong", async () => {
    await startRecorder();
    const wrong = [{ rule: "secret-avoidabel", reason: "", until: "2026-01-31" }];

    expect(() => new AppRegistration("planner", { ...withSecret, exceptions: wrong })).toThrow(
      [
        'AppRegistration "planner" has 3 problems:',
        ' - exceptions[0].rule "secret-avoidabel": an exception names a rule.',
        "   Fix: use secret-avoidable",
        ' - exceptions[0].reason "": an exception has a reason.',
        "   Fix: write why it is accepted, for those who review it",
        ' - exceptions[0].until "2026-01-31": an exception that has ended accepts nothing.',
        "   Fix: mend what secret-avoidabel finds and remove the exception, or accept it anew until a later day",
      ].join("\n"),
    );
  });
});
