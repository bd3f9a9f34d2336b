import { describe, expect, it } from "vitest";
import { GraphRefusedError } from "../../../directory";
import { leastForCall } from "../../../directory/client/leastForCall";

describe("the least that opens a call", () => {
  it.each([
    ["GET /applications", "delegated", ["Application.Read.All"]],
    ["GET /servicePrincipals(appId='x')/oauth2PermissionGrants", "application", ["Directory.Read.All"]],
    ["DELETE /oauth2PermissionGrants/x", "application", ["DelegatedPermissionGrant.ReadWrite.All"]],
    ["GET /directory/deletedItems/microsoft.graph.application", "application", ["Application.Read.All"]],
    ["DELETE /directory/deletedItems/x", "delegated", ["Application.ReadWrite.All"]],
    ["GET /servicePrincipals/x/appRoleAssignedTo/y", "application", ["Application.Read.All"]],
  ] as const)("%s, %s: %j", (call, kind, permissions) => {
    expect(leastForCall(call, kind)).toEqual({ kind, permissions, forOthers: undefined });
  });

  it("of an app that owns what it changes is less than of one that does not", () => {
    expect(leastForCall("DELETE /applications/x", "application")).toEqual({
      kind: "application",
      permissions: ["Application.ReadWrite.OwnedBy"],
      forOthers: ["Application.ReadWrite.All"],
    });
  });

  it("is not known of every call", () => {
    expect(leastForCall("POST /$batch", "delegated")).toBeUndefined();
    expect(leastForCall("GET /me", "application")).toBeUndefined();
  });
});

describe("a refused call names it", () => {
  const fixOf = (status: number, call: string, kind: "delegated" | "application") =>
    new GraphRefusedError(call, status, { graphCode: "Authorization_RequestDenied", least: leastForCall(call, kind) })
      .fix;

  it("for an app on its own", () => {
    expect(fixOf(403, "DELETE /applications/x", "application")).toBe(
      "the least that opens it is the application permission Application.ReadWrite.OwnedBy (for what it does not own: Application.ReadWrite.All): consent to it, and get a new token",
    );
  });

  it("for a user, who must be allowed to do it as well", () => {
    expect(fixOf(403, "GET /policies/authorizationPolicy", "delegated")).toBe(
      "the least that opens it is the delegated permission Policy.Read.All, of a user who may do this: sign in as one, with an app that has it",
    );
  });

  it("only where that is why", () => {
    expect(fixOf(400, "GET /applications", "application")).toBe("check the call");
    expect(fixOf(403, "POST /$batch", "application")).toBe(
      "declare a permission that opens this call, consent to it, and get a new token",
    );
  });
});
