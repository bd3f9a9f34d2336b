import { describe, expect, it } from "vitest";
import { findRedirectUri } from "../../../practice-tenant/entra/clients/findRedirectUri";
import { newApplication } from "../../../practice-tenant/graph/newApplication";

const ids = { id: "a", appId: "b", displayName: "Wild", createdDateTime: "2026-01-01T00:00:00Z" };

/** What of the app's registered URIs a requested one is taken for. */
function matched(registered: string, requested: string): string | undefined {
  const application = newApplication({
    ...ids,
    web: { ...newApplication(ids).web, redirectUris: [registered] },
  });
  return findRedirectUri({ ...ids, application, principal: undefined }, requested)?.uri;
}

describe("a redirect URI with a wildcard", () => {
  const registered = "https://*.contoso.example/cb";

  it.each(["https://a.contoso.example/cb", "https://a.b.contoso.example/cb?x=1"])("takes %s", (requested) => {
    expect(matched(registered, requested)).toBe(registered);
  });

  it.each([
    "https://evil.example/.contoso.example/cb",
    "https://evil.example\\.contoso.example/cb",
    "https://evil.example?.contoso.example/cb",
    "https://evil.example?\n.contoso.example/cb",
    "https://evil.example#\n.contoso.example/cb",
    "https://evil.example\t.contoso.example/cb",
    "https://user@a.contoso.example/cb",
  ])("is none that a browser reads as another host or person: %j", (requested) => {
    expect(matched(registered, requested)).toBeUndefined();
  });
});

describe("a loopback redirect URI", () => {
  it.each(["http://localhost:49152", "http://localhost:1/"])("takes any port: %s", (requested) => {
    expect(matched("http://localhost", requested)).toBe("http://localhost");
  });

  it.each([
    "http://localhost:80@evil.example",
    "http://localhost.evil.example",
    "http://localhost:80.evil.example",
    "http://localhost\\@evil.example",
    "https://localhost",
  ])("is no other host or scheme: %s", (requested) => {
    expect(matched("http://localhost", requested)).toBeUndefined();
  });
});
