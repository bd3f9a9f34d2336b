import { describe, expect, it } from "vitest";
import { createAzureadProvider } from "../../../rehearsal/azuread/createAzureadProvider";
import { type RecordedCheck, readFixture, tokenOf, urnOf } from "./recordedFacts";

describe("checking inputs", () => {
  const checks = readFixture<RecordedCheck[]>("checks.json").map((check, index) => ({ ...check, index }));

  it.each(checks)("fills and refuses what the plugin does: $index $from $type", async (check) => {
    const { type, name, news, inputs, failures = [] } = check;

    const answer = await createAzureadProvider().check({
      urn: urnOf(type, name),
      type: tokenOf(type),
      name,
      olds: {},
      news,
    });

    const places = answer.failures.map(({ reason }) => /'([^']*)'\.$/.exec(reason)?.[1]).sort();
    expect({ inputs: answer.inputs, places }).toEqual({ inputs, places: [...failures].sort() });
  });

  it("keeps the default of the last run when the schema's own would differ", async () => {
    const type = "Application";
    const olds = { __defaults: ["signInAudience"], displayName: "App", signInAudience: "AzureADMultipleOrgs" };

    const answer = await createAzureadProvider().check({
      urn: urnOf(type, "app"),
      type: tokenOf(type),
      name: "app",
      olds,
      news: { displayName: "App" },
    });

    expect(answer).toEqual({ inputs: olds, failures: [] });
  });

  it("names a text where a number belongs", async () => {
    const type = "Application";
    const news = { displayName: "App", api: { requestedAccessTokenVersion: "two" } };

    const answer = await createAzureadProvider().check({
      urn: urnOf(type, "app"),
      type: tokenOf(type),
      name: "app",
      olds: {},
      news,
    });

    expect(answer.failures).toEqual([
      { property: "", reason: 'requested_access_token_version: strconv.ParseInt: parsing "two": invalid syntax' },
    ]);
  });

  it("names a required property that is missing and one that only the directory fills", async () => {
    const type = "ServicePrincipal";
    const news = { objectId: "aaaaaaaa-0000-4000-8000-000000000001" };

    const answer = await createAzureadProvider().check({
      urn: urnOf(type, "sp"),
      type: tokenOf(type),
      name: "sp",
      olds: {},
      news,
    });

    expect(answer.failures.map(({ reason }) => /'([^']*)'\.$/.exec(reason)?.[1]).sort()).toEqual([
      "sp.clientId",
      "sp.objectId",
    ]);
  });

  it("warns of an end that the provider does not send", async () => {
    const type = "ApplicationPassword";
    const urn = urnOf(type, "pw");
    const news = { applicationId: "/applications/aaaaaaaa-0000-4000-8000-000000000001", endDateRelative: "240h" };

    const answer = await createAzureadProvider().check({ urn, type: tokenOf(type), name: "pw", olds: {}, news });

    expect(answer).toEqual({
      inputs: { ...news, __defaults: [] },
      failures: [],
      warnings: [
        `${urn} verification warning: \`endDateRelative\` is deprecated: it is not sent, and the secret lives as long as the directory likes; give \`endDate\``,
      ],
    });
  });

  it("names a resource type that it does not know", async () => {
    const request = { urn: urnOf("Group", "g"), type: tokenOf("Group"), name: "g", olds: {}, news: {} };

    await expect(createAzureadProvider().check(request)).rejects.toMatchObject({
      code: "ERR_RESOURCE_UNSUPPORTED",
      what: "the resource type azuread:index/group:Group",
    });
  });
});
