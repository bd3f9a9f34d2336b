import { describe, expect, it } from "vitest";
import { nobody } from "../graphTenant";
import { invalidValue, many, personal, taken, useJudgedApps } from "./judgedApps";

const { directory, create, change } = useJudgedApps();

const tenantId = "11111111-1111-4111-8111-111111111111";
const uris = (...identifierUris: string[]) => ({ identifierUris });
const ofLength = (length: number) => `https://practice.example/${"x".repeat(length - 25)}`;
const version2 = { api: { requestedAccessTokenVersion: 2 } };

describe("an identifier URI is refused", () => {
  it.each([
    ["that is no URI", uris("orders"), "is not a URI"],
    ["that ends in a slash", uris("https://practice.example/"), "must not end in a slash"],
    ["with a wildcard", uris("https://*.practice.example/a"), "has a wildcard"],
    ["of 256 characters", uris(ofLength(256)), "is longer than 255 characters"],
    ["with another app's GUID after api://", { ...version2, ...uris(`api://${nobody}/orders`) }, "begins with a GUID"],
    [
      "of 121 characters with personal accounts",
      { ...personal, ...uris(ofLength(121)) },
      "is longer than 120 characters",
    ],
    ["that is a urn with personal accounts", { ...personal, ...uris("urn:practice.example:a") }, "is a urn"],
    [
      "with a query with personal accounts",
      { ...personal, ...uris("https://practice.example/a?b=c") },
      "has a query or fragment",
    ],
    [
      "with a fragment with personal accounts",
      { ...personal, ...uris("https://practice.example/a#b") },
      "has a query or fragment",
    ],
    [
      "that is the 51st with personal accounts",
      { ...personal, ...uris(...many(51, (index) => `https://practice.example/${index}`)) },
      "51 are given, with personal accounts 50 are allowed",
    ],
  ])("%s", async (_, properties, problem) => {
    expect(await create(properties)).toEqual(invalidValue("identifierUris", problem));
  });

  it("when the application has it twice", async () => {
    expect(await create(uris("https://practice.example/a", "https://practice.example/a"))).toEqual({
      status: 400,
      code: "DuplicateValue",
      message: "Request contains a property with duplicate values: 'https://practice.example/a' is given twice.",
      target: "identifierUris",
      detailCode: "DuplicateValue",
    });
  });

  it("on a host that is not verified", async () => {
    expect(await create(uris("https://unverified.example/api"))).toEqual({
      status: 400,
      code: "HostNameNotOnVerifiedDomain",
      message:
        "Values of identifierUris property must use a verified domain of the organization or its subdomain: 'https://unverified.example/api'",
      target: "identifierUris",
      detailCode: "HostNameNotOnVerifiedDomain",
    });
  });

  it.each(["api://orders", "api://orders/practice", "urn:orders"])(
    "as %s of an app with version 1 tokens",
    async (uri) => {
      expect(await create(uris(uri))).toEqual({
        status: 400,
        code: "Request_BadRequest",
        message: `Failed to add identifier URI ${uri}. All newly added URIs must contain a tenant verified domain, tenant ID, or app ID, as per the default tenant policy of your organization.`,
        target: "identifierUris",
        detailCode: "InvalidValue",
      });
    },
  );

  it("when an app with version 2 tokens and any URI goes back to version 1", async () => {
    const back = { api: { requestedAccessTokenVersion: 1 } };

    expect(await change({ ...version2, ...uris("api://plain") }, back)).toMatchObject({ status: 400 });
    expect(await change({ ...version2, ...uris("https://practice.example/plain") }, back)).toEqual(taken);
  });

  it("when another application has it, in whatever letters", async () => {
    expect(await create(uris("https://practice.example/held"))).toEqual(taken);

    expect(await create(uris("https://practice.example/HELD"))).toEqual({
      status: 400,
      code: "Request_MultipleObjectsWithSameKeyValue",
      message: "Another object with the same value for property identifierUris already exists.",
      target: "identifierUris",
      detailCode: "ObjectConflict",
    });
  });
});

describe("an identifier URI may", () => {
  it.each([
    [
      "be on a verified domain or below one",
      uris("https://api.practice.example/x1", "https://practice.onmicrosoft.com/x1"),
    ],
    ["hold the tenant's id", uris(`api://${tenantId}/x2`)],
    ["hold a verified domain behind api://", uris("api://x3.practice.onmicrosoft.com")],
    ["be a urn that holds a verified domain", uris("urn:practice.example:x4")],
    ["have a query for work and school accounts", uris("https://practice.example/x5?a=b#c")],
    ["have 255 characters", uris(ofLength(255))],
    ["be any api:// URI with version 2 tokens", { ...version2, ...uris("api://x6") }],
    ["have 120 characters with personal accounts", { ...personal, ...uris(ofLength(120)) }],
  ])("%s", async (_, properties) => {
    expect(await create(properties)).toEqual(taken);
  });

  it("hold the application's own id, once that is known", async () => {
    const { id, appId } = await directory.create("/v1.0/applications", { displayName: "Api" });

    const reply = await directory.graph(
      "PATCH",
      `/v1.0/applications/${id}`,
      uris(`api://${appId}`, `api://x7/${appId}`),
    );

    expect(reply.status).toBe(204);
  });

  it("be any in an app that signs in with SAML", async () => {
    const { id, appId } = await directory.create("/v1.0/applications", { displayName: "Saml" });
    await directory.create("/v1.0/servicePrincipals", { appId, preferredSingleSignOnMode: "saml" });

    expect((await directory.graph("PATCH", `/v1.0/applications/${id}`, uris("urn:x8"))).status).toBe(204);
  });

  it("stay as it was when something else changes", async () => {
    expect(await change({ ...version2, ...uris("api://x9") }, { displayName: "Renamed" })).toEqual(taken);
  });
});
