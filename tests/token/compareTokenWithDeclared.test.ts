import { describe, expect, it } from "vitest";
import { compareTokenWithDeclared, hasDifference } from "../../token";

describe("compareTokenWithDeclared", () => {
  it("lists declared permissions in their order, then what the token holds besides", () => {
    const declared = ["openid", "offline_access", "User.Read", "Contacts.ReadWrite"];
    const granted = ["User.Read", "openid", "profile", "Mail.Read"];

    expect(compareTokenWithDeclared(granted, declared)).toEqual([
      { permission: "openid", declared: true, granted: true, verdict: "granted" },
      { permission: "offline_access", declared: true, granted: false, verdict: "signIn" },
      { permission: "User.Read", declared: true, granted: true, verdict: "granted" },
      { permission: "Contacts.ReadWrite", declared: true, granted: false, verdict: "missing" },
      { permission: "Mail.Read", declared: false, granted: true, verdict: "surplus" },
      { permission: "profile", declared: false, granted: true, verdict: "signIn" },
    ]);
  });

  it("counts no difference for what only sign-in itself asks for", () => {
    expect(hasDifference(compareTokenWithDeclared(["User.Read", "openid", "profile"], ["User.Read"]))).toBe(false);
  });

  it.each([
    ["a declared permission is missing", [], ["User.Read"]],
    ["a declared sign-in scope is missing", ["User.Read"], ["User.Read", "openid"]],
    ["the token holds more than is declared", ["User.Read", "Mail.Read"], ["User.Read"]],
  ])("counts a difference when %s", (_situation, granted, declared) => {
    expect(hasDifference(compareTokenWithDeclared(granted, declared))).toBe(true);
  });
});
