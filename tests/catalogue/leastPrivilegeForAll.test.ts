import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  findPermission,
  type GraphRequest,
  isUnknownCall,
  leastPrivilege,
  leastPrivilegeForAll,
  type PermissionKind,
} from "../../catalogue";
import cases from "./leastPrivilegeCases.json";

const requests = (...calls: string[]): GraphRequest[] =>
  calls.map((call) => ({ method: call.split(" ")[0] ?? "", url: call.split(" ")[1] ?? "" }));

describe("the fewest permissions for several calls", () => {
  it("leave out what another one opens as well", () => {
    const calls = requests("GET /me", "GET /me/messages", "PATCH /me/messages/{id}", "POST /me/sendMail");

    expect(leastPrivilegeForAll(calls, "delegated")).toEqual({
      least: ["Mail.ReadWrite", "Mail.Send", "User.Read"],
      narrowest: ["Mail.ReadWrite", "Mail.Send", "User.Read"],
      isFewest: true,
      callsOf: new Map([
        ["Mail.ReadWrite", [calls[1], calls[2]]],
        ["Mail.Send", [calls[3]]],
        ["User.Read", [calls[0]]],
      ]),
      unsupported: [],
      unknown: [],
    });
  });

  it("may be one broad permission, beside which the narrow ones are told", () => {
    const answer = leastPrivilegeForAll(requests("GET /users", "GET /groups", "GET /applications"), "delegated");

    expect([answer.least, answer.narrowest]).toEqual([
      ["Directory.Read.All"],
      ["Application.Read.All", "GroupMember.Read.All", "User.ReadBasic.All"],
    ]);
  });

  it("come with the partners that they need", () => {
    const calls = requests("POST /servicePrincipals/{id}/appRoleAssignedTo", "GET /applications");

    expect(leastPrivilegeForAll(calls, "application").least).toEqual([
      "AppRoleAssignment.ReadWrite.All",
      "Application.Read.All",
    ]);
  });

  it("tell apart what an app cannot call and what is unknown, and drop neither", () => {
    const calls = requests("GET /me", "GET /users", "GET /usres/{id}/messages");
    const answer = leastPrivilegeForAll(calls, "application");

    expect([answer.least, answer.unsupported, answer.unknown]).toEqual([
      ["User.Read.All"],
      [calls[0]],
      [{ ...calls[2], nearest: ["GET /users/{}/messages"] }],
    ]);
  });

  it("are none for no calls", () => {
    expect(leastPrivilegeForAll([], "delegated")).toMatchObject({ least: [], narrowest: [], isFewest: true });
  });

  it("are refused for a URL of another service", () => {
    expect(() => leastPrivilegeForAll(requests("GET https://api.example/users"), "delegated")).toThrow("api.example");
  });
});

describe("for any calls", () => {
  const pool = [
    ...cases.map(({ method, url }) => ({ method, url })),
    ...requests(
      "GET /contracts",
      "PATCH /me/messages/{id}",
      "GET /applications/{id}",
      "GET /directoryObjects/{id}",
      "POST /me/getMemberGroups",
      "PATCH /groups/{id}",
      "GET /sites/root",
      "GET /me/drive/recent",
      "GET /identity/conditionalAccess/policies",
      "POST /identity/conditionalAccess/policies",
    ),
  ];
  const kinds = fc.constantFrom<PermissionKind>("delegated", "application");

  it("the answer covers each, and everything in it can be declared", () => {
    fc.assert(
      fc.property(fc.subarray(pool), kinds, (calls, kind) => {
        const { least, narrowest, unsupported, unknown } = leastPrivilegeForAll(calls, kind);
        const asked = calls.filter((call) => !unsupported.includes(call));

        expect(unknown).toEqual([]);
        for (const names of [least, narrowest]) {
          for (const { method, url } of asked) expect(isOpened(method, url, { kind, names })).toBe(true);
          for (const name of names) expect(findPermission("microsoftGraph", kind, name)?.isEnabled).toBe(true);
        }
        expect(least.length).toBeLessThanOrEqual(narrowest.length);
      }),
    );
  });

  it("more calls never need fewer permissions", () => {
    fc.assert(
      fc.property(fc.subarray(pool), fc.subarray(pool), kinds, (calls, more, kind) => {
        const few = leastPrivilegeForAll(calls, kind);
        const many = leastPrivilegeForAll([...calls, ...more], kind);

        expect(few.isFewest && many.isFewest).toBe(true);
        expect(many.least.length).toBeGreaterThanOrEqual(few.least.length);
      }),
    );
  });

  it("the order of the calls does not matter", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(pool), kinds, (calls, kind) => {
        const sorted = [...calls].sort((left, right) => pool.indexOf(left) - pool.indexOf(right));

        expect(leastPrivilegeForAll(calls, kind).least).toEqual(leastPrivilegeForAll(sorted, kind).least);
      }),
    );
  });
});

function isOpened(
  method: string,
  url: string,
  { kind, names }: { readonly kind: PermissionKind; readonly names: readonly string[] },
): boolean {
  const answer = leastPrivilege(method, url, kind);
  if (answer === null || isUnknownCall(answer)) return false;
  return [answer.least, ...answer.alternatives].some((way) => way.every((name) => names.includes(name)));
}
