import { describe, expect, it } from "vitest";
import {
  checkedCommands,
  commandCalls,
  type DeclaredPart,
  declaredParts,
} from "../../../lifecycle/doctor/commandCalls";
import { examineCommand } from "../../../lifecycle/doctor/examineCommand";
import { judgePrivileges } from "../../../lifecycle/doctor/judgePrivileges";

const asUser = { kind: "delegated", names: ["Directory.AccessAsUser.All"] } as const;
const role = (templateId: string) => ({ displayName: "some role", templateId });
const applicationDeveloper = role("cf1c38e5-3621-4004-a7cb-879624dced7c");
const cloudApplicationAdministrator = role("158c047a-c907-4556-b7ef-446551a6b5f7");
const globalAdministrator = role("62e90394-69f5-4237-9190-012177145e10");

describe("the table of calls", () => {
  it.each(checkedCommands)("is known to the catalogue, for %s as an app and for a user", (command) => {
    const closed = (kind: "application" | "delegated") => {
      const { least } = judgePrivileges(commandCalls[command], { kind, names: [] });
      return judgePrivileges(commandCalls[command], { kind, names: least }).closed;
    };

    expect([closed("application"), closed("delegated")]).toEqual([[], []]);
  });
});

describe("an app on its own", () => {
  const examine = (names: readonly string[], parts: readonly DeclaredPart[]) =>
    examineCommand("up", parts, { held: { kind: "application", names }, roles: undefined, mayRegister: false });

  it("lacks what it would take, by name, and the calls that stay closed", () => {
    expect(examine(["Application.Read.All", "Directory.Read.All"], ["delegatedConsent"])).toEqual({
      command: "up",
      mark: "blocks",
      least: ["Application.Read.All", "Application.ReadWrite.OwnedBy", "DelegatedPermissionGrant.ReadWrite.All"],
      lacking: ["Application.ReadWrite.OwnedBy", "DelegatedPermissionGrant.ReadWrite.All"],
      closed: [
        "GET /applications/{id}/federatedIdentityCredentials/{id}",
        "POST /applications",
        "PATCH /applications/{id}",
        "DELETE /applications/{id}",
        "POST /applications/{id}/addPassword",
        "POST /applications/{id}/federatedIdentityCredentials",
        "POST /servicePrincipals",
        "PATCH /servicePrincipals/{id}",
        "POST /oauth2PermissionGrants",
        "DELETE /oauth2PermissionGrants/{id}",
      ],
      lackingRoles: [],
    });
  });

  it("needs less for a program that declares less", () => {
    expect([examine([], []).least, examine([], ["appRoles"]).least, examine([], ["users"]).least]).toEqual([
      ["Application.ReadWrite.OwnedBy"],
      ["AppRoleAssignment.ReadWrite.All", "Application.Read.All", "Application.ReadWrite.OwnedBy"],
      ["Application.ReadWrite.OwnedBy", "User.Read.All"],
    ]);
  });

  it("is content with more than the least", () => {
    const more = ["Application.ReadWrite.All", "Directory.ReadWrite.All"];

    expect(examine(more, ["delegatedConsent", "appRoles"])).toMatchObject({ mark: "ok", lacking: [], closed: [] });
  });

  it("is not content with permissions for what it owns where the apps are others'", () => {
    const held = { kind: "application", names: ["Application.ReadWrite.OwnedBy", "Directory.Read.All"] } as const;
    const operator = { held, roles: undefined, mayRegister: undefined };

    expect(examineCommand("list", [], operator)).toMatchObject({
      lacking: ["Application.Read.All"],
      closed: ["GET /applications/{id}/federatedIdentityCredentials"],
    });
    expect(examineCommand("teardown", [], operator).mark).toBe("ok");
  });
});

describe("a user", () => {
  const examine = (
    command: "list" | "up" | "teardown",
    roles: Parameters<typeof examineCommand>[2]["roles"],
    mayRegister = false,
  ) => examineCommand(command, declaredParts, { held: asUser, roles, mayRegister });
  const missing = ({ mark, lackingRoles }: ReturnType<typeof examine>) => [
    mark,
    ...lackingRoles.map(({ role: least }) => least),
  ];

  it("looks on without any role", () => {
    expect(missing(examine("list", []))).toEqual(["ok"]);
  });

  it("lacks a role for each thing that takes one, and the least is named", () => {
    expect(examine("up", [])).toMatchObject({
      mark: "blocks",
      lacking: [],
      lackingRoles: [
        { what: "register applications", role: "Application Developer" },
        { what: "consent for the whole tenant", role: "Cloud Application Administrator" },
        { what: "grant application permissions of Microsoft Graph", role: "Privileged Role Administrator" },
      ],
    });
  });

  it.each([
    [[applicationDeveloper], false, ["blocks", "Cloud Application Administrator", "Privileged Role Administrator"]],
    [[], true, ["blocks", "Cloud Application Administrator", "Privileged Role Administrator"]],
    [[cloudApplicationAdministrator], false, ["blocks", "Privileged Role Administrator"]],
    [[globalAdministrator], false, ["ok"]],
  ] as const)("lacks less with %j, users registering apps: %s", (roles, mayRegister, expected) => {
    expect(missing(examine("up", roles, mayRegister))).toEqual(expected);
  });

  it("may purge only with a role, though it owns what it made", () => {
    expect([missing(examine("teardown", [])), missing(examine("teardown", [cloudApplicationAdministrator]))]).toEqual([
      ["blocks", "Cloud Application Administrator", "Cloud Application Administrator"],
      ["ok"],
    ]);
  });

  it("whose roles may not be read may be able, or not", () => {
    expect(missing(examine("up", undefined))[0]).toBe("unknown");
  });

  it("lacks scopes whatever the roles", () => {
    const held = { kind: "delegated", names: ["User.Read"] } as const;

    expect(examineCommand("list", [], { held, roles: [globalAdministrator], mayRegister: true })).toMatchObject({
      mark: "blocks",
      lacking: ["Application.Read.All", "Directory.Read.All"],
    });
  });
});
