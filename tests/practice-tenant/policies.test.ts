import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PracticeTenant, startPracticeTenant } from "../../practice-tenant";
import { nobody, refusalIn, useGraphTenant } from "./graphTenant";
import { call, deployerToken, listIn } from "./tenantClient";

const strict = { userConsentPolicy: "microsoft-user-default-recommended", usersMayRegisterApps: false } as const;
const directory = useGraphTenant({ settings: strict });
const { graph, token } = directory;

const [ada, ben, cho] = [1, 2, 3].map((last) => `44444444-4444-4444-8444-44444444444${last}`);
const denied = {
  status: 403,
  code: "Authorization_RequestDenied",
  message: "Insufficient privileges to complete the operation.",
};

const asApp = (...roles: string[]) => token({ oid: nobody, idtyp: "app", roles });
const asUser = (oid: string | undefined, scopes: string) => token({ oid, idtyp: "user", scp: scopes });

describe("/policies/authorizationPolicy", () => {
  it("says what users may do without a directory role, as the settings have it", async () => {
    const { status, body } = await graph("GET", "/v1.0/policies/authorizationPolicy", undefined, {
      token: await asApp("Policy.Read.All"),
    });

    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        "@odata.context": `${directory.tenant.origin}/v1.0/$metadata#policies/authorizationPolicy/$entity`,
        id: "authorizationPolicy",
        defaultUserRolePermissions: {
          allowedToCreateApps: false,
          permissionGrantPoliciesAssigned: ["ManagePermissionGrantsForSelf.microsoft-user-default-recommended"],
        },
      },
    });
  });

  it("needs a permission for policies: reading the whole directory is not enough", async () => {
    const reply = await graph("GET", "/v1.0/policies/authorizationPolicy", undefined, {
      token: await asApp("Directory.Read.All", "Application.ReadWrite.All"),
    });

    expect(refusalIn(reply)).toEqual(denied);
  });

  it("is not there in beta, where it has another shape", async () => {
    const reply = await graph("GET", "/beta/policies/authorizationPolicy", undefined, {
      token: await asApp("Policy.Read.All"),
    });

    expect(reply.status).toBe(501);
  });

  describe("of a tenant whose users consent to nothing", () => {
    let tenant: PracticeTenant;
    beforeAll(async () => {
      tenant = await startPracticeTenant({ port: 0, rules: "off", settings: { userConsentPolicy: "none" } });
    });
    afterAll(() => tenant.close());

    it("names no policy", async () => {
      const { body } = await call(tenant, "GET", "/v1.0/policies/authorizationPolicy", {
        token: await deployerToken(tenant),
      });

      expect(body.defaultUserRolePermissions).toMatchObject({
        allowedToCreateApps: true,
        permissionGrantPoliciesAssigned: [],
      });
    });
  });
});

describe("where users may not register apps", () => {
  it("a member creates no application, and an administrator and an app on its own do", async () => {
    const create = async (caller: string) =>
      (await graph("POST", "/v1.0/applications", { displayName: "New" }, { token: caller })).status;

    expect([
      await create(await asUser(ben, "Application.ReadWrite.All")),
      await create(await asUser(ada, "Application.ReadWrite.All")),
      await create(await asApp("Application.ReadWrite.OwnedBy")),
    ]).toEqual([403, 201, 201]);
  });
});

describe("memberships", () => {
  const names = async (path: string, caller: string) =>
    listIn(await graph("GET", path, undefined, { token: caller })).map(({ displayName }) => displayName);

  it("of an administrator end with the directory role, by name and template", async () => {
    const reply = await graph("GET", "/v1.0/me/transitiveMemberOf?$top=999", undefined, {
      token: await asUser(ada, "User.Read"),
    });

    expect(reply.body.value).toMatchObject([
      { "@odata.type": "#microsoft.graph.group", displayName: "Product team" },
      {
        "@odata.type": "#microsoft.graph.directoryRole",
        displayName: "Global Administrator",
        roleTemplateId: "62e90394-69f5-4237-9190-012177145e10",
      },
    ]);
  });

  it("count groups of groups only where transitive ones are asked for", async () => {
    const caller = await asUser(ben, "User.Read");

    expect([
      await names("/v1.0/me/memberOf", caller),
      await names("/v1.0/me/transitiveMemberOf", caller),
      await names(`/v1.0/users/${cho}/memberOf`, await asApp("Directory.Read.All")),
    ]).toEqual([["Planners"], ["Planners", "Product team"], ["Planners", "Newsletter"]]);
  });

  it("of an app's principal are none here, and asking takes a permission", async () => {
    const path = `/v1.0/servicePrincipals/${directory.tenant.deployer.objectId}/transitiveMemberOf`;
    const refused = await graph("GET", path, undefined, { token: await asApp("Mail.Read") });

    expect([await names(path, await asApp("Application.Read.All")), refusalIn(refused)]).toEqual([[], denied]);
  });
});
