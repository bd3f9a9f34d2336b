import { describe, expect, it } from "vitest";
import { listPermissions, type PermissionKind } from "../../../catalogue";
import { callOf, chooseHarmlessCalls } from "../../../lifecycle/verify/harmlessCalls";

const pathsOf = (kind: PermissionKind, ...declared: string[]) =>
  Object.fromEntries(chooseHarmlessCalls(declared, kind).map(({ group, path }) => [group, path]));

describe("the harmless calls of a delegated app", () => {
  it("are one for each group, none for the scopes of sign-in, and read one id", () => {
    expect(
      pathsOf(
        "delegated",
        "openid",
        "offline_access",
        "User.Read",
        "Calendars.Read",
        "Contacts.ReadWrite",
        "Mail.Read",
      ),
    ).toEqual({
      User: "/me?$select=id",
      Calendars: "/me/events?$top=1&$select=id",
      Contacts: "/me/contacts?$top=1&$select=id",
      Mail: "/me/messages?$top=1&$select=id",
    });
  });

  it("prefer what the permission is the least for", () => {
    expect(pathsOf("delegated", "User.Read", "User.ReadBasic.All")).toEqual({ User: "/users?$top=1&$select=id" });
    expect(pathsOf("delegated", "User.ReadWrite.All")).toEqual({ User: "/users?$top=1&$select=id" });
    expect(pathsOf("delegated", "Files.Read", "Tasks.Read", "Group.Read.All")).toEqual({
      Files: "/me/drive/root/children?$top=1&$select=id",
      Tasks: "/me/todo/lists?$top=1&$select=id",
      Group: "/groups?$top=1&$select=id",
    });
  });

  it("prove what opens them, and name all that is declared of the group", () => {
    expect(chooseHarmlessCalls(["Mail.Send", "Mail.Read", "User.Read"], "delegated")).toEqual([
      {
        group: "Mail",
        permissions: ["Mail.Send", "Mail.Read"],
        kind: "delegated",
        path: "/me/messages?$top=1&$select=id",
        openedBy: ["Mail.Read"],
      },
      { group: "User", permissions: ["User.Read"], kind: "delegated", path: "/me?$select=id", openedBy: ["User.Read"] },
    ]);
  });

  it("are none where a group opens nothing that only reads", () => {
    expect(chooseHarmlessCalls(["Mail.Send"], "delegated")).toEqual([
      { group: "Mail", permissions: ["Mail.Send"], kind: "delegated", openedBy: [] },
    ]);
  });
});

describe("the harmless calls of an app on its own", () => {
  it("name a user where there is no other way", () => {
    expect(pathsOf("application", "Calendars.Read", "User.Read.All", "Organization.Read.All")).toEqual({
      Calendars: "/users/{user}/events?$top=1&$select=id",
      User: "/users?$top=1&$select=id",
      Organization: "/organization?$select=id",
    });
  });
});

describe.each(["delegated", "application"] as const)("of every seventh permission of Microsoft Graph, %s", (kind) => {
  const names = listPermissions("microsoftGraph", kind).flatMap(({ name }, at) => (at % 7 === 0 ? [name] : []));
  const calls = names.flatMap((name) => chooseHarmlessCalls([name], kind));
  const paths = calls.flatMap(({ path }) => path ?? []);

  it("no call hands out contents, keys or secrets, and none begins something", () => {
    expect(paths.length).toBeGreaterThan(30);
    expect(
      paths.filter((path) => /\$value|\/content|creationoptions|clipboard|password|secret|recoverykey/i.test(path)),
    ).toEqual([]);
  });

  it("no call has anything left to fill in but a user", () => {
    expect(paths.filter((path) => /[{(]/.test(path.replace("{user}", "")))).toEqual([]);
  });

  it("every call is opened by the permission alone", () => {
    expect(
      calls.filter(({ path, openedBy, permissions }) => path !== undefined && openedBy[0] !== permissions[0]),
    ).toEqual([]);
  });
});

describe("a call that a person names", () => {
  it.each([
    ["is opened by what is declared", ["Mail.ReadWrite"], ["Mail.ReadWrite"]],
    ["needs the least that would do, where nothing declared opens it", ["User.Read"], ["Mail.ReadBasic"]],
  ])("%s", (_what, declared, openedBy) => {
    expect(callOf("/me/messages", declared, "delegated")).toMatchObject({ group: "/me/messages", openedBy });
  });

  it("is none for an app on its own where it needs a person", () => {
    expect(callOf("/me/messages", ["Mail.Read"], "application")).toBeUndefined();
  });

  it("is made where nothing is known of it", () => {
    expect(callOf("/me/nowhere/at/all", [], "delegated")).toMatchObject({ path: "/me/nowhere/at/all", openedBy: [] });
  });
});
