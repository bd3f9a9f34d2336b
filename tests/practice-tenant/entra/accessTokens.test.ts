import { SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createStore } from "../../../practice-tenant/store";
import { issueAccessToken } from "../../../practice-tenant/tokens/issueAccessToken";
import { openSigningKey } from "../../../practice-tenant/tokens/openSigningKey";
import { accessTokenLifetime } from "../../../practice-tenant/tokens/tokenLifetime";
import { verifyAccessToken } from "../../../practice-tenant/tokens/verifyAccessToken";
import { graphAppId, type SignInServer, startSignInServer } from "./signInServer";
import { claimsOf } from "./tokenEndpoint";

let server: SignInServer;
beforeAll(async () => {
  server = await startSignInServer();
});
afterAll(() => server.close());

const issue = async (audience: string) => {
  const { token } = await issueAccessToken(server.context, {
    client: { appId: "11111111-0000-4000-8000-000000000000", displayName: "Daemon" },
    proof: "1",
    api: { appId: graphAppId, audience, tokenVersion: 1, isGraph: true },
    subject: { kind: "app", principal: { id: "22222222-0000-4000-8000-000000000000" }, roles: [] },
    capabilities: [],
  });
  return token;
};

describe("Graph takes a token", () => {
  it.each([graphAppId, "https://graph.microsoft.com", "https://graph.microsoft.com/", "the origin", "the origin/"])(
    "for the audience %s",
    async (name) => {
      const token = await issue(name.replace("the origin", server.origin));

      expect(await verifyAccessToken(server.context, token)).toEqual({ ok: true, claims: claimsOf(token) });
    },
  );

  it("that was issued before a restart, because the key is in the store", async () => {
    const token = await issue(graphAppId);
    const keys = await openSigningKey(server.context.store);

    expect(keys.kid).toBe(server.context.keys.kid);
    expect(await verifyAccessToken({ ...server.context, keys }, token)).toMatchObject({ ok: true });
  });
});

describe("Graph refuses a token", () => {
  it("that is missing, empty or none at all", async () => {
    expect(await verifyAccessToken(server.context, undefined)).toEqual({ ok: false, reason: "empty" });
    expect(await verifyAccessToken(server.context, "")).toEqual({ ok: false, reason: "empty" });
    expect(await verifyAccessToken(server.context, "nonsense")).toEqual({ ok: false, reason: "malformed" });
    expect(await verifyAccessToken(server.context, "a.b.c")).toEqual({ ok: false, reason: "malformed" });
  });

  it("that was changed, or signed with another key, or not at all", async () => {
    const token = await issue(graphAppId);
    const [head, , signature] = token.split(".");
    const claims = Buffer.from(JSON.stringify({ ...claimsOf(token), roles: ["Directory.ReadWrite.All"] }));
    const elsewhere = await openSigningKey(createStore());
    const foreign = await new SignJWT(claimsOf(token)).setProtectedHeader({
      alg: "RS256",
      kid: server.context.keys.kid,
    });
    const none = `${Buffer.from('{"alg":"none"}').toString("base64url")}.${claims.toString("base64url")}.`;

    const verdicts = await Promise.all(
      [
        `${head}.${claims.toString("base64url")}.${signature}`,
        await foreign.sign(elsewhere.privateKey),
        await new SignJWT({}).setProtectedHeader({ alg: "RS256", kid: "other" }).sign(elsewhere.privateKey),
        none,
      ].map((changed) => verifyAccessToken(server.context, changed)),
    );

    expect(verdicts.map((verdict) => verdict.ok || verdict.reason)).toEqual([
      "unknownKey",
      "unknownKey",
      "unknownKey",
      "malformed",
    ]);
  });

  it("for another API", async () => {
    const token = await issue("api://planner");

    expect(await verifyAccessToken(server.context, token)).toEqual({ ok: false, reason: "wrongAudience" });
  });

  it("that is over", async () => {
    const token = await issue(graphAppId);
    const later = new Date((Number(claimsOf(token).exp) + 1) * 1000);

    const verdict = await verifyAccessToken({ ...server.context, clock: () => later }, token);

    expect(verdict).toEqual({ ok: false, reason: "expired" });
  });
});

it.each([
  ["the shortest", 0, 3600],
  ["the longest", 1800, 5400],
  ["after which it begins anew", 1801, 3600],
])("an access token lives 60 to 90 minutes: %s", (_, drawn, seconds) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(drawn);
  const random = { uuid: () => "", token: () => bytes.toString("base64url") };

  expect(accessTokenLifetime(random)).toBe(seconds);
});
