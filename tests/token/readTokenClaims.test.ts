import { describe, expect, it } from "vitest";
import { readTokenClaims, TokenUnreadableError } from "../../token";

function unsignedToken(claims: object): string {
  const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString("base64url");
  return `${encode({ alg: "RS256", typ: "JWT" })}.${encode(claims)}.c2lnbmF0dXJl`;
}

describe("readTokenClaims", () => {
  it("reads a v1 token, as Microsoft Graph's are", () => {
    const token = unsignedToken({
      aud: "https://graph.microsoft.com",
      iss: "https://sts.windows.net/tenant/",
      tid: "tenant",
      appid: "app",
      upn: "ben@practice.onmicrosoft.com",
      oid: "00000000-0000-4000-8000-00000000000b",
      scp: "Calendars.Read User.Read",
      exp: 1_800_000_000,
      ver: "1.0",
    });

    expect(readTokenClaims(token)).toEqual({
      audience: "https://graph.microsoft.com",
      issuer: "https://sts.windows.net/tenant/",
      tenantId: "tenant",
      clientId: "app",
      appOnly: false,
      user: "ben@practice.onmicrosoft.com",
      objectId: "00000000-0000-4000-8000-00000000000b",
      scopes: ["Calendars.Read", "User.Read"],
      roles: [],
      expiresAt: new Date("2027-01-15T08:00:00Z"),
    });
  });

  it("reads a v2 token under the same names", () => {
    const token = unsignedToken({
      azp: "app",
      preferred_username: "cho@contoso.example",
      scp: "",
      roles: ["Reader"],
      ver: "2.0",
    });

    expect(readTokenClaims(token)).toMatchObject({
      clientId: "app",
      user: "cho@contoso.example",
      scopes: [],
      roles: ["Reader"],
    });
  });

  it.each([
    ["says so", { idtyp: "app", oid: "principal", roles: ["Mail.Send"] }],
    ["names no delegated permission", { oid: "principal", roles: ["Mail.Send"] }],
  ])("knows a token of an app on its own, which %s", (_how, claims) => {
    expect(readTokenClaims(unsignedToken(claims))).toMatchObject({
      appOnly: true,
      user: "principal",
      scopes: [],
      roles: ["Mail.Send"],
    });
  });

  it("calls an opaque token unreadable, and repeats nothing of it", () => {
    const read = (): unknown => readTokenClaims("EwBgA8l6BAAU-opaque-token");

    expect(read).toThrow(TokenUnreadableError);
    expect(read).not.toThrow(/EwBgA8l6BAAU/);
  });
});
