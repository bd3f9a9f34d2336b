import { describe, expect, it } from "vitest";
import { graphAppId, nobody, refusalIn, useGraphTenant } from "./graphTenant";

const directory = useGraphTenant({ rules: "off" });
const { graph, create, token } = directory;

describe("with rules off", () => {
  it("what a strict directory refuses is taken", async () => {
    const { id } = await create("/v1.0/applications", {
      displayName: "x".repeat(300),
      tags: [""],
      web: { redirectUris: ["http://app.example/#x"] },
      identifierUris: ["https://unverified.example/"],
      keyCredentials: [{ type: "AsymmetricX509Cert", usage: "Verify", key: "bm9uZQ==", keyId: nobody }],
      appRoles: [{ id: nobody, value: "A", displayName: "A", allowedMemberTypes: ["User"] }],
    });

    expect((await graph("PATCH", `/v1.0/applications/${id}`, { appRoles: [] })).status).toBe(204);
  });

  it("a token is still needed, a permission is not", async () => {
    const bare = { token: await token({ oid: nobody, idtyp: "app" }) };

    expect((await graph("GET", "/v1.0/applications", undefined, bare)).status).toBe(200);
    expect((await graph("GET", "/v1.0/applications", undefined, { token: "x" })).status).toBe(401);
  });

  it("keys stay unique and references real, as in the directory that was recorded", async () => {
    const uri = "https://practice.example/one";
    const { appId } = await create("/v1.0/applications", { displayName: "One", identifierUris: [uri] });
    const principal = await create("/v1.0/servicePrincipals", { appId });
    const { body: resource } = await graph("GET", `/v1.0/servicePrincipals(appId='${graphAppId}')?$select=id`);

    const replies = await Promise.all([
      graph("POST", "/v1.0/applications", { displayName: "Two", identifierUris: [uri] }),
      graph("POST", "/v1.0/servicePrincipals", { appId }),
      graph("POST", "/v1.0/servicePrincipals", { appId: nobody }),
      graph("POST", "/v1.0/oauth2PermissionGrants", {
        clientId: nobody,
        resourceId: resource.id,
        consentType: "AllPrincipals",
        scope: "x",
      }),
      graph("DELETE", `/v1.0/servicePrincipals/${principal.id}/appRoleAssignedTo/none`),
    ]);

    expect(replies.map(refusalIn).map(({ status, code }) => [status, code])).toEqual([
      [400, "Request_MultipleObjectsWithSameKeyValue"],
      [409, "Request_MultipleObjectsWithSameKeyValue"],
      [400, "Request_BadRequest"],
      [404, "Request_ResourceNotFound"],
      [404, "Request_ResourceNotFound"],
    ]);
  });
});
