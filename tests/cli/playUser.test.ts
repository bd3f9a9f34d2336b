import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { playUser } from "../../cli/practice/playUser";
import { type PracticeTenant, startPracticeTenant } from "../../practice-tenant";

const appId = "6f0a8f4e-0000-4000-8000-000000000001";
let tenant: PracticeTenant;

beforeAll(async () => {
  tenant = await startPracticeTenant({
    port: 0,
    settings: { userConsentPolicy: "none" },
    seed: {
      applications: [
        {
          id: "6f0a8f4e-0000-4000-8000-000000000002",
          appId,
          displayName: "Calendar Sync",
          publicClient: { redirectUris: ["http://localhost"] },
        },
      ],
      servicePrincipals: [{ id: "6f0a8f4e-0000-4000-8000-000000000003", appId, displayName: "Calendar Sync" }],
    },
  });
});

afterAll(() => tenant.close());

function authorizeUrl(redirectUri: string): string {
  const query = new URLSearchParams({
    client_id: appId,
    response_type: "code",
    redirect_uri: redirectUri,
    scope: "openid User.Read",
    state: "a&b",
    code_challenge: "x".repeat(43),
    code_challenge_method: "S256",
  });
  return `${tenant.origin}/${tenant.tenantId}/oauth2/v2.0/authorize?${query}`;
}

function play(url: string, name: string) {
  return playUser(url, { ...tenant, userPrincipalName: `${name}@practice.onmicrosoft.com` });
}

describe("playUser", () => {
  it("signs in, consents, and ends where the app waits", async () => {
    const { consentedTo, returnedTo = "" } = await play(authorizeUrl("http://localhost:4711"), "ada");
    const { origin, searchParams } = new URL(returnedTo);

    expect(consentedTo).toContain("User.Read");
    expect(origin).toBe("http://localhost:4711");
    expect(searchParams.get("state")).toBe("a&b");
    expect(searchParams.get("code")).toMatch(/.+/);
  });

  it("says why a user cannot go on, and who could", async () => {
    await expect(play(authorizeUrl("http://localhost:4711"), "ben")).rejects.toMatchObject({
      code: "ERR_TOKEN_REFUSED",
      problem: "ben@practice.onmicrosoft.com cannot sign in by themselves: Need admin approval (AADSTS90094).",
    });
  });

  it("says what the tenant refuses", async () => {
    await expect(play(authorizeUrl("http://localhost/elsewhere"), "ada")).rejects.toThrow(/AADSTS50011/);
  });
});
