import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, digestManifests, known, normalizeManifest } from "../../manifest";
import { appWith } from "../rules/appWith";

const uris = ["https://a.contoso.com/", "https://b.contoso.com/", "http://localhost/"];
const requests = (["User.Read", "Mail.Send", "openid"] as const).map(
  (permission) => ({ api: "microsoftGraph", kind: "delegated", permission }) as const,
);

describe("the canonical form of a manifest", () => {
  it("is the same for every order of its lists", () => {
    const expected = canonicalJson(appWith({ web: uris, requests }));

    fc.assert(
      fc.property(
        fc.shuffledSubarray(uris, { minLength: 3 }),
        fc.shuffledSubarray(requests, { minLength: 3 }),
        (web, asked) => {
          expect(canonicalJson(appWith({ web, requests: asked }))).toBe(expected);
        },
      ),
    );
  });

  it("is the same for every order of its keys", () => {
    const manifest = appWith({ web: uris });
    const reversed = Object.fromEntries(Object.entries(manifest).reverse()) as typeof manifest;

    expect(Object.keys(reversed)[0]).not.toBe(Object.keys(manifest)[0]);
    expect(canonicalJson(reversed)).toBe(canonicalJson(manifest));
  });

  it("keeps repeated entries, so that they can be found", () => {
    const twice = normalizeManifest(appWith({ tags: ["b", "a", "b"] }));
    expect(twice.identity.tags).toEqual([known("a"), known("b"), known("b")]);
  });

  it("has a digest that changes with any part and with nothing else", () => {
    const digest = digestManifests(appWith({ web: uris }));

    expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(digestManifests(appWith({ web: [...uris].reverse() }))).toBe(digest);
    expect(digestManifests(appWith({ web: uris.slice(1) }))).not.toBe(digest);
    expect(digestManifests(appWith({ web: uris, tags: ["x"] }))).not.toBe(digest);
  });
});
