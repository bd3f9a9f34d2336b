import { describe, expect, it } from "vitest";
import { graphAppId, refusalIn } from "../graphTenant";
import type { ReplyBody } from "../tenantClient";
import { idOf, many, role, useJudgedApps } from "./judgedApps";

const { directory } = useJudgedApps();

const defaultRole = "00000000-0000-0000-0000-000000000000";
const roles = [
  { ...role, id: idOf(1), value: "ForUsers" },
  { ...role, id: idOf(2), value: "ForApps", allowedMemberTypes: ["Application"] },
  { ...role, id: idOf(3), value: "Disabled", isEnabled: false },
];

async function principalOf(properties: object): Promise<ReplyBody> {
  const { appId } = await directory.create("/v1.0/applications", { displayName: "Resource", ...properties });
  return directory.create("/v1.0/servicePrincipals", { appId });
}

async function ben(): Promise<unknown> {
  return (await directory.graph("GET", "/v1.0/users/ben@practice.onmicrosoft.com")).body.id;
}

async function assign(resource: ReplyBody, principalId: unknown, appRoleId: string) {
  const body = { principalId, resourceId: resource.id, appRoleId };
  return directory.graph("POST", `/v1.0/servicePrincipals/${resource.id}/appRoleAssignedTo`, body);
}

describe("an app role assignment is refused", () => {
  it.each([
    ["of a role that is not there", idOf(9), "Permission being assigned was not found on application 'Resource'."],
    ["of a role for applications to a user", idOf(2), "The role 'ForApps' of 'Resource' cannot be assigned to a User."],
    ["of a role that is disabled", idOf(3), "The role 'Disabled' of 'Resource' is disabled."],
    [
      "of the default role where there are others",
      defaultRole,
      "'Resource' declares roles, so one of them has to be assigned.",
    ],
  ])("%s", async (_, appRoleId, message) => {
    const resource = await principalOf({ appRoles: roles });

    expect(refusalIn(await assign(resource, await ben(), appRoleId))).toEqual({
      status: 400,
      code: "Request_BadRequest",
      message,
    });
  });

  it("of a role for users to an app, and a second time", async () => {
    const resource = await principalOf({ appRoles: roles });
    const client = await principalOf({});

    expect((await assign(resource, client.id, idOf(1))).status).toBe(400);
    expect((await assign(resource, client.id, idOf(2))).status).toBe(201);
    expect(refusalIn(await assign(resource, client.id, idOf(2)))).toEqual({
      status: 400,
      code: "Request_BadRequest",
      message: "Permission being assigned already exists on the object.",
    });
  });

  it("when the principal already has 1500", async () => {
    const resource = await principalOf({});
    const principalId = String(await ben());
    const before = directory.tenant.exportDirectory();
    directory.tenant.importDirectory({
      ...before,
      appRoleAssignments: many(1500, (index) => ({
        id: `many-${index}`,
        appRoleId: idOf(index),
        createdDateTime: "2026-01-01T00:00:00Z",
        deletedDateTime: null,
        principalDisplayName: null,
        principalId,
        principalType: "User" as const,
        resourceDisplayName: null,
        resourceId: idOf(9),
      })),
    });

    const reply = await assign(resource, principalId, defaultRole);

    directory.tenant.importDirectory(before);
    expect(refusalIn(reply)).toEqual({
      status: 403,
      code: "Directory_QuotaExceeded",
      message: `'${principalId}' already has 1500 app role assignments, which is the limit.`,
    });
  });
});

describe("a delegated grant is refused", () => {
  it.each([
    [
      "for one principal without its id",
      { consentType: "Principal" },
      "A grant for one principal needs a principalId.",
    ],
    ["for everybody with an id", { principalId: "ben" }, "A grant for all principals has no principalId."],
    ["of more than 3850 characters", { scope: "x".repeat(3851) }, "Property scope is longer than 3850 characters."],
  ])("%s", async (_, part, message) => {
    const client = await principalOf({});
    const resource = (await directory.graph("GET", `/v1.0/servicePrincipals(appId='${graphAppId}')`)).body;
    const body = {
      clientId: client.id,
      resourceId: resource.id,
      consentType: "AllPrincipals",
      scope: "User.Read",
      ...part,
    };

    const reply = await directory.graph("POST", "/v1.0/oauth2PermissionGrants", {
      ...body,
      ...("principalId" in part && { principalId: await ben() }),
    });

    expect(refusalIn(reply)).toEqual({ status: 400, code: "Request_BadRequest", message });
  });
});

describe("owners are refused", () => {
  it("when they are more than 100, whether given at once or one by one", async () => {
    const before = directory.tenant.exportDirectory();
    const users = many(101, (index) => ({ id: idOf(index) }));
    directory.tenant.importDirectory({ ...before, users });
    const links = users.map(({ id }) => `https://graph.microsoft.com/v1.0/directoryObjects/${id}`);
    const make = (count: number) =>
      directory.graph("POST", "/v1.0/applications", {
        displayName: "Owned",
        "owners@odata.bind": links.slice(0, count),
      });

    const { status, body } = await make(100);
    const oneMore = await directory.graph("POST", `/v1.0/applications/${body.id}/owners/$ref`, {
      "@odata.id": links[100],
    });

    expect(status).toBe(201);
    for (const reply of [await make(101), oneMore]) {
      expect(refusalIn(reply)).toEqual({
        status: 403,
        code: "Directory_QuotaExceeded",
        message: "The object would have 101 owners, 100 are allowed.",
      });
    }
  });
});

describe("a service principal is refused", () => {
  it.each(["notes", "description"])("with %s of 1025 characters", async (property) => {
    const { id } = await principalOf({});
    const change = (length: number) =>
      directory.graph("PATCH", `/v1.0/servicePrincipals/${id}`, { [property]: "x".repeat(length) });

    expect((await change(1024)).status).toBe(204);
    expect(refusalIn(await change(1025))).toMatchObject({
      status: 400,
      message: expect.stringContaining(`'${property}' of resource 'ServicePrincipal': it is longer than 1024`),
    });
  });
});
