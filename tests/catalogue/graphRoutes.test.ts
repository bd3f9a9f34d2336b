import { describe, expect, it } from "vitest";
import { permissionsForRoute } from "../../catalogue";

const namesFor = (...call: Parameters<typeof permissionsForRoute>) =>
  permissionsForRoute(...call)?.map((way) => way.join(" + "));

describe("the permissions that open a Graph call", () => {
  it.each([
    ["GET", "/me/calendarView", ["Calendars.ReadBasic", "Calendars.Read", "Calendars.ReadWrite"]],
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

  it("tell what is needed together, and leave out what only serves as that", () => {
    expect(namesFor("POST", "/servicePrincipals/{id}/appRoleAssignedTo", "application")?.slice(0, 2)).toEqual([
      "AppRoleAssignment.ReadWrite.All + Application.Read.All",
      "AppRoleAssignment.ReadWrite.All + Directory.Read.All",
    ]);
    expect(namesFor("POST", "/servicePrincipals/{id}/appRoleAssignedTo", "application")).not.toContain(
      "Directory.Read.All",
    );
  });

  it("hold nothing that Graph refuses, whatever the published data says", () => {
    expect(namesFor("GET", "/users", "application")).not.toContain("User.ReadBasic.All");
    expect(namesFor("GET", "/users", "delegated")).toContain("User.ReadBasic.All");
    expect(namesFor("POST", "/identity/conditionalAccess/policies", "delegated")).toEqual([
      "Policy.Read.All + Policy.ReadWrite.ConditionalAccess",
      "Application.Read.All + Policy.ReadWrite.ConditionalAccess",
    ]);
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
