import { describe, expect, it } from "vitest";
import { graphAppId, nobody, refusalIn, useGraphTenant } from "./graphTenant";

const directory = useGraphTenant();
const { graph, create } = directory;

const secondId = "99999999-9999-4999-8999-999999999998";
const role = {
  id: nobody,
  value: "Orders.Read",
  displayName: "Read",
  description: "Read",
  isEnabled: true,
  allowedMemberTypes: ["User"],
};
const scope = {
  id: secondId,
  value: "Orders.Write",
  isEnabled: true,
  type: "User",
  adminConsentDisplayName: "Write",
  adminConsentDescription: "Write",
};
const many = (count: number) => Array.from({ length: count }, (_, index) => index);
const personal = { signInAudience: "AzureADandPersonalMicrosoftAccount", api: { requestedAccessTokenVersion: 2 } };

function created(properties: object): Promise<{ status: number; code: unknown; message: unknown }> {
  return graph("POST", "/v1.0/applications", { displayName: "Judged", ...properties }).then((reply) =>
    reply.status === 201 ? { status: 201, code: undefined, message: undefined } : refusalIn(reply),
  );
}

describe("an application is refused with", () => {
  it.each([
    [
      "an http redirect URI elsewhere than localhost",
      { web: { redirectUris: ["http://app.example/"] } },
      "must use https",
    ],
    ["a custom scheme on the web platform", { web: { redirectUris: ["myapp://auth"] } }, "has the scheme 'myapp'"],
    ["a urn on the single-page platform", { spa: { redirectUris: ["urn:x:y"] } }, "has the scheme 'urn'"],
    ["a fragment in a redirect URI", { web: { redirectUris: ["https://app.example/#a"] } }, "has a fragment"],
    ["a redirect URI that is none", { publicClient: { redirectUris: ["nonsense"] } }, "is not a URI"],
    [
      "a redirect URI of 257 characters",
      { web: { redirectUris: [`https://app.example/${"x".repeat(237)}`] } },
      "longer than 256",
    ],
    [
      "257 redirect URIs",
      { web: { redirectUris: many(257).map((n) => `https://app.example/${n}`) } },
      "257 redirect URIs",
    ],
    [
      "one redirect URI on two platforms",
      { web: { redirectUris: ["https://app.example/"] }, spa: { redirectUris: ["https://app.example/"] } },
      "registered more than once",
    ],
    [
      "a query with personal accounts",
      { ...personal, web: { redirectUris: ["https://app.example/?a=b"] } },
      "has a query",
    ],
    [
      "an identifier URI that ends in a slash",
      { identifierUris: ["https://practice.example/"] },
      "must not end in a slash",
    ],
    [
      "an identifier URI twice",
      { identifierUris: ["https://practice.example/a", "https://practice.example/a"] },
      "given twice",
    ],
    [
      "another app's GUID in an api:// URI",
      { identifierUris: [`api://${nobody}`] },
      "must be the application's own id",
    ],
    [
      "an api:// URI that any tenant could have",
      { identifierUris: ["api://orders"] },
      "must contain a verified domain",
    ],
    [
      "an identifier URI of 256 characters",
      { identifierUris: [`https://practice.example/${"x".repeat(231)}`] },
      "longer than 255",
    ],
    ["two roles of one id", { appRoles: [role, { ...role, value: "Other" }] }, "more than one app role"],
    ["two roles of one value", { appRoles: [role, { ...role, id: secondId }] }, "duplicate 'Orders.Read'"],
    [
      "a role and a scope of one id that differ",
      { appRoles: [{ ...role, id: secondId }], api: { oauth2PermissionScopes: [scope] } },
      "differ otherwise",
    ],
    ["a space in a role's value", { appRoles: [{ ...role, value: "Orders Read" }] }, "contains a space"],
    [
      "personal accounts and version 1 tokens",
      { signInAudience: "PersonalMicrosoftAccount" },
      "api.requestedAccessTokenVersion is invalid",
    ],
    ["personal accounts and app roles", { ...personal, appRoles: [role] }, "App roles are not supported"],
    ["a name of 121 characters", { displayName: "x".repeat(121) }, "longer than 120"],
    ["a name of 91 characters with personal accounts", { ...personal, displayName: "x".repeat(91) }, "longer than 90"],
    ["a tag with a space", { tags: ["a b"] }, "no whitespace"],
    ["an empty tag", { tags: [""] }, "1 to 256 characters"],
    ["a tag twice", { tags: ["a", "a"] }, "given twice"],
    ["notes of 1025 characters", { notes: "x".repeat(1025) }, "longer than 1024"],
    ["an http logout URL", { web: { logoutUrl: "http://app.example/out" } }, "must use https"],
    [
      "51 APIs",
      { requiredResourceAccess: many(51).map((n) => ({ resourceAppId: `${n}`, resourceAccess: [] })) },
      "50 are allowed",
    ],
    [
      "401 permissions",
      {
        requiredResourceAccess: [
          { resourceAppId: graphAppId, resourceAccess: many(401).map((n) => ({ id: `${n}`, type: "Scope" })) },
        ],
      },
      "400 are allowed",
    ],
    ["1201 entries", { tags: many(1201).map((n) => `t${n}`) }, "1200 are allowed"],
    [
      "a certificate that is none",
      { keyCredentials: [{ type: "AsymmetricX509Cert", usage: "Verify", key: "bm9uZQ==" }] },
      "is not a certificate",
    ],
  ])("%s", async (_, properties, message) => {
    expect(await created(properties)).toEqual({
      status: 400,
      code: "Request_BadRequest",
      message: expect.stringContaining(message),
    });
  });

  it("an identifier URI on a host that is not verified", async () => {
    expect(await created({ identifierUris: ["https://unverified.example/api"] })).toMatchObject({
      status: 400,
      code: "HostNameNotOnVerifiedDomain",
    });
  });

  it("an identifier URI that another application has", async () => {
    await create("/v1.0/applications", { displayName: "Holder", identifierUris: ["https://practice.example/held"] });

    expect(await created({ identifierUris: ["https://practice.example/HELD"] })).toEqual({
      status: 400,
      code: "Request_MultipleObjectsWithSameKeyValue",
      message: "Another object with the same value for property identifierUris already exists.",
    });
  });
});

describe("an application may have", () => {
  it.each([
    [
      "http redirect URIs on this machine",
      { web: { redirectUris: ["http://localhost:3000/cb", "http://127.0.0.1/cb"] } },
    ],
    [
      "custom schemes on the public client platform",
      { publicClient: { redirectUris: ["msal9999://auth", "urn:ietf:wg:oauth:2.0:oob"] } },
    ],
    [
      "wildcards and queries in a work or school app",
      { web: { redirectUris: ["https://*.app.example/", "https://app.example/?a=b"] } },
    ],
    [
      "identifier URIs on a subdomain of a verified domain",
      { identifierUris: ["https://api.practice.example/a", "api://orders.practice.onmicrosoft.com"] },
    ],
    [
      "any api:// URI with version 2 tokens",
      { identifierUris: ["api://orders-v2"], api: { requestedAccessTokenVersion: 2 } },
    ],
    [
      "a role and a scope that are one permission",
      {
        appRoles: [{ ...role, id: secondId, value: "Orders.Write", displayName: "Write", description: "Write" }],
        api: { oauth2PermissionScopes: [scope] },
      },
    ],
    [
      "permissions that no API publishes",
      { requiredResourceAccess: [{ resourceAppId: graphAppId, resourceAccess: [{ id: nobody, type: "Scope" }] }] },
    ],
  ])("%s", async (_, properties) => {
    expect(await created(properties)).toMatchObject({ status: 201 });
  });
});

describe("a scope or role that is enabled", () => {
  const refusal = {
    status: 400,
    code: "CannotDeleteOrUpdateEnabledEntitlement",
    message: "Permission (scope or role) cannot be deleted or updated unless disabled first.",
  };

  it("can be sent again unchanged, but neither changed nor removed before it is disabled", async () => {
    const { id } = await create("/v1.0/applications", {
      displayName: "Roles",
      appRoles: [role],
      api: { oauth2PermissionScopes: [scope] },
    });
    const patch = (body: object) => graph("PATCH", `/v1.0/applications/${id}`, body);

    expect((await patch({ appRoles: [role] })).status).toBe(204);
    expect(refusalIn(await patch({ appRoles: [{ ...role, value: "Orders.Look" }] }))).toEqual(refusal);
    expect(refusalIn(await patch({ appRoles: [] }))).toEqual(refusal);
    expect(refusalIn(await patch({ api: { oauth2PermissionScopes: [] } }))).toEqual(refusal);

    expect((await patch({ appRoles: [{ ...role, isEnabled: false }] })).status).toBe(204);
    expect((await patch({ appRoles: [] })).status).toBe(204);
  });
});

describe("a secret is refused", () => {
  it.each([
    ["that ends before it begins", { startDateTime: "2030-01-01T00:00:00Z", endDateTime: "2029-01-01T00:00:00Z" }],
    ["that ends in the past", { startDateTime: "2019-01-01T00:00:00Z", endDateTime: "2020-01-01T00:00:00Z" }],
    ["whose end is no time", { endDateTime: "next year" }],
  ])("%s", async (_, passwordCredential) => {
    const { id } = await create("/v1.0/applications", { displayName: "Secret" });

    const reply = await graph("POST", `/v1.0/applications/${id}/addPassword`, { passwordCredential });

    expect(refusalIn(reply)).toMatchObject({ status: 400, code: "Request_BadRequest" });
  });

  it("when it is the third of an app for personal accounts", async () => {
    const { id } = await create("/v1.0/applications", { displayName: "Personal", ...personal });
    const add = async () => (await graph("POST", `/v1.0/applications/${id}/addPassword`, {})).status;

    expect([await add(), await add(), await add()]).toEqual([200, 200, 400]);
  });
});

describe("a federated credential is refused", () => {
  const good = {
    name: "deploy",
    issuer: "https://issuer.practice.example",
    subject: "repo:a",
    audiences: ["api://AzureADTokenExchange"],
  };
  it.each([
    ["with the name of another", { subject: "repo:b" }, 409],
    ["with issuer and subject of another", { name: "other" }, 409],
    ["with an issuer that is no https URL", { name: "other", subject: "b", issuer: "not a url" }, 400],
    ["with two audiences", { name: "other", subject: "b", audiences: ["a", "b"] }, 400],
    ["with a name that has a space", { name: "my name", subject: "b" }, 400],
    ["without a subject", { name: "other", subject: null }, 400],
  ])("%s", async (_, part, status) => {
    const { id } = await create("/v1.0/applications", { displayName: "Federated" });
    await create(`/v1.0/applications/${id}/federatedIdentityCredentials`, good);

    const reply = await graph("POST", `/v1.0/applications/${id}/federatedIdentityCredentials`, { ...good, ...part });

    expect(reply.status).toBe(status);
  });

  it("when it is the twenty-first", async () => {
    const { id } = await create("/v1.0/applications", { displayName: "Twenty" });
    const statuses: number[] = [];
    for (const n of many(21)) {
      const body = { ...good, name: `deploy-${n}`, subject: `repo:${n}` };
      statuses.push((await graph("POST", `/v1.0/applications/${id}/federatedIdentityCredentials`, body)).status);
    }

    expect(statuses).toEqual([...many(20).map(() => 201), 400]);
  });
});
