import { describe, expect, it } from "vitest";
import { parseAppAccess } from "../../token";

const output = {
  name: "calendar-sync",
  kind: "publicClient",
  clientId: "6f0a8f4e-0000-4000-8000-000000000001",
  tenantId: "11111111-1111-4111-8111-111111111111",
  adminConsentUrl: "https://login.microsoftonline.com/t/adminconsent?client_id=c",
  tokenCommand: "npx appreg token calendar-sync",
  authority: "https://login.microsoftonline.com/11111111-1111-4111-8111-111111111111",
  graphBaseUrl: "https://graph.microsoft.com",
  scopes: ["https://graph.microsoft.com/User.Read"],
  roles: ["https://graph.microsoft.com/Mail.Send"],
  credentials: ["federated", "secret"],
  redirectUri: "http://localhost",
};

describe("parseAppAccess", () => {
  it("reads the access output of an AppRegistration, the command to type left out", () => {
    const { tokenCommand: _, ...access } = output;

    expect(parseAppAccess(output)).toEqual(access);
  });

  it("reads an app without redirect URI, consent address or (from an older version) application permissions and credentials", () => {
    const {
      redirectUri: _,
      adminConsentUrl: __,
      tokenCommand: ___,
      roles: ____,
      credentials: _____,
      ...access
    } = output;

    expect(parseAppAccess(access)).toEqual(access);
  });

  it("names what proves the app best first, and leaves out what only a later version knows", () => {
    const later = { ...output, credentials: ["secret", "passkey", "certificate"] };

    expect(parseAppAccess(later)?.credentials).toEqual(["certificate", "secret"]);
  });

  it.each([
    ["a text", "calendar-sync"],
    ["null", null],
    ["a list", [output]],
    ["an object of something else", { url: "https://contoso.example" }],
    ["an app of a kind that does not exist", { ...output, kind: "toaster" }],
    ["an app whose scopes are no texts", { ...output, scopes: [1] }],
  ])("takes %s for no app", (_what, value) => {
    expect(parseAppAccess(value)).toBeUndefined();
  });
});
