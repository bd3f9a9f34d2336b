import { afterEach, describe, expect, it } from "vitest";
import { type DirectorySeed, type PracticeTenant, startPracticeTenant } from "../../practice-tenant";
import { graphAppId, nobody } from "./graphTenant";
import { call, deployerToken } from "./tenantClient";

let tenant: PracticeTenant | undefined;
afterEach(() => tenant?.close());

const principal = { appId: graphAppId, displayName: "Microsoft Graph" };

/** The shape in which recordings keep the directory before the first step, with ids of its own. */
const seed: DirectorySeed = {
  applications: [],
  servicePrincipals: [
    { id: "55555555-5555-5555-5555-555555555555", ...principal, __firstParty: true },
    {
      id: "22222222-2222-2222-2222-222222222222",
      appId: "33333333-3333-3333-3333-333333333333",
      displayName: "deployer",
      __firstParty: true,
    },
  ],
  users: [{ id: nobody, displayName: "Practice User", userPrincipalName: "u@practice.onmicrosoft.com" }],
  groups: [{ id: "66666666-6666-6666-6666-666666666666", displayName: "Practice Group" }],
  oauth2PermissionGrants: [],
  deleted: [],
};

describe("a tenant that starts from a seed", () => {
  it("has its people and principals, and its deployer can sign in", async () => {
    tenant = await startPracticeTenant({ port: 0, rules: "off", seed });
    const token = await deployerToken(tenant);

    const user = await call(tenant, "GET", "/v1.0/users/u@practice.onmicrosoft.com", { token });
    const group = await call(tenant, "GET", "/v1.0/groups/66666666-6666-6666-6666-666666666666", { token });

    expect(tenant.deployer).toMatchObject({
      objectId: "22222222-2222-2222-2222-222222222222",
      clientId: "33333333-3333-3333-3333-333333333333",
    });
    expect(tenant.users).toEqual([
      {
        objectId: nobody,
        displayName: "Practice User",
        userPrincipalName: "u@practice.onmicrosoft.com",
        password: "practice",
        role: "member",
      },
    ]);
    expect([user.body.id, group.body.displayName]).toEqual([nobody, "Practice Group"]);
  });
});

describe("the directory as a value", () => {
  it("comes back from an import as it was exported, and the deployer stays signed in", async () => {
    tenant = await startPracticeTenant({ port: 0 });
    const token = await deployerToken(tenant);
    const created = await call(tenant, "POST", "/v1.0/applications", { token, body: { displayName: "Exported" } });
    await call(tenant, "POST", "/v1.0/servicePrincipals", { token, body: { appId: created.body.appId } });
    const exported = tenant.exportDirectory();

    await call(tenant, "DELETE", `/v1.0/applications/${created.body.id}`, { token });
    tenant.importDirectory(exported);

    expect(tenant.exportDirectory()).toEqual(exported);
    expect(exported.applications).toMatchObject([
      { displayName: "Exported", owners: [], federatedIdentityCredentials: [] },
    ]);
    expect(exported.wellKnownServicePrincipals?.map(({ displayName }) => displayName)).toEqual([
      "Microsoft Graph",
      "Office 365 Exchange Online",
      "Office 365 SharePoint Online",
      "deployer",
    ]);
    expect((await call(tenant, "GET", "/v1.0/applications", { token })).status).toBe(200);
  });

  it("tells of a deletion behind everybody's back by naming what is in the bin", async () => {
    tenant = await startPracticeTenant({ port: 0 });
    const token = await deployerToken(tenant);
    const { body: app } = await call(tenant, "POST", "/v1.0/applications", { token, body: { displayName: "Gone" } });
    const id = String(app.id);

    tenant.importDirectory({
      ...tenant.exportDirectory(),
      applications: [],
      deleted: [{ kind: "application", id, displayName: "Gone" }],
    });

    expect((await call(tenant, "GET", `/v1.0/applications/${id}`, { token })).status).toBe(404);
    expect((await call(tenant, "POST", `/v1.0/directory/deletedItems/${id}/restore`, { token })).status).toBe(200);
    expect((await call(tenant, "GET", `/v1.0/applications/${id}`, { token })).body.displayName).toBe("Gone");
  });

  it("says that a certificate's key is present, and an import keeps the key", async () => {
    tenant = await startPracticeTenant({ port: 0, rules: "off" });
    const token = await deployerToken(tenant);
    const keyCredentials = [{ type: "AsymmetricX509Cert", usage: "Verify", key: "bm9uZQ==", keyId: nobody }];
    const { body: app } = await call(tenant, "POST", "/v1.0/applications", {
      token,
      body: { displayName: "Key", keyCredentials },
    });
    const exported = tenant.exportDirectory();

    tenant.importDirectory(exported);
    const { body: read } = await call(tenant, "GET", `/v1.0/applications/${app.id}?$select=keyCredentials`, { token });

    expect(exported.applications?.[0]?.keyCredentials).toMatchObject([{ keyId: nobody, key: "(present)" }]);
    expect(read.keyCredentials).toMatchObject([{ keyId: nobody, key: "bm9uZQ==" }]);
  });
});
