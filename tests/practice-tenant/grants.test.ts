import { describe, expect, it } from "vitest";
import { grantId } from "../../practice-tenant/graph/grants/grantId";
import { graphAppId, nobody, refusalIn, useGraphTenant } from "./graphTenant";
import { listIn, type ReplyBody } from "./tenantClient";

const directory = useGraphTenant();
const { graph, create } = directory;

async function principalOf(displayName: string): Promise<ReplyBody> {
  const { appId } = await create("/v1.0/applications", { displayName });
  return create("/v1.0/servicePrincipals", { appId });
}

async function microsoftGraph(): Promise<ReplyBody> {
  return (await graph("GET", `/v1.0/servicePrincipals(appId='${graphAppId}')?$select=id`)).body;
}

/** User.Read.All as an application permission of Microsoft Graph. */
const userReadAll = "df021288-bdef-4463-88db-98f22de89214";

describe("the id of a grant", () => {
  it("is the one that Entra gave to the same GUIDs", () => {
    // Ids of a real tenant, published in github.com/Azure/azure-cli/issues/20974.
    const clientId = "b25985a8-9d2b-4fde-9fa7-6c4e43a8ddec";
    const resourceId = "a3efc889-f1b7-4532-9e01-91e32d1039f4";
    const principalId = "182c8534-f413-487c-91a3-7addc80e35d5";

    expect(grantId({ clientId, resourceId, principalId: null })).toBe("qIVZsiud3k-fp2xOQ6jd7InI76O38TJFngGR4y0QOfQ");
    expect(grantId({ clientId, resourceId, principalId })).toBe(
      "qIVZsiud3k-fp2xOQ6jd7InI76O38TJFngGR4y0QOfQ0hSwYE_R8SJGjet3IDjXV",
    );
  });
});

describe("a delegated grant", () => {
  it("is made, widened, read, listed and removed", async () => {
    const client = await principalOf("Client");
    const resource = await microsoftGraph();
    const body = { clientId: client.id, resourceId: resource.id, consentType: "AllPrincipals", scope: "User.Read" };

    const grant = await create("/v1.0/oauth2PermissionGrants", {
      "@odata.type": "#microsoft.graph.oAuth2PermissionGrant",
      ...body,
    });
    const patched = await graph("PATCH", `/v1.0/oauth2PermissionGrants/${grant.id}`, {
      scope: "User.Read Calendars.Read",
    });
    const read = await graph("GET", `/v1.0/oauth2PermissionGrants/${grant.id}`);
    const ofClient = await graph("GET", `/v1.0/servicePrincipals/${client.id}/oauth2PermissionGrants`);
    const removed = await graph("DELETE", `/v1.0/oauth2PermissionGrants/${grant.id}`);

    expect(grant).toMatchObject({ ...body, principalId: null });
    expect([patched.status, removed.status]).toEqual([204, 204]);
    expect(read.body.scope).toBe("User.Read Calendars.Read");
    expect(listIn(ofClient).map(({ id }) => id)).toEqual([grant.id]);
    expect((await graph("GET", `/v1.0/oauth2PermissionGrants/${grant.id}`)).status).toBe(404);
  });

  it("exists once for the tenant and once for each user", async () => {
    const client = await principalOf("Once");
    const resource = await microsoftGraph();
    const [ada] = directory.tenant.users;
    const all = { clientId: client.id, resourceId: resource.id, consentType: "AllPrincipals", scope: "User.Read" };
    await create("/v1.0/oauth2PermissionGrants", all);
    await create("/v1.0/oauth2PermissionGrants", { ...all, consentType: "Principal", principalId: ada?.objectId });

    expect(refusalIn(await graph("POST", "/v1.0/oauth2PermissionGrants", all))).toEqual({
      status: 409,
      code: "Request_MultipleObjectsWithSameKeyValue",
      message: "Permission entry already exists.",
    });
  });

  it.each([
    ["for one user without a user", { consentType: "Principal" }, 400],
    [
      "for everybody with a user",
      { consentType: "AllPrincipals", principalId: "44444444-4444-4444-8444-444444444441" },
      400,
    ],
    ["of an unknown client", { consentType: "AllPrincipals", clientId: nobody }, 404],
    ["on an unknown resource", { consentType: "AllPrincipals", resourceId: nobody }, 404],
    ["with a scope that is too long", { consentType: "AllPrincipals", scope: "x".repeat(3851) }, 400],
  ])("%s is refused", async (_, part, status) => {
    const client = await principalOf("Refused");
    const resource = await microsoftGraph();

    const reply = await graph("POST", "/v1.0/oauth2PermissionGrants", {
      clientId: client.id,
      resourceId: resource.id,
      scope: "User.Read",
      ...part,
    });

    expect(reply.status).toBe(status);
  });
});

describe("an app role assignment", () => {
  it("is seen from the resource and from the principal, and goes by its id", async () => {
    const client = await principalOf("Reader");
    const resource = await microsoftGraph();
    const body = { appRoleId: userReadAll, principalId: client.id, resourceId: resource.id };
    const assigned = `/v1.0/servicePrincipals/${resource.id}/appRoleAssignedTo`;

    const made = await create(assigned, body);
    const read = await graph("GET", `${assigned}/${made.id}`);
    const held = await graph("GET", `/v1.0/servicePrincipals/${client.id}/appRoleAssignments`);
    const removed = await graph("DELETE", `${assigned}/${made.id}`);

    expect(made).toMatchObject({
      ...body,
      principalType: "ServicePrincipal",
      principalDisplayName: "Reader",
      resourceDisplayName: "Microsoft Graph",
    });
    expect(read.body).toMatchObject({ id: made.id, ...body });
    expect(listIn(held).map(({ id }) => id)).toEqual([made.id]);
    expect([removed.status, (await graph("GET", `${assigned}/${made.id}`)).status]).toEqual([204, 404]);
  });

  it("is refused twice, of an unknown role, of a role for others, and under another resource", async () => {
    const client = await principalOf("Refused role");
    const other = await principalOf("Other");
    const resource = await microsoftGraph();
    const [ada] = directory.tenant.users;
    const body = { appRoleId: userReadAll, principalId: client.id, resourceId: resource.id };
    const assigned = `/v1.0/servicePrincipals/${resource.id}/appRoleAssignedTo`;
    await create(assigned, body);

    const refusals = await Promise.all([
      graph("POST", assigned, body),
      graph("POST", assigned, { ...body, appRoleId: nobody }),
      graph("POST", assigned, { ...body, principalId: ada?.objectId }),
      graph("POST", `/v1.0/servicePrincipals/${other.id}/appRoleAssignedTo`, body),
      graph("POST", assigned, { ...body, principalId: nobody }),
    ]);

    expect(refusals.map(refusalIn)).toEqual([
      { status: 400, code: "Request_BadRequest", message: "Permission being assigned already exists on the object." },
      {
        status: 400,
        code: "Request_BadRequest",
        message: expect.stringContaining("Permission being assigned was not found on application"),
      },
      { status: 400, code: "Request_BadRequest", message: expect.stringContaining("cannot be assigned to a User") },
      { status: 400, code: "Request_BadRequest", message: "Not a valid reference update." },
      { status: 400, code: "Request_BadRequest", message: "Not a valid reference update." },
    ]);
  });
});

describe("deleting", () => {
  async function fullApplication(displayName: string) {
    const app = await create("/v1.0/applications", {
      displayName,
      identifierUris: [`api://${displayName.toLowerCase()}.practice.example`],
    });
    const principal = await create("/v1.0/servicePrincipals", { appId: app.appId });
    const resource = await microsoftGraph();
    const grant = await create("/v1.0/oauth2PermissionGrants", {
      clientId: principal.id,
      resourceId: resource.id,
      consentType: "AllPrincipals",
      scope: "User.Read",
    });
    const assigned = `/v1.0/servicePrincipals/${resource.id}/appRoleAssignedTo`;
    const assignment = await create(assigned, {
      appRoleId: userReadAll,
      principalId: principal.id,
      resourceId: resource.id,
    });
    const paths = [
      `/v1.0/applications/${app.id}`,
      `/v1.0/servicePrincipals/${principal.id}`,
      `/v1.0/oauth2PermissionGrants/${grant.id}`,
      `${assigned}/${assignment.id}`,
    ];
    const statuses = async () =>
      (await Promise.all(paths.map((path) => graph("GET", path)))).map(({ status }) => status);
    return { app, principal, statuses };
  }

  it("an application takes principal, grants and assignments along, and restoring brings all of them back", async () => {
    const { app, principal, statuses } = await fullApplication("Bin");

    const deleted = await graph("DELETE", `/v1.0/applications/${app.id}`);
    const afterDelete = await statuses();
    const applications = listIn(await graph("GET", "/v1.0/directory/deletedItems/microsoft.graph.application"));
    const principals = listIn(await graph("GET", "/v1.0/directory/deletedItems/microsoft.graph.servicePrincipal"));
    const restored = await graph("POST", `/v1.0/directory/deletedItems/${app.id}/restore`);

    expect([deleted.status, afterDelete]).toEqual([204, [404, 404, 404, 404]]);
    expect(applications.map(({ id, displayName }) => [id, displayName])).toContainEqual([app.id, "Bin"]);
    expect(principals.map(({ id }) => id)).toContain(principal.id);
    expect(restored).toMatchObject({
      status: 200,
      body: { "@odata.type": "#microsoft.graph.application", id: app.id, deletedDateTime: null },
    });
    expect(await statuses()).toEqual([200, 200, 200, 200]);
  });

  it("for good leaves nothing to restore", async () => {
    const { app, principal } = await fullApplication("Purged");
    await graph("DELETE", `/v1.0/applications/${app.id}`);

    const purged = await graph("DELETE", `/v1.0/directory/deletedItems/${app.id}`);

    const items = [app.id, principal.id].map((id) => graph("GET", `/v1.0/directory/deletedItems/${id}`));
    expect(purged.status).toBe(204);
    expect((await Promise.all(items)).map(({ status }) => status)).toEqual([404, 404]);
    expect((await graph("POST", `/v1.0/directory/deletedItems/${app.id}/restore`)).status).toBe(404);
  });

  it("and taking the identifier URI elsewhere makes the restore fail, and keeps the item", async () => {
    const { app } = await fullApplication("Taken");
    await graph("DELETE", `/v1.0/applications/${app.id}`);
    await create("/v1.0/applications", { displayName: "Taker", identifierUris: ["api://taken.practice.example"] });

    const refused = await graph("POST", `/v1.0/directory/deletedItems/${app.id}/restore`);

    expect(refusalIn(refused)).toMatchObject({ status: 400, code: "Request_MultipleObjectsWithSameKeyValue" });
    expect((await graph("GET", `/v1.0/directory/deletedItems/${app.id}`)).status).toBe(200);
  });
});
