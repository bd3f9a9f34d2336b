import { describe, expect, it } from "vitest";
import { redirectUriBareHost } from "../../rules/redirectUriBareHost";
import { redirectUriCharacters } from "../../rules/redirectUriCharacters";
import { redirectUriCount } from "../../rules/redirectUriCount";
import { redirectUriForm } from "../../rules/redirectUriForm";
import { redirectUriIpv6 } from "../../rules/redirectUriIpv6";
import { redirectUriLength } from "../../rules/redirectUriLength";
import { redirectUriPersonal } from "../../rules/redirectUriPersonal";
import { redirectUriPlainHttp } from "../../rules/redirectUriPlainHttp";
import { redirectUriUnique } from "../../rules/redirectUriUnique";
import type { Rule } from "../../rules/rule";
import { appWith } from "./appWith";

/** What a rule says to do about the redirect URIs, platform by platform; none: it passes. */
function fixes(rule: Rule, parts: Parameters<typeof appWith>[0]): readonly string[] {
  return rule.judge(appWith(parts)).map(({ argument, fix }) => `${argument}: ${fix}`);
}

const personal = "AzureADandPersonalMicrosoftAccount";

describe("redirect-uri-form", () => {
  it("takes the schemes of each platform", () => {
    const web = ["https://a.contoso.com/", "http://localhost/", "urn:ietf:wg:oauth:2.0:oob"];
    const singlePage = ["brk-multihub://outlook.office.com", "https://b.contoso.com/"];
    const publicClient = ["msal4f9d://auth", "app.contoso://callback", "urn:ietf:wg:oauth:2.0:oob"];

    expect(fixes(redirectUriForm, { web, singlePage, publicClient })).toEqual([]);
  });

  it("refuses relative ones, ones without a host, and schemes of native apps on other platforms", () => {
    const parts = {
      web: ["/signed-in", "app.contoso://auth"],
      singlePage: ["urn:x:y"],
      publicClient: ["app.contoso:/"],
    };

    expect(fixes(redirectUriForm, parts)).toEqual([
      "web.redirectUris: write it whole, such as https://app.contoso.com/signed-in",
      "web.redirectUris: use https, or list it under publicClient if the app is a native one",
      "singlePage.redirectUris: use https, or list it under publicClient if the app is a native one",
      "publicClient.redirectUris: write it whole, such as https://app.contoso.com/signed-in",
    ]);
  });

  it("says nothing about an app without any", () => {
    expect(fixes(redirectUriForm, {})).toEqual([]);
  });
});

describe("redirect-uri-plain-http", () => {
  it("takes http for this machine", () => {
    const web = ["http://localhost:3000/", "http://127.0.0.1/x", "https://a.contoso.com/"];
    expect(fixes(redirectUriPlainHttp, { web })).toEqual([]);
  });

  it("refuses http for any other host, a look-alike included", () => {
    const web = ["http://localhost.contoso.com/", "http://10.0.0.1/"];
    expect(fixes(redirectUriPlainHttp, { web })).toEqual([
      "web.redirectUris: use https://localhost.contoso.com/",
      "web.redirectUris: use https://10.0.0.1/",
    ]);
  });

  it("does not apply to native apps", () => {
    expect(fixes(redirectUriPlainHttp, { publicClient: ["http://printer.contoso.com"] })).toEqual([]);
  });
});

describe("redirect-uri-ipv6", () => {
  it("refuses [::1] on every platform and names localhost instead", () => {
    expect(fixes(redirectUriIpv6, { web: ["http://[::1]:3000/"], publicClient: ["http://[::1]"] })).toEqual([
      "web.redirectUris: use http://localhost:3000/",
      "publicClient.redirectUris: use http://localhost",
    ]);
  });

  it("takes the other loopback addresses", () => {
    expect(fixes(redirectUriIpv6, { web: ["http://127.0.0.1/", "http://localhost/"] })).toEqual([]);
  });

  it("does not apply to URIs without a host", () => {
    expect(fixes(redirectUriIpv6, { publicClient: ["urn:ietf:wg:oauth:2.0:oob"] })).toEqual([]);
  });
});

describe("redirect-uri-bare-host", () => {
  it("takes a path, if only a slash", () => {
    expect(
      fixes(redirectUriBareHost, { web: ["https://a.contoso.com/"], singlePage: ["https://b.contoso.com/x"] }),
    ).toEqual([]);
  });

  it("refuses a host alone, also before a query", () => {
    expect(
      fixes(redirectUriBareHost, { web: ["https://a.contoso.com?x=1"], singlePage: ["http://localhost:5173"] }),
    ).toEqual([
      "web.redirectUris: use https://a.contoso.com/?x=1",
      "singlePage.redirectUris: use http://localhost:5173/",
    ]);
  });

  it("does not apply to native apps", () => {
    expect(fixes(redirectUriBareHost, { publicClient: ["http://localhost"] })).toEqual([]);
  });
});

describe("redirect-uri-characters", () => {
  it("takes ordinary URIs, escapes included", () => {
    expect(fixes(redirectUriCharacters, { web: ["https://a.contoso.com/%28x%29?a=b&c=d"] })).toEqual([]);
  });

  it("names the characters to take out, and the fragment", () => {
    expect(
      fixes(redirectUriCharacters, { web: ["https://a.contoso.com/a(b)c(", "https://a.contoso.com/#signed in"] }),
    ).toEqual([
      'web.redirectUris: take out "(", ")"',
      'web.redirectUris: take out " "',
      "web.redirectUris: use https://a.contoso.com/",
    ]);
  });

  it("says nothing about an app without any", () => {
    expect(fixes(redirectUriCharacters, {})).toEqual([]);
  });
});

describe("redirect-uri-length", () => {
  const base = "https://a.contoso.com/";

  it("takes 256 characters and refuses 257", () => {
    expect(fixes(redirectUriLength, { web: [base.padEnd(256, "x")] })).toEqual([]);
    expect(fixes(redirectUriLength, { web: [base.padEnd(257, "x")] })).toEqual([
      "web.redirectUris: shorten it: it has 257",
    ]);
  });

  it("says nothing about an app without any", () => {
    expect(fixes(redirectUriLength, {})).toEqual([]);
  });
});

describe("redirect-uri-personal", () => {
  const web = ["https://a.contoso.com/?x=1", "https://*.contoso.com/"];
  const fix = "web.redirectUris: carry the value in the state parameter, or set signInAudience to AzureADMultipleOrgs";

  it("refuses queries and wildcards where personal accounts may sign in", () => {
    expect(fixes(redirectUriPersonal, { audience: personal, web })).toEqual([fix, fix]);
  });

  it("takes plain URIs there", () => {
    expect(fixes(redirectUriPersonal, { audience: personal, web: ["https://a.contoso.com/"] })).toEqual([]);
  });

  it("does not apply to work and school accounts", () => {
    expect(fixes(redirectUriPersonal, { audience: "AzureADMultipleOrgs", web })).toEqual([]);
  });
});

describe("redirect-uri-count", () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => `https://a.contoso.com/${index}`);

  it("takes 256 over all platforms and refuses 257", () => {
    expect(fixes(redirectUriCount, { web: many(128), singlePage: many(128) })).toEqual([]);
    expect(fixes(redirectUriCount, { web: many(128), singlePage: many(129) })).toEqual([
      "redirectUris: remove 1 of the 257",
    ]);
  });

  it("takes only 100 where personal accounts may sign in", () => {
    expect(fixes(redirectUriCount, { audience: personal, web: many(100) })).toEqual([]);
    expect(fixes(redirectUriCount, { audience: personal, web: many(102) })).toEqual([
      "redirectUris: remove 2 of the 102",
    ]);
  });

  it("says nothing about an app without any", () => {
    expect(fixes(redirectUriCount, {})).toEqual([]);
  });
});

describe("redirect-uri-unique", () => {
  it("takes loopback URIs that differ in their path, and others that differ in their port", () => {
    const parts = {
      web: ["http://localhost:3000/a", "https://x.contoso.com:1/"],
      singlePage: ["http://localhost:3000/b", "https://x.contoso.com:2/"],
    };
    expect(fixes(redirectUriUnique, parts)).toEqual([]);
  });

  it("refuses one URI twice, on one platform or on two", () => {
    const twice = "https://a.contoso.com/";
    expect(fixes(redirectUriUnique, { web: [twice, twice], singlePage: [twice] })).toEqual([
      "web.redirectUris: remove it here or from web.redirectUris",
      "singlePage.redirectUris: remove it here or from web.redirectUris",
    ]);
  });

  it("refuses loopback URIs that differ in the port only, because Entra takes either", () => {
    expect(
      fixes(redirectUriUnique, { web: ["http://localhost:3000/"], singlePage: ["http://localhost:5173/"] }),
    ).toEqual(["singlePage.redirectUris: give it a path of its own, or remove http://localhost:3000/"]);
  });

  it("says nothing about an app without any", () => {
    expect(fixes(redirectUriUnique, {})).toEqual([]);
  });
});
