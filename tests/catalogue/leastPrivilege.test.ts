import { describe, expect, it } from "vitest";
import { isUnknownCall, type LeastPrivilege, leastPrivilege, type PermissionKind } from "../../catalogue";
import cases from "./leastPrivilegeCases.json";

/** null: not supported; "unknown" for an unknown call; otherwise the names needed together. */
function leastOf(method: string, url: string, kind: PermissionKind): readonly string[] | null | "unknown" {
  const answer = leastPrivilege(method, url, kind);
  return isUnknownCall(answer) ? "unknown" : (answer?.least ?? null);
}

function known(method: string, url: string, kind: PermissionKind): LeastPrivilege {
  const answer = leastPrivilege(method, url, kind);
  if (answer === null || isUnknownCall(answer)) throw new Error(`${method} ${url} has no answer`);
  return answer;
}

describe("the least privilege of a published case", () => {
  it.each(cases)("$id $method $url", ({ method, url, delegated, application }) => {
    const sorted = (names: ReturnType<typeof leastOf>) => (Array.isArray(names) ? [...names].sort() : names);

    expect({
      delegated: sorted(leastOf(method, url, "delegated")),
      application: sorted(leastOf(method, url, "application")),
    }).toEqual({ delegated: delegated.sort(), application: application?.sort() ?? null });
  });
});

// Written down by hand from Microsoft's own pages, so that a wrong catalogue cannot agree with itself.
describe("the least privilege", () => {
  it.each([
    ["GET", "/me/messages/{id}", "Mail.ReadBasic", null],
    ["GET", "/users/{id}/messages/{id}/attachments", "Mail.Read", "Mail.Read"],
    ["PATCH", "/users/{id}/events/{id}", "Calendars.ReadWrite", "Calendars.ReadWrite"],
    ["GET", "/me/contacts", "Contacts.Read", null],
    ["GET", "/me/mailboxSettings", "MailboxSettings.Read", null],
    ["PATCH", "/me", "User.ReadWrite", null],
    ["GET", "/me/manager", "User.Read.All", null],
    ["GET", "/me/directReports", "User.Read + User.ReadBasic.All", null],
    ["GET", "/users/{id}", "User.ReadBasic.All", "User.Read.All"],
    ["GET", "/users/{id}/outlook/supportedTimeZones", "User.Read", "User.Read.All"],
    ["POST", "/users/{id}/extensions", "User.ReadWrite", "User.ReadWrite.All"],
    ["POST", "/users/{id}/messages/{id}/attachments/createUploadSession", "Mail.ReadWrite", "Mail.ReadWrite"],
    ["POST", "/devices/{id}/checkMemberGroups", "Device.Read.All", "Device.Read.All"],
    ["DELETE", "/users/{id}", "User.ReadWrite.All", "User.ReadWrite.All"],
    ["POST", "/invitations", "User.Invite.All", "User.Invite.All"],
    ["POST", "/groups", "Group.ReadWrite.All", "Group.Create"],
    ["PATCH", "/groups/{id}", "Group.ReadWrite.All", "Group.ReadWrite.All"],
    ["POST", "/groups/{id}/members/$ref", "GroupMember.ReadWrite.All", "GroupMember.ReadWrite.All"],
    ["GET", "/groups/{id}/events/{id}", "Group.Read.All", null],
    ["GET", "/groups/{id}/calendarView", "Group.Read.All", null],
    ["GET", "/teams/{id}", "Team.ReadBasic.All", "Team.ReadBasic.All"],
    ["POST", "/teams/{id}/tags/{id}/members", "TeamworkTag.ReadWrite", "TeamworkTag.ReadWrite.All"],
    ["GET", "/teams/{id}/channels", "Channel.ReadBasic.All", "Channel.ReadBasic.All"],
    ["GET", "/teams/{id}/channels/{id}/messages", "ChannelMessage.Read.All", "ChannelMessage.Read.All"],
    ["POST", "/chats/{id}/messages", "ChatMessage.Send", "Teamwork.Migrate.All"],
    ["POST", "/chats/{id}/messages/{id}/setReaction", "ChatMessage.Send", null],
    ["GET", "/chats/{id}", "Chat.ReadBasic", "Chat.ReadBasic.All"],
    ["GET", "/me/onlineMeetings/{id}", "OnlineMeetings.Read", null],
    ["GET", "/users/{id}/presence", "Presence.Read", "Presence.Read.All"],
    ["GET", "/me/drive/recent", "Files.Read", null],
    ["POST", "/drives/{id}/items/{id}/invite", "Files.ReadWrite", "Files.ReadWrite.All"],
    ["GET", "/sites/{id}/lists/{id}/items", "Sites.Read.All", "Sites.Read.All"],
    ["POST", "/sites/{id}/lists/{id}/items", "Sites.ReadWrite.All", "Sites.ReadWrite.All"],
    ["GET", "/planner/plans/{id}", "Tasks.Read", "Tasks.Read.All"],
    ["POST", "/me/todo/lists/{id}/tasks", "Tasks.ReadWrite", null],
    ["GET", "/me/onenote/notebooks", "Notes.Create", null],
    ["POST", "/applications", "Application.ReadWrite.All", "Application.ReadWrite.OwnedBy"],
    ["POST", "/applications/{id}/addPassword", "Application.ReadWrite.All", "Application.ReadWrite.OwnedBy"],
    ["GET", "/directoryRoles", "RoleManagement.Read.Directory", "RoleManagement.Read.Directory"],
    [
      "POST",
      "/roleManagement/directory/roleAssignments",
      "RoleManagement.ReadWrite.Directory",
      "RoleManagement.ReadWrite.Directory",
    ],
    ["GET", "/auditLogs/directoryAudits", "AuditLog.Read.All", "AuditLog.Read.All"],
    ["GET", "/security/alerts_v2", "SecurityAlert.Read.All", "SecurityAlert.Read.All"],
    ["GET", "/identityProtection/riskyUsers", "IdentityRiskyUser.Read.All", "IdentityRiskyUser.Read.All"],
    [
      "DELETE",
      "/identity/conditionalAccess/policies/{id}",
      "Policy.Read.All + Policy.ReadWrite.ConditionalAccess",
      "Policy.Read.All + Policy.ReadWrite.ConditionalAccess",
    ],
    [
      "GET",
      "/identityGovernance/entitlementManagement/accessPackages",
      "EntitlementManagement.Read.All",
      "EntitlementManagement.Read.All",
    ],
    [
      "GET",
      "/deviceManagement/managedDevices",
      "DeviceManagementManagedDevices.Read.All",
      "DeviceManagementManagedDevices.Read.All",
    ],
    [
      "POST",
      "/deviceManagement/managedDevices/{id}/wipe",
      "DeviceManagementManagedDevices.PrivilegedOperations.All",
      "DeviceManagementManagedDevices.PrivilegedOperations.All",
    ],
    ["GET", "/deviceAppManagement/mobileApps", "DeviceManagementApps.Read.All", "DeviceManagementApps.Read.All"],
    ["GET", "/communications/callRecords/{id}", null, "CallRecords.Read.All"],
    ["GET", "/me/drive/bundles", null, null],
    ["GET", "/education/me/assignments", "EduAssignments.ReadBasic", null],
  ])("of %s %s: %s for a user, %s for an app", (method, url, delegated, application) => {
    const joined = (kind: PermissionKind) => {
      const least = leastOf(method, url, kind);
      return Array.isArray(least) ? least.join(" + ") : least;
    };

    expect([joined("delegated"), joined("application")]).toEqual([delegated, application]);
  });

  it("comes with the higher ways in order and with Microsoft's mark where there is one", () => {
    expect(leastPrivilege("GET", "/users/{id}/calendarView", "delegated")).toEqual({
      least: ["Calendars.ReadBasic"],
      alternatives: [["Calendars.Read"], ["Calendars.ReadWrite"]],
      source: "marked",
      evidence: undefined,
    });
  });

  it("says when the rules chose, because the marked permission cannot be declared", () => {
    expect(known("GET", "/users/{id}/calendarView", "application")).toEqual({
      least: ["Calendars.Read"],
      alternatives: [["Calendars.ReadWrite"]],
      source: "inferred",
      evidence: undefined,
    });
  });

  it("shows the evidence where it was corrected", () => {
    expect(known("GET", "/users", "application")).toMatchObject({
      source: "corrected",
      evidence: { page: "user-list", reason: expect.stringContaining("Graph refuses User.ReadBasic.All") },
    });
  });
});

describe("a call in another spelling", () => {
  it.each([
    ["/me/drive/root:/Documents/x.txt:/content", "/me/drive/items/{id}/content"],
    ["/me/drive/special/approot:/x.txt:/content", "/me/drive/items/{id}/content"],
    ["/drives/{id}/root/children", "/drives/{id}/items/{id}/children"],
    ["/groups/{id}/drive/items/{id}/versions", "/drives/{id}/items/{id}/versions"],
    ["/drives/{id}/items/{id}/workbook/worksheets", "/me/drive/items/{id}/workbook/worksheets"],
    ["/sites/contoso.sharepoint.com:/sites/x:/lists", "/sites/{id}/lists"],
    ["/servicePrincipals(appId='00000003-0000-0000-c000-000000000000')/owners", "/servicePrincipals/{id}/owners"],
    ["/groups/{id}/members/microsoft.graph.user", "/groups/{id}/members"],
    ["/groups/{id}/members/graph.user/$count", "/groups/{id}/members"],
    ["/users/{id}/managedDevices", "/deviceManagement/managedDevices"],
    ["/beta/users/delta(token='x')", "/users/delta"],
    ["/me/photo/$value", "/me/photo"],
    ["/sites/root:/sites/x", "/sites/{id}"],
    ["/me/chats/{id}/pinnedMessages", "/chats/{id}/pinnedMessages"],
    ["/me/calendars/{id}", "/me/calendar"],
    ["/me/calendarGroups/{id}/calendars/{id}/events/{id}/attachments/{id}", "/me/events/{id}/attachments/{id}"],
    ["/me/mailFolders/{id}/childFolders/{id}/messages/{id}", "/me/mailFolders/{id}/messages/{id}"],
    ["/me/contactFolders/{id}/childFolders/{id}/contacts", "/me/contactFolders/{id}/contacts"],
    [
      "/groups/{id}/conversations/{id}/threads/{id}/posts/{id}/attachments/{id}",
      "/groups/{id}/threads/{id}/posts/{id}/attachments/{id}",
    ],
  ])("GET %s needs what %s needs", (spelling, known) => {
    expect(leastOf("GET", spelling, "delegated")).toEqual(leastOf("GET", known, "delegated"));
    expect(leastOf("GET", spelling, "delegated")).not.toBe("unknown");
  });

  it("may name the part of Graph that a function belongs to", () => {
    const call = "getPstnCalls(fromDateTime=2026-10-01,toDateTime=2026-11-01)";

    expect(leastOf("GET", `/communications/callRecords/microsoft.graph.callRecords.${call}`, "application")).toEqual([
      "CallRecord-PstnCalls.Read.All",
    ]);
  });

  it("is said to be inferred, where the data has the other spelling only", () => {
    expect(known("GET", "/users/{id}/managedDevices", "application").source).toBe("inferred");
    expect(known("GET", "/deviceManagement/managedDevices", "application").source).toBe("marked");
  });
});

describe("an unknown call", () => {
  it.each([
    ["GET", "/usres/1/messages", ["GET /users/{}/messages"]],
    ["GET", "/usres/6f8a1c20-3b4d-4e5f-8a90-b1c2d3e4f506/mesages", ["GET /users/{}/messages"]],
    ["POST", "/teams/{id}/chanels", ["POST /teams/{}/channels"]],
    ["PUT", "/me", ["GET /me", "PATCH /me"]],
    ["TRACE", "/me/messages", ["GET /me/messages", "POST /me/messages"]],
    ["GET", "/me/messages/{id}/attachments/{id}/colour/of/it", ["GET /me/messages/{}/attachments/{}"]],
    ["GET", "/nonsense", []],
    ["GET", "", []],
  ])("%s %s names the nearest known: %j", (method, url, nearest) => {
    const answer = leastPrivilege(method, url, "delegated");

    expect(isUnknownCall(answer) && answer.nearest).toEqual(expect.arrayContaining(nearest));
  });
});

describe("a URL of another service", () => {
  it.each([
    ["https://management.azure.com/subscriptions", "management.azure.com"],
    ["https://graph.windows.net/contoso/users", "graph.windows.net"],
    ["https://graph.microsoft.com.example/v1.0/me", "graph.microsoft.com.example"],
    ["https://me@evil.example/v1.0/me", "evil.example"],
    ["outlook.office.com/api/v2.0/me", "outlook.office.com"],
    ["file:///etc/passwd", ""],
  ])("%s is refused by name", (url, host) => {
    expect(() => leastPrivilege("GET", url, "delegated")).toThrow(
      expect.objectContaining({ code: "ERR_URL_NOT_GRAPH", host, problem: expect.stringContaining(`"${url}"`) }),
    );
  });
});
