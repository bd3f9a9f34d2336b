import { describe, expect, it } from "vitest";
import { callsOpenedBy, leastPrivilege, type PermissionKind, requirePermission } from "../../catalogue";

function openedBy(kind: PermissionKind, name: string) {
  return callsOpenedBy(requirePermission("microsoftGraph", kind, name));
}

function texts(kind: PermissionKind, name: string): string[] {
  return openedBy(kind, name).map(({ method, path }) => `${method} ${path}`);
}

describe("the calls that a permission opens", () => {
  it("begin with what people do most: short paths, the user's own things first", () => {
    expect(texts("delegated", "Mail.Send").slice(0, 2)).toEqual(["POST /me/sendmail", "POST /users/{id}/sendmail"]);
    expect(texts("delegated", "User.Read")[0]).toBe("GET /me");
    expect(texts("application", "User.Read.All").slice(0, 2)).toEqual(["GET /users", "GET /users/{id}"]);
  });

  it("tell whether something less opens them too", () => {
    const calls = openedBy("delegated", "Calendars.Read");
    const isLeast = (text: string) => calls.find(({ method, path }) => `${method} ${path}` === text)?.isLeast;

    expect([isLeast("GET /me/events"), isLeast("GET /me/events/{id}/attachments")]).toEqual([false, true]);
  });

  it("are what the resolver answers for the same calls", () => {
    for (const { method, path, isLeast } of openedBy("application", "Mail.Send")) {
      const answer = leastPrivilege(method, path, "application");
      const ways = answer === null || "nearest" in answer ? [] : [answer.least, ...answer.alternatives];

      expect(ways.findIndex((way) => way.includes("Mail.Send"))).toBe(isLeast ? 0 : expect.any(Number));
      expect(ways.some((way) => way.includes("Mail.Send"))).toBe(true);
    }
  });

  it("are unknown for other APIs than Microsoft Graph", () => {
    expect(callsOpenedBy(requirePermission("exchangeOnline", "application", "Mail.Send"))).toEqual([]);
  });
});
