import { describe, expect, it } from "vitest";
import { isUnknownCall, leastPrivilege, type PermissionKind, readingCalls } from "../../catalogue";
import { chooseSampleCall } from "../../cli/connect/sampleCall";

const pathFor = (kind: PermissionKind, ...declared: string[]) => chooseSampleCall(declared, kind)?.path;

describe("the call that a sample makes", () => {
  it.each([
    [["Calendars.Read", "User.Read"], "/me/events?$top=5&$select=subject,start"],
    [["Mail.ReadWrite"], "/me/messages?$top=5&$select=subject,receivedDateTime"],
    [["User.Read"], "/me?$select=displayName,userPrincipalName"],
    [["User.Read.All"], "/users?$top=5&$select=displayName,userPrincipalName"],
    [["Files.Read.All"], "/me/drive/root/children?$top=5&$select=name"],
  ])("with a person and %j is %s", (declared, path) => {
    expect(pathFor("delegated", ...declared)).toBe(path);
  });

  it.each([
    [["Mail.Send", "Calendars.Read"], "/users/{user}/events?$top=5&$select=subject,start"],
    [["Calendars.Read", "User.Read.All"], "/users?$top=5&$select=displayName,userPrincipalName"],
    [["Mail.Read"], "/users/{user}/messages?$top=5&$select=subject,receivedDateTime"],
  ])("of an app on its own with %j is %s, without a user where that will do", (declared, path) => {
    expect(pathFor("application", ...declared)).toBe(path);
  });

  it("names the declared permission that opens it, and no other", () => {
    expect(chooseSampleCall(["User.Read", "Contacts.ReadWrite"], "delegated")).toEqual({
      path: "/me/contacts?$top=5&$select=displayName",
      reads: "five contacts",
      openedBy: ["Contacts.ReadWrite"],
    });
  });

  it("is the first that the catalogue knows where none of the common ones is opened", () => {
    const call = chooseSampleCall(["Reports.Read.All"], "application");
    const access = leastPrivilege("GET", call?.path ?? "", "application");

    expect(call).toMatchObject({ openedBy: ["Reports.Read.All"], path: expect.stringMatching(/^\/[^{(]+$/) });
    expect(access).toMatchObject({ least: expect.any(Array) });
  });

  it("is none where everything that is declared writes, or only signs in", () => {
    expect(pathFor("application", "Mail.Send")).toBeUndefined();
    expect(pathFor("delegated", "openid", "profile", "email", "offline_access")).toBeUndefined();
    expect(pathFor("delegated")).toBeUndefined();
  });

  it.each(readingCalls.map(({ path }) => path))("%s is one that the catalogue knows", (path) => {
    const access = leastPrivilege("GET", path, "delegated");

    expect(access === null || isUnknownCall(access) ? [] : access.least).not.toEqual([]);
  });
});
