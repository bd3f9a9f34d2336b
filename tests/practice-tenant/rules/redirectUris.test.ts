import { describe, expect, it } from "vitest";
import { invalidValue, many, personal, taken, useJudgedApps } from "./judgedApps";

const { create, change } = useJudgedApps();

const web = (...redirectUris: string[]) => ({ web: { redirectUris } });
const spa = (...redirectUris: string[]) => ({ spa: { redirectUris } });
const publicClient = (...redirectUris: string[]) => ({ publicClient: { redirectUris } });
const urls = (count: number) => many(count, (index) => `https://app.example/${index}`);
const ofLength = (length: number) => `https://app.example/${"x".repeat(length - 20)}`;

describe("a redirect URI is refused", () => {
  it.each([
    ["that is no URI", publicClient("nonsense"), "publicClient", "is not an absolute URI"],
    ["with a custom scheme on the web platform", web("myapp://auth"), "web", "has the scheme 'myapp'"],
    ["that is a urn on the single-page platform", spa("urn:x:y"), "spa", "has the scheme 'urn'"],
    ["with http elsewhere than on this machine", web("http://app.example/"), "web", "must use https"],
    ["with http elsewhere, of a single-page app", spa("http://192.168.0.1/"), "spa", "must use https"],
    ["on the IPv6 loopback address", publicClient("http://[::1]/cb"), "publicClient", "the host [::1]"],
    ["of 257 characters", web(ofLength(257)), "web", "is longer than 256 characters"],
    ["with an exclamation mark", web("https://app.example/a!b"), "web", "has the character !"],
    ["with a dollar sign", spa("https://app.example/$b"), "spa", "has the character $"],
    ["with an apostrophe", web("https://app.example/it's"), "web", "has the character '"],
    ["with a bracket", publicClient("myapp://auth(1"), "publicClient", "has the character ("],
    ["with a closing bracket", web("https://app.example/a)"), "web", "has the character )"],
    ["with a comma", web("https://app.example/a,b"), "web", "has the character ,"],
    ["with a semicolon", web("https://app.example/a;b"), "web", "has the character ;"],
    [
      "with a query, of an app for personal accounts",
      { ...personal, ...web("https://app.example/?a=b") },
      "web",
      "has a query",
    ],
    ["with an empty query, of such an app", { ...personal, ...spa("https://app.example/?") }, "spa", "has a query"],
    ["with a wildcard, of such an app", { ...personal, ...web("https://*.app.example/") }, "web", "has a wildcard"],
  ])("%s", async (_, properties, platform, problem) => {
    expect(await create(properties)).toEqual(invalidValue(platform, problem));
  });

  it.each([
    ["the 257th of its platform", spa(...urls(257)), "spa", "257 redirect URIs are given, the audience allows 256"],
    [
      "the 101st with personal accounts",
      { ...personal, ...web(...urls(101)) },
      "web",
      "101 redirect URIs are given, the audience allows 100",
    ],
  ])("when it is %s", async (_, properties, platform, problem) => {
    expect(await create(properties)).toEqual(invalidValue(platform, problem));
  });

  it("when its platform has it already", async () => {
    expect(await create(spa("https://app.example/", "https://app.example/"))).toEqual({
      status: 400,
      code: "DuplicateValue",
      message:
        "Request contains a property with duplicate values: the redirect URI 'https://app.example/' is given twice.",
      target: "spa",
      detailCode: "DuplicateValue",
    });
  });

  it("when the audience becomes one that does not take it", async () => {
    expect(await change(web("https://app.example/?a=b"), personal)).toMatchObject({ status: 400, target: "web" });
  });
});

describe("a redirect URI may", () => {
  it.each([
    ["use http on this machine", web("http://localhost:3000/cb", "http://127.0.0.1/cb")],
    [
      "have any scheme in a native app",
      publicClient("msal9999://auth", "urn:ietf:wg:oauth:2.0:oob", "http://app.example/"),
    ],
    [
      "be a broker's",
      { ...spa("brk-multihub://app.example", "brk-9999://auth"), ...web("ms-appx-web://app.example/x") },
    ],
    [
      "have a wildcard or a query in an app for work and school",
      web("https://*.app.example/", "https://app.example/?a=b"),
    ],
    ["have 256 characters", web(ofLength(256))],
    ["be the 256th of each platform", { ...web(...urls(256)), ...spa(...urls(256)) }],
    ["be the 100th with personal accounts", { ...personal, ...web(...urls(100)) }],
    // Nobody has written down that Graph refuses these.
    ["have a fragment", web("https://app.example/#a")],
    ["be on two platforms", { ...web("https://app.example/"), ...spa("https://app.example/") }],
  ])("%s", async (_, properties) => {
    expect(await create(properties)).toEqual(taken);
  });
});
