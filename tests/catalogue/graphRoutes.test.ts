import { describe, expect, it } from "vitest";
import { leastPrivilege, permissionsForRoute } from "../../catalogue";

const namesFor = (...call: Parameters<typeof permissionsForRoute>) =>
  permissionsForRoute(...call)?.map(({ name }) => name);

describe("the permissions that open a Graph call", () => {
  it.each([
    ["GET", "/me/calendarView", ["Calendars.Read", "Calendars.ReadBasic", "Calendars.ReadWrite"]],
    ["POST", "/me/events", ["Calendars.ReadWrite"]],
    ["GET", "/me/contacts", ["Contacts.Read", "Contacts.ReadWrite"]],
    ["POST", "/me/contacts", ["Contacts.ReadWrite"]],
    ["POST", "/oauth2PermissionGrants", ["DelegatedPermissionGrant.ReadWrite.All", "Directory.ReadWrite.All"]],
  ])("%s %s: %j for a signed-in user", (method, path, names) => {
    expect(namesFor(method, path, "delegated")).toEqual(names);
  });

  it("are the same for every spelling of the call", () => {
    const expected = namesFor("GET", "/users/{id}/messages", "application");

    expect(expected).toContain("Mail.Read");
    for (const path of [
      "https://graph.microsoft.com/v1.0/users/6f8a1c20-3b4d-4e5f-8a90-b1c2d3e4f506/messages?$top=5",
      "/beta/Users/ada@contoso.com/Messages",
      "/users('6f8a1c20-3b4d-4e5f-8a90-b1c2d3e4f506')/messages",
      "/users/{user-id}/messages",
    ]) {
      expect(namesFor("get", path, "application")).toEqual(expected);
    }
  });

  it("are those of the collection for its references, where the data names none", () => {
    const path = "/applications/{id}/extensionProperties";
    expect(namesFor("GET", `${path}/$count`, "delegated")).toEqual(namesFor("GET", path, "delegated"));
    expect(namesFor("GET", path, "delegated")).toContain("Application.Read.All");
  });

  it("tell what else is needed, and leave out what only serves as that", () => {
    const opening = permissionsForRoute("POST", "/servicePrincipals/{id}/appRoleAssignedTo", "application");

    expect(opening?.find(({ name }) => name === "AppRoleAssignment.ReadWrite.All")?.alsoOneOf).toEqual([
      "Application.Read.All",
      "Directory.Read.All",
    ]);
    expect(opening?.map(({ name }) => name)).not.toContain("Directory.Read.All");
  });

  it("are none for an app without a user on /me", () => {
    expect(permissionsForRoute("GET", "/me", "application")).toEqual([]);
    expect(permissionsForRoute("GET", "/me/calendarView", "application")).toEqual([]);
  });

  it("hold no permission that an app could not declare", () => {
    expect(namesFor("GET", "/users/{id}/calendarView", "application")).not.toContain("Calendars.ReadBasic");
  });

  it("are unknown, not none, where the data has no such call", () => {
    expect(permissionsForRoute("GET", "/no/such/thing", "delegated")).toBeUndefined();
    expect(permissionsForRoute("PUT", "/me", "delegated")).toBeUndefined();
    expect(permissionsForRoute("TRACE", "/me", "delegated")).toBeUndefined();
  });
});

describe("the least privileged permission for a Graph call", () => {
  it.each([
    ["GET", "/me", "delegated", ["User.Read"]],
    ["GET", "/me/calendarView", "delegated", ["Calendars.ReadBasic"]],
    ["POST", "/me/contacts", "delegated", ["Contacts.ReadWrite"]],
    ["GET", "/users/{id}/messages", "delegated", ["Mail.ReadBasic"]],
    ["GET", "/users/{id}/messages", "application", ["Mail.ReadBasic.All"]],
    ["POST", "/users/{id}/sendMail", "application", ["Mail.Send"]],
    ["GET", "/organization", "application", ["Organization.Read.All"]],
    ["GET", "/groups/{id}/members", "delegated", ["GroupMember.Read.All"]],
  ] as const)("%s %s, %s: %j", (method, path, kind, names) => {
    expect(leastPrivilege(method, path, kind)).toEqual(names);
  });

  it("comes with the partner that it needs", () => {
    expect(leastPrivilege("POST", "/servicePrincipals/{id}/appRoleAssignedTo", "delegated")).toEqual([
      "AppRoleAssignment.ReadWrite.All",
      "Application.Read.All",
    ]);
  });

  it("is none where no app can make the call, and unknown where the data has no such call", () => {
    expect(leastPrivilege("GET", "/me", "application")).toEqual([]);
    expect(leastPrivilege("GET", "/no/such/thing", "delegated")).toBeUndefined();
  });
});
