import { describe, expect, it } from "vitest";
import { graphAppId, nobody, refusalIn, useGraphTenant } from "./graphTenant";
import { listIn } from "./tenantClient";

const directory = useGraphTenant({ clock: () => new Date("2026-11-23T08:00:00.123Z") });
const { graph, create } = directory;

const uuid = expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);

describe("a new application", () => {
  it("is answered whole, with Graph's defaults and empty collections rather than nulls", async () => {
    const { status, body } = await graph("POST", "/v1.0/applications", {
      "@odata.type": "#microsoft.graph.application",
      displayName: "Calendar Sync",
      publicClient: { redirectUris: ["http://localhost"] },
    });

    expect(status).toBe(201);
    expect(body).toEqual({
      "@odata.context": `${directory.tenant.origin}/v1.0/$metadata#applications/$entity`,
      id: uuid,
      appId: uuid,
      displayName: "Calendar Sync",
      signInAudience: "AzureADMyOrg",
      createdDateTime: "2026-11-23T08:00:00Z",
      deletedDateTime: null,
      description: null,
      notes: null,
      tags: [],
      identifierUris: [],
      api: {
        acceptMappedClaims: null,
        knownClientApplications: [],
        oauth2PermissionScopes: [],
        preAuthorizedApplications: [],
        requestedAccessTokenVersion: null,
      },
      web: {
        homePageUrl: null,
        logoutUrl: null,
        redirectUris: [],
        implicitGrantSettings: { enableAccessTokenIssuance: false, enableIdTokenIssuance: false },
        redirectUriSettings: [],
      },
      spa: { redirectUris: [] },
      publicClient: { redirectUris: ["http://localhost"] },
      isFallbackPublicClient: null,
      isDeviceOnlyAuthSupported: null,
      groupMembershipClaims: null,
      appRoles: [],
      requiredResourceAccess: [],
      optionalClaims: null,
      passwordCredentials: [],
      keyCredentials: [],
      info: { logoUrl: null, marketingUrl: null, privacyStatementUrl: null, supportUrl: null, termsOfServiceUrl: null },
      addIns: [],
      applicationTemplateId: null,
      disabledByMicrosoftStatus: null,
      parentalControlSettings: { countriesBlockedForMinors: [], legalAgeGroupRule: "Allow" },
      publisherDomain: "practice.onmicrosoft.com",
      serviceManagementReference: null,
      tokenEncryptionKeyId: null,
    });
  });

  it("has the owners that its links name, whatever their base", async () => {
    const [ada] = directory.tenant.users;
    const { objectId } = directory.tenant.deployer;
    const app = await create("/v1.0/applications", {
      displayName: "Owned",
      "owners@odata.bind": [
        `https://graph.microsoft.com/v1.0/directoryObjects/${objectId}`,
        `${directory.tenant.origin}/v1.0/directoryObjects/${ada?.objectId}`,
      ],
    });

    const owners = listIn(await graph("GET", `/v1.0/applications/${app.id}/owners`));

    expect(owners.map((owner) => [owner["@odata.type"], owner.id])).toEqual([
      ["#microsoft.graph.servicePrincipal", objectId],
      ["#microsoft.graph.user", ada?.objectId],
    ]);
  });

  it("answers the text of an inline secret once", async () => {
    const app = await create("/v1.0/applications", {
      displayName: "With secret",
      passwordCredentials: [{ displayName: "first", endDateTime: "2027-01-01T00:00:00Z" }],
    });
    const { body: read } = await graph("GET", `/v1.0/applications/${app.id}`);

    expect(app.passwordCredentials).toEqual([
      expect.objectContaining({ displayName: "first", keyId: uuid, secretText: expect.stringMatching(/^[\w-]{40}$/) }),
    ]);
    expect(read.passwordCredentials).toEqual([
      expect.objectContaining({ displayName: "first", keyId: uuid, secretText: null }),
    ]);
  });

  it.each([
    [
      "a property of the wrong kind",
      { displayName: "x", web: { redirectUris: "https://x.example/" } },
      400,
      "Request_BadRequest",
      "web.redirectUris",
    ],
    ["no name", {}, 400, "Request_BadRequest", "displayName"],
    [
      "an audience that does not exist",
      { displayName: "x", signInAudience: "Everyone" },
      400,
      "Request_BadRequest",
      "signInAudience",
    ],
    [
      "a property that is not here",
      { displayName: "x", verifiedPublisher: {} },
      501,
      "NotImplemented",
      "verifiedPublisher",
    ],
  ])("is refused with %s, naming it", async (_, body, status, code, name) => {
    const refusal = refusalIn(await graph("POST", "/v1.0/applications", body));

    expect(refusal).toEqual({ status, code, message: expect.stringContaining(name) });
  });

  it("is refused when the body is no JSON", async () => {
    const reply = await graph("POST", "/v1.0/applications", "{", { headers: { "content-type": "application/json" } });

    expect(refusalIn(reply)).toMatchObject({ status: 400, code: "Request_BadRequest" });
  });
});

describe("a PATCH", () => {
  it("merges api, web, implicit grant, spa, publicClient and info, and replaces the arrays in them", async () => {
    const { id } = await create("/v1.0/applications", {
      displayName: "Merge",
      web: { redirectUris: ["https://a.practice.example/"], logoutUrl: "https://a.practice.example/out" },
      info: { supportUrl: "https://support.practice.example" },
      api: { requestedAccessTokenVersion: 2 },
    });

    const patched = await graph("PATCH", `/v1.0/applications/${id}`, {
      id,
      web: { redirectUris: ["https://b.practice.example/"], implicitGrantSettings: { enableIdTokenIssuance: true } },
      info: { marketingUrl: "https://practice.example" },
      api: { knownClientApplications: [nobody] },
    });
    const { body } = await graph("GET", `/v1.0/applications/${id}`);

    expect(patched).toMatchObject({ status: 204, body: undefined });
    expect(body.web).toEqual({
      homePageUrl: null,
      logoutUrl: "https://a.practice.example/out",
      redirectUris: ["https://b.practice.example/"],
      implicitGrantSettings: { enableAccessTokenIssuance: false, enableIdTokenIssuance: true },
      redirectUriSettings: [],
    });
    expect([body.info?.supportUrl, body.info?.marketingUrl]).toEqual([
      "https://support.practice.example",
      "https://practice.example",
    ]);
    expect([body.api?.requestedAccessTokenVersion, body.api?.knownClientApplications]).toEqual([2, [nobody]]);
  });

  it("replaces optional claims whole, so that {} clears them", async () => {
    const claims = { idToken: [{ name: "email", essential: false, additionalProperties: [] }] };
    const { id } = await create("/v1.0/applications", { displayName: "Claims", optionalClaims: claims });

    await graph("PATCH", `/v1.0/applications/${id}`, { optionalClaims: {} });

    expect((await graph("GET", `/v1.0/applications/${id}`)).body.optionalClaims).toEqual({});
  });

  it("clears a text with null and leaves alone what it does not name", async () => {
    const { id } = await create("/v1.0/applications", { displayName: "Notes", notes: "n", description: "d" });

    await graph("PATCH", `/v1.0/applications/${id}`, { notes: null });

    expect((await graph("GET", `/v1.0/applications/${id}`)).body).toMatchObject({ notes: null, description: "d" });
  });

  it("shows on the service principal at once", async () => {
    const { id, appId } = await create("/v1.0/applications", { displayName: "Before" });
    const principal = await create("/v1.0/servicePrincipals", { appId });

    await graph("PATCH", `/v1.0/applications/${id}`, {
      displayName: "After",
      identifierUris: [`api://${appId}`],
      spa: { redirectUris: ["https://spa.practice.example/"] },
    });

    expect((await graph("GET", `/v1.0/servicePrincipals/${principal.id}`)).body).toMatchObject({
      displayName: "After",
      servicePrincipalNames: [appId, `api://${appId}`],
      replyUrls: ["https://spa.practice.example/"],
    });
  });

  it("of a beta property shows in beta only", async () => {
    const { id } = await create("/v1.0/applications", { displayName: "Beta" });
    await graph("PATCH", `/beta/applications/${id}`, { oauth2RequirePostResponse: true });

    expect((await graph("GET", `/v1.0/applications/${id}`)).body).not.toHaveProperty("oauth2RequirePostResponse");
    expect((await graph("GET", `/beta/applications/${id}?$select=oauth2RequirePostResponse`)).body).toEqual({
      "@odata.context": `${directory.tenant.origin}/beta/$metadata#applications/$entity`,
      id,
      oauth2RequirePostResponse: true,
    });
  });
});

describe("an application is found", () => {
  it("by id, by appId in parentheses and by filter", async () => {
    const { id, appId } = await create("/v1.0/applications", { displayName: "Found" });

    const replies = await Promise.all([
      graph("GET", `/v1.0/applications/${id}`),
      graph("GET", `/v1.0/applications(appId='${appId}')`),
      graph("GET", `/v1.0/applications('${id}')`),
    ]);
    const filtered = await graph("GET", `/v1.0/applications?$filter=appId+eq+%27${appId}%27`);

    expect(replies.map(({ body }) => body.id)).toEqual([id, id, id]);
    expect(listIn(filtered).map((app) => app.id)).toEqual([id]);
  });

  it("not when there is none, in the words that clients match on", async () => {
    expect(refusalIn(await graph("GET", `/v1.0/applications/${nobody}`))).toEqual({
      status: 404,
      code: "Request_ResourceNotFound",
      message: `Resource '${nobody}' does not exist or one of its queried reference-property objects are not present.`,
    });
  });
});

describe("owners", () => {
  it("are added and removed by reference, and never twice", async () => {
    const { id } = await create("/v1.0/applications", { displayName: "Owners" });
    const [ada] = directory.tenant.users;
    const link = { "@odata.id": `${directory.tenant.origin}/v1.0/directoryObjects/${ada?.objectId}` };
    const owners = `/v1.0/applications/${id}/owners`;

    const added = await graph("POST", `${owners}/$ref`, link);
    const again = await graph("POST", `${owners}/$ref`, link);
    const filtered = listIn(await graph("GET", `${owners}?$filter=id eq '${ada?.objectId}'`.replaceAll(" ", "+")));
    const removed = await graph("DELETE", `${owners}/${ada?.objectId}/$ref`);
    const gone = await graph("DELETE", `${owners}/${ada?.objectId}/$ref`);

    expect([added.status, removed.status]).toEqual([204, 204]);
    expect(filtered.map((owner) => owner.id)).toEqual([ada?.objectId]);
    expect(refusalIn(again)).toMatchObject({ status: 400, message: expect.stringContaining("already exist") });
    expect(refusalIn(gone)).toMatchObject({ status: 400, message: expect.stringContaining("do not exist") });
  });
});

describe("a secret", () => {
  it("keeps its dates byte for byte, and goes by its key id", async () => {
    const { id } = await create("/v1.0/applications", { displayName: "Secrets" });
    const dates = { startDateTime: "2026-01-01T00:00:00+02:00", endDateTime: "2027-06-01T00:00:00Z" };

    const { status, body } = await graph("POST", `/v1.0/applications/${id}/addPassword`, {
      passwordCredential: { displayName: "portal", ...dates },
    });
    const { body: read } = await graph("GET", `/v1.0/applications/${id}`);
    const removed = await graph("POST", `/v1.0/applications/${id}/removePassword`, { keyId: body.keyId });
    const { body: after } = await graph("GET", `/v1.0/applications/${id}`);

    expect(status).toBe(200);
    expect(body).toMatchObject({ displayName: "portal", ...dates, keyId: uuid, secretText: expect.any(String) });
    expect(read.passwordCredentials).toEqual([
      {
        customKeyIdentifier: null,
        displayName: "portal",
        ...dates,
        hint: expect.any(String),
        keyId: body.keyId,
        secretText: null,
      },
    ]);
    expect([removed.status, after.passwordCredentials]).toEqual([204, []]);
  });

  it("without dates lives two years from now", async () => {
    const { id } = await create("/v1.0/applications", { displayName: "Default life" });

    const { body } = await graph("POST", `/v1.0/applications/${id}/addPassword`, { passwordCredential: {} });

    expect([body.startDateTime, body.endDateTime]).toEqual(["2026-11-23T08:00:00.123Z", "2028-11-22T08:00:00.123Z"]);
  });
});

describe("federated credentials", () => {
  it("are made, changed, read by id and by name, and removed", async () => {
    const { id } = await create("/v1.0/applications", { displayName: "Federated" });
    const path = `/v1.0/applications/${id}/federatedIdentityCredentials`;
    const body = {
      name: "deploy",
      issuer: "https://issuer.practice.example",
      subject: "a",
      audiences: ["api://AzureADTokenExchange"],
    };

    const made = await create(path, { "@odata.type": "#microsoft.graph.federatedIdentityCredential", ...body });
    const patched = await graph("PATCH", `${path}/${made.id}`, { id: made.id, subject: "b", description: "" });
    const byName = await graph("GET", `${path}/deploy`);
    const removed = await graph("DELETE", `${path}/${made.id}`);

    expect(made).toMatchObject({ id: uuid, ...body, description: null });
    expect([patched.status, removed.status]).toEqual([204, 204]);
    expect(byName.body).toMatchObject({ id: made.id, subject: "b", description: "" });
    expect(listIn(await graph("GET", path))).toEqual([]);
  });
});

describe("a service principal", () => {
  it("is made of its application and shows it", async () => {
    const { appId } = await create("/v1.0/applications", {
      displayName: "Shown",
      identifierUris: ["api://shown.practice.example"],
    });

    const principal = await create("/v1.0/servicePrincipals", { appId, tags: ["one"], samlSingleSignOnSettings: {} });

    expect(principal).toMatchObject({
      id: uuid,
      appId,
      displayName: "Shown",
      accountEnabled: true,
      appOwnerOrganizationId: directory.tenant.tenantId,
      servicePrincipalNames: [appId, "api://shown.practice.example"],
      servicePrincipalType: "Application",
      tags: ["one"],
    });
  });

  it("cannot be made of nothing, nor twice; both in the words that the provider retries on or shows", async () => {
    const { appId } = await create("/v1.0/applications", { displayName: "Twice" });
    await create("/v1.0/servicePrincipals", { appId });

    expect(refusalIn(await graph("POST", "/v1.0/servicePrincipals", { appId: nobody }))).toEqual({
      status: 400,
      code: "Request_BadRequest",
      message: `The appId '${nobody}' of the service principal does not reference a valid application object.`,
    });
    expect(refusalIn(await graph("POST", "/v1.0/servicePrincipals", { appId }))).toMatchObject({
      status: 409,
      code: "Request_MultipleObjectsWithSameKeyValue",
      message: expect.stringContaining("is already in use"),
    });
    const details = async (body: object) => (await graph("POST", "/v1.0/servicePrincipals", body)).body.error?.details;
    expect(await details({ appId: nobody })).toMatchObject([{ code: "NoBackingApplicationObject", target: "appId" }]);
    expect(await details({ appId })).toMatchObject([{ code: "ObjectConflict", target: "servicePrincipalNames" }]);
  });

  it("of Microsoft's own is there with its permissions, and cannot be deleted", async () => {
    const { body } = await graph("GET", `/v1.0/servicePrincipals(appId='${graphAppId}')`);

    expect(body.oauth2PermissionScopes).toContainEqual({
      id: "465a38f9-76ea-45b9-9f34-9e8b0d4b0b42",
      value: "Calendars.Read",
      isEnabled: true,
      type: "User",
      adminConsentDisplayName: "Read calendars",
      adminConsentDescription: "Read calendars",
      userConsentDisplayName: "Read calendars",
      userConsentDescription: "Read calendars",
    });
    expect(refusalIn(await graph("DELETE", `/v1.0/servicePrincipals/${body.id}`))).toMatchObject({ status: 403 });
  });
});
