import * as pulumi from "@pulumi/pulumi";
import { afterEach, describe, expect, it, vi } from "vitest";
import { AppRegistration, declareConfigKeys } from "../../components";
import { startRecorder } from "./recorder";

afterEach(async () => {
  vi.unstubAllEnvs();
  await pulumi.runtime.disconnect();
});

/** Where an app of a stack with these settings signs in, and where its Graph is. */
async function placesOf(config: Record<string, string>): Promise<readonly string[]> {
  await startRecorder(config);
  const { access } = new AppRegistration("planner", { displayName: "Planner" });
  const authority = await new Promise<string>((resolve) => {
    access.authority.apply(resolve);
  });
  return [new URL(authority).origin, access.graphBaseUrl];
}

describe("the settings of a stack", () => {
  it.each([
    ["nothing", {}, ["https://login.microsoftonline.com", "https://graph.microsoft.com"]],
    [
      "usgovernment",
      { "azuread:environment": "usgovernment" },
      ["https://login.microsoftonline.us", "https://graph.microsoft.us"],
    ],
    [
      "usgovernmentl4",
      { "azuread:environment": "usgovernmentl4" },
      ["https://login.microsoftonline.us", "https://graph.microsoft.us"],
    ],
    [
      "usgovernmentl5",
      { "azuread:environment": "usgovernmentl5" },
      ["https://login.microsoftonline.us", "https://dod-graph.microsoft.us"],
    ],
    ["dod", { "azuread:environment": "dod" }, ["https://login.microsoftonline.us", "https://dod-graph.microsoft.us"]],
    [
      "china",
      { "azuread:environment": "china" },
      ["https://login.partner.microsoftonline.cn", "https://microsoftgraph.chinacloudapi.cn"],
    ],
    [
      "a metadata host, which outranks the cloud",
      { "azuread:metadataHost": "127.0.0.1:4711", "azuread:environment": "china" },
      ["https://127.0.0.1:4711", "https://127.0.0.1:4711"],
    ],
  ])("say where the tenant is: %s", async (_, config, places) => {
    expect(await placesOf(config)).toEqual(places);
  });

  it("come after the provider's own variables only where they say nothing", async () => {
    vi.stubEnv("ARM_ENVIRONMENT", "dod");
    expect(await placesOf({})).toEqual(["https://login.microsoftonline.us", "https://dod-graph.microsoft.us"]);
    expect((await placesOf({ "azuread:environment": "public" }))[1]).toBe("https://graph.microsoft.com");

    vi.stubEnv("ARM_METADATA_HOSTNAME", "127.0.0.1:4712");
    expect(await placesOf({})).toEqual(["https://127.0.0.1:4712", "https://127.0.0.1:4712"]);
  });

  it("are judged before anything is registered", async () => {
    const recorder = await startRecorder({ "azuread:environment": "germany" });

    expect(() => new AppRegistration("planner", { displayName: "Planner" })).toThrow(pulumi.RunError);
    expect(await recorder.names()).toEqual([]);
  });

  it("are refused with the names of the clouds when they name an unknown one", async () => {
    await expect(placesOf({ "azuread:environment": "germany" })).rejects.toThrow(
      'azuread:environment is "germany", which is no known cloud.\n  Fix: use one of public, global, usgovernment, usgovernmentl4, usgovernmentl5, dod, china',
    );
  });

  it("are refused when nothing reads them, all in one message", async () => {
    const config = {
      "azuread:metadatHost": "127.0.0.1:1",
      "entra-app-registration:colour": "red",
      "other:key": "kept",
    };

    await expect(placesOf(config)).rejects.toThrow(
      [
        'config key "azuread:metadatHost" does not exist: every key of azuread is one that is read.',
        "  Fix: write azuread:metadataHost, or remove it from Pulumi.dev.yaml",
        'config key "entra-app-registration:colour" does not exist: every key of entra-app-registration is one that is read.',
        "  Fix: remove it from Pulumi.dev.yaml",
      ].join("\n"),
    );
  });

  it("may hold keys that the program says it reads", async () => {
    declareConfigKeys("roomBoardUrl");

    expect(
      await placesOf({ "entra-app-registration:roomBoardUrl": "https://x/", "azuread:version": "6.9.1" }),
    ).toHaveLength(2);
  });
});
