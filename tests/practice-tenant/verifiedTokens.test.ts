import { describe, expect, it } from "vitest";
import type { TenantContext } from "../../practice-tenant/context";
import { createStore } from "../../practice-tenant/store";
import { openSigningKey } from "../../practice-tenant/tokens/openSigningKey";
import { signToken } from "../../practice-tenant/tokens/signToken";
import { verifyAccessToken } from "../../practice-tenant/tokens/verifyAccessToken";

const issuedAt = 1_800_000_000;

/** Only what the check of a token asks for. */
async function newContext() {
  const store = createStore();
  const time = { seconds: issuedAt };
  const keys = await openSigningKey(store);
  const context = { store, keys, origin: "https://127.0.0.1:1", clock: () => new Date(time.seconds * 1000) };
  // The check uses nothing else of a context.
  return { context: context as unknown as TenantContext, time };
}

async function newToken({ keys }: TenantContext): Promise<string> {
  const times = { iat: issuedAt, nbf: issuedAt, exp: issuedAt + 60 };
  return signToken(keys, { aud: "api", oid: "someone", ver: "1.0", appid: "client", ...times });
}

describe("a token that was verified before", () => {
  it("still holds, until the second in which it is over", async () => {
    const { context, time } = await newContext();
    const token = await newToken(context);
    const verdicts = [];
    for (const seconds of [0, 0, 59, 60]) {
      time.seconds = issuedAt + seconds;
      const verdict = await verifyAccessToken(context, token, ["api"]);
      verdicts.push(verdict.ok || verdict.reason);
    }

    expect(verdicts).toEqual([true, true, true, "expired"]);
  });

  it("is refused at another API", async () => {
    const { context } = await newContext();
    const token = await newToken(context);
    await verifyAccessToken(context, token, ["api"]);

    expect(await verifyAccessToken(context, token, ["other"])).toEqual({ ok: false, reason: "wrongAudience" });
  });

  it("lends its signature to no other claims", async () => {
    const { context } = await newContext();
    const token = await newToken(context);
    await verifyAccessToken(context, token, ["api"]);
    const [header, claims = "", signature] = token.split(".");
    const others = { ...JSON.parse(Buffer.from(claims, "base64url").toString()), oid: "somebody else" };
    const forged = [header, Buffer.from(JSON.stringify(others)).toString("base64url"), signature].join(".");

    expect(await verifyAccessToken(context, forged, ["api"])).toEqual({ ok: false, reason: "unknownKey" });
  });

  it("is refused with another signature, and under another key", async () => {
    const [{ context }, { context: other }] = await Promise.all([newContext(), newContext()]);
    const token = await newToken(context);
    await verifyAccessToken(context, token, ["api"]);
    const [header, claims] = token.split(".");
    const forged = `${header}.${claims}.${(await newToken(other)).split(".")[2]}`;

    expect(await verifyAccessToken(context, forged, ["api"])).toEqual({ ok: false, reason: "unknownKey" });
    expect(await verifyAccessToken(other, token, ["api"])).toEqual({ ok: false, reason: "unknownKey" });
  });
});
