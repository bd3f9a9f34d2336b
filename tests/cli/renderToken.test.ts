import { describe, expect, it } from "vitest";
import { renderSpan, renderToken, renderTokensAsJson } from "../../cli/token/renderToken";
import { type AppToken, compareTokenWithDeclared } from "../../token";

const now = new Date("2026-11-22T15:00:00Z");

function readableToken(granted: readonly string[], declared: readonly string[]): AppToken {
  const expiresAt = new Date("2026-11-22T16:14:00Z");
  return {
    api: "Microsoft Graph",
    token: "header.payload.signature",
    expiresAt,
    content: {
      claims: {
        audience: "https://graph.microsoft.com",
        issuer: "https://sts.windows.net/tenant/",
        tenantId: "tenant",
        clientId: "client",
        appOnly: false,
        user: "ben@practice.onmicrosoft.com",
        objectId: "00000000-0000-4000-8000-00000000000b",
        scopes: granted,
        roles: [],
        expiresAt,
      },
      comparison: compareTokenWithDeclared(granted, declared),
    },
  };
}

describe("renderToken", () => {
  it("sets granted permissions beside declared ones", () => {
    const token = readableToken(["openid", "profile", "User.Read"], ["openid", "offline_access", "User.Read"]);

    expect(renderToken("calendar-sync", token, now)).toBe(
      [
        "calendar-sync · Microsoft Graph",
        "  signed in as  ben@practice.onmicrosoft.com",
        "  valid until   2026-11-22 16:14 UTC (in 74 minutes)",
        "",
        "  permission      declared  granted",
        "  openid          yes       yes",
        "  offline_access  yes       -        never in a token; not compared",
        "  User.Read       yes       yes",
        "  profile         -         yes      asked for by every sign-in; not compared",
        "",
        "  The token grants what the program declares.",
        "",
      ].join("\n"),
    );
  });

  it("marks what is missing and what is too much, and counts both", () => {
    const text = renderToken("calendar-sync", readableToken(["Mail.Read"], ["User.Read", "Calendars.Read"]), now);

    expect(text.split("\n").slice(4)).toEqual([
      "  permission      declared  granted",
      "  User.Read       yes       -        missing: declared, but not in the token",
      "  Calendars.Read  yes       -        missing: declared, but not in the token",
      "  Mail.Read       -         yes      surplus: in the token, but not declared",
      "",
      "  The token differs from the program: 2 missing, 1 surplus.",
      "",
    ]);
  });

  it("names the principal of an app on its own, and compares its application permissions alike", () => {
    const token = readableToken(["Mail.Send"], ["Mail.Send", "Calendars.Read"]);
    const claims = { ...token.content?.claims, appOnly: true, user: "55555555-0000-4000-8000-000000000001" };
    // The claims of the token above, two of them others.
    const appOnly = { ...token, content: { ...token.content, claims } } as AppToken;

    expect(renderToken("mail-digest", appOnly, now).split("\n").slice(1, 7)).toEqual([
      "  acts as       itself, without a user",
      "  principal     55555555-0000-4000-8000-000000000001",
      "  valid until   2026-11-22 16:14 UTC (in 74 minutes)",
      "",
      "  permission      declared  granted",
      "  Mail.Send       yes       yes",
    ]);
    expect(JSON.parse(renderTokensAsJson("mail-digest", [appOnly])).tokens[0]).toMatchObject({
      servicePrincipal: "55555555-0000-4000-8000-000000000001",
      differs: true,
    });
  });

  it("says that an opaque token was not compared", () => {
    const { content: _, ...opaque } = readableToken([], []);

    expect(renderToken("calendar-sync", opaque, now)).toBe(
      [
        "calendar-sync · Microsoft Graph",
        "  valid until   2026-11-22 16:14 UTC (in 74 minutes)",
        "  The token is opaque: only the API can read it, so nothing was compared.",
        "",
      ].join("\n"),
    );
  });
});

describe("renderTokensAsJson", () => {
  it("tells everything but the token", () => {
    const text = renderTokensAsJson("calendar-sync", [readableToken(["User.Read"], ["User.Read"])]);

    expect(JSON.parse(text)).toEqual({
      app: "calendar-sync",
      tokens: [
        {
          api: "Microsoft Graph",
          expiresAt: "2026-11-22T16:14:00.000Z",
          readable: true,
          user: "ben@practice.onmicrosoft.com",
          tenantId: "tenant",
          clientId: "client",
          audience: "https://graph.microsoft.com",
          differs: false,
          permissions: [{ permission: "User.Read", declared: true, granted: true, verdict: "granted" }],
        },
      ],
    });
    expect(text).not.toContain("signature");
  });
});

describe("renderSpan", () => {
  it.each([
    ["2026-11-22T15:00:40Z", "in 1 minute"],
    ["2026-11-22T16:30:00Z", "in 90 minutes"],
    ["2026-11-23T15:00:00Z", "in 24 hours"],
    ["2026-11-22T14:00:00Z", "expired"],
  ])("tells %s as %s", (until, text) => {
    expect(renderSpan(new Date(until), now)).toBe(text);
  });
});
