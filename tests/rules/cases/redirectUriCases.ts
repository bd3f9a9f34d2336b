/** What the rules about redirect URIs are held to. */
import { unsettled } from "../appWith";
import { type RuleCase, several } from "./ruleCase";

const none = { "an app without any": {} };
const notSettled = { "a URI that is not settled": { web: [unsettled] } };
const personal = "AzureADandPersonalMicrosoftAccount";
const twice = "https://a.contoso.com/";

export const redirectUriCases: readonly RuleCase[] = [
  {
    id: "redirect-uri-form",
    takes: {
      "absolute ones, URNs among them": {
        web: ["https://a.contoso.com/", "urn:ietf:wg:oauth:2.0:oob"],
        publicClient: ["msal4f9d://auth", "app.contoso://callback"],
      },
    },
    finds: {
      "relative ones, ones without a host, and half a URN": {
        app: { web: ["/signed-in", "https:///x"], publicClient: ["app.contoso:/", "urn:x"] },
        problems: [
          ["web.redirectUris", "/signed-in"],
          ["web.redirectUris", "https:///x"],
          ["publicClient.redirectUris", "app.contoso:/"],
          ["publicClient.redirectUris", "urn:x"],
        ].map(([argument = "", value = ""]) => ({
          argument,
          value,
          rule: "a redirect URI is absolute: scheme, host, path",
          fix: "write it whole, such as https://app.contoso.com/signed-in",
        })),
      },
    },
    passesOver: { ...none, ...notSettled },
  },
  {
    id: "redirect-uri-scheme",
    takes: {
      "the schemes of each platform": {
        web: ["https://a.contoso.com/", "http://localhost/", "urn:ietf:wg:oauth:2.0:oob"],
        singlePage: ["brk-multihub://outlook.office.com", "https://b.contoso.com/"],
        publicClient: ["msal4f9d://auth", "app.contoso://callback", "urn:ietf:wg:oauth:2.0:oob"],
      },
    },
    finds: {
      "schemes of native apps on other platforms": {
        app: { web: ["app.contoso://auth", "urn://contoso/x"], singlePage: ["urn:x:y"] },
        problems: [
          {
            argument: "web.redirectUris",
            value: "app.contoso://auth",
            rule: "a redirect URI of this platform begins with https:, http:, ms-appx-web:, brk-multihub:",
            fix: "use https, or list it under publicClient if the app is a native one",
          },
          {
            argument: "web.redirectUris",
            value: "urn://contoso/x",
            rule: "a redirect URI of this platform begins with https:, http:, ms-appx-web:, brk-multihub:",
            fix: "use https, or list it under publicClient if the app is a native one",
          },
          {
            argument: "singlePage.redirectUris",
            value: "urn:x:y",
            rule: "a redirect URI of this platform begins with https:, http:, ms-appx-web:, brk-multihub:",
            fix: "use https, or list it under publicClient if the app is a native one",
          },
        ],
      },
    },
    passesOver: {
      ...none,
      ...notSettled,
      "a relative one and one without a host, which are another rule's": { web: ["/signed-in", "app.contoso:/"] },
    },
  },
  {
    id: "redirect-uri-plain-http",
    takes: {
      "http for this machine": { web: ["http://localhost:3000/", "http://127.0.0.1/x", "https://a.contoso.com/"] },
    },
    finds: {
      "http for any other host, a look-alike included": {
        app: { web: ["http://localhost.contoso.com/"], singlePage: ["http://10.0.0.1/"] },
        problems: [
          {
            argument: "web.redirectUris",
            value: "http://localhost.contoso.com/",
            rule: "plain http is allowed for localhost and 127.0.0.1 only",
            fix: "use https://localhost.contoso.com/",
          },
          {
            argument: "singlePage.redirectUris",
            value: "http://10.0.0.1/",
            rule: "plain http is allowed for localhost and 127.0.0.1 only",
            fix: "use https://10.0.0.1/",
          },
        ],
      },
    },
    passesOver: { ...notSettled, "native apps": { publicClient: ["http://printer.contoso.com"] } },
  },
  {
    id: "redirect-uri-native-plain-http",
    takes: { "http for this machine": { publicClient: ["http://localhost", "http://127.0.0.1:8400/"] } },
    finds: {
      "http for another machine": {
        app: { publicClient: ["http://printer.contoso.com"] },
        problems: [
          {
            argument: "publicClient.redirectUris",
            value: "http://printer.contoso.com",
            rule: "a native app is answered over https, over a scheme of its own, or on http://localhost",
            fix: "use http://localhost if the app listens on the machine of the person who signs in, else https",
          },
        ],
      },
    },
    passesOver: { ...none, "other platforms": { web: ["http://a.contoso.com/"] } },
  },
  {
    id: "redirect-uri-ipv6",
    takes: { "the other loopback addresses": { web: ["http://127.0.0.1/", "http://localhost/"] } },
    finds: {
      "[::1] on every platform": {
        app: { web: ["http://[::1]:3000/"], publicClient: ["http://[::1]"] },
        problems: [
          {
            argument: "web.redirectUris",
            value: "http://[::1]:3000/",
            rule: "the loopback address [::1] is not supported in redirect URIs",
            fix: "use http://localhost:3000/",
          },
          {
            argument: "publicClient.redirectUris",
            value: "http://[::1]",
            rule: "the loopback address [::1] is not supported in redirect URIs",
            fix: "use http://localhost",
          },
        ],
      },
    },
    passesOver: { ...notSettled, "URIs without a host": { publicClient: ["urn:ietf:wg:oauth:2.0:oob"] } },
  },
  {
    id: "redirect-uri-bare-host",
    takes: { "a path, if only a slash": { web: ["https://a.contoso.com/"], singlePage: ["https://b.contoso.com/x"] } },
    finds: {
      "a host alone, also before a query": {
        app: { web: ["https://a.contoso.com?x=1"], singlePage: ["http://localhost:5173"] },
        problems: [
          {
            argument: "web.redirectUris",
            value: "https://a.contoso.com?x=1",
            rule: "a redirect URI without a path ends in /",
            fix: "use https://a.contoso.com/?x=1",
          },
          {
            argument: "singlePage.redirectUris",
            value: "http://localhost:5173",
            rule: "a redirect URI without a path ends in /",
            fix: "use http://localhost:5173/",
          },
        ],
      },
    },
    passesOver: { ...notSettled, "native apps": { publicClient: ["http://localhost"] } },
  },
  {
    id: "redirect-uri-characters",
    takes: { "ordinary URIs, escapes included": { web: ["https://a.contoso.com/%28x%29?a=b&c=d"] } },
    finds: {
      "characters that Entra does not support, each named once": {
        app: { web: ["https://a.contoso.com/a(b)c("] },
        problems: [
          {
            argument: "web.redirectUris",
            value: "https://a.contoso.com/a(b)c(",
            rule: "a redirect URI holds none of ! $ ' ( ) , ;",
            fix: 'take out "(", ")"',
          },
        ],
      },
    },
    passesOver: { ...none, ...notSettled },
  },
  {
    id: "redirect-uri-white-space",
    takes: { "an escape": { web: ["https://a.contoso.com/signed%20in"] } },
    finds: {
      "white space within and around": {
        app: { web: [" https://a.contoso.com/signed in"] },
        problems: [
          {
            argument: "web.redirectUris",
            value: " https://a.contoso.com/signed in",
            rule: "a redirect URI holds no white space",
            fix: "use https://a.contoso.com/signed%20in",
          },
        ],
      },
    },
    passesOver: { ...none, ...notSettled },
  },
  {
    id: "redirect-uri-fragment",
    takes: { "a query": { web: ["https://a.contoso.com/?x=1"] } },
    finds: {
      "a fragment": {
        app: { singlePage: ["https://a.contoso.com/#/signed-in"] },
        problems: [
          {
            argument: "singlePage.redirectUris",
            value: "https://a.contoso.com/#/signed-in",
            rule: "a redirect URI has no fragment",
            fix: "use https://a.contoso.com/",
          },
        ],
      },
    },
    passesOver: { ...none, ...notSettled },
  },
  {
    id: "redirect-uri-length",
    takes: { "256 characters": { web: [twice.padEnd(256, "x")] } },
    finds: {
      "257 characters": {
        app: { web: [twice.padEnd(257, "x")] },
        problems: [
          {
            argument: "web.redirectUris",
            value: twice.padEnd(257, "x"),
            rule: "a redirect URI has at most 256 characters",
            fix: "shorten it: it has 257",
          },
        ],
      },
    },
    passesOver: { ...none, ...notSettled },
  },
  {
    id: "redirect-uri-count",
    takes: {
      "256 on a platform": { web: several(256, (at) => `https://a.contoso.com/${at}`) },
      "100 where personal accounts may sign in": {
        audience: personal,
        web: several(100, (at) => `https://a.contoso.com/${at}`),
      },
    },
    finds: {
      "257 on a platform, those included that are not settled": {
        app: { web: [unsettled, ...several(256, (at) => `https://a.contoso.com/${at}`)] },
        problems: [
          {
            argument: "web.redirectUris",
            rule: "an app of this audience has at most 256 redirect URIs",
            fix: "remove 1 of the 257",
          },
        ],
      },
      "102 where personal accounts may sign in": {
        app: { audience: personal, singlePage: several(102, (at) => `https://a.contoso.com/${at}`) },
        problems: [
          {
            argument: "singlePage.redirectUris",
            rule: "an app of this audience has at most 100 redirect URIs",
            fix: "remove 2 of the 102",
          },
        ],
      },
    },
    passesOver: none,
  },
  {
    id: "redirect-uri-total",
    takes: {
      "256 over all platforms": {
        web: several(128, (at) => `https://a.contoso.com/${at}`),
        singlePage: several(128, (at) => `https://b.contoso.com/${at}`),
      },
    },
    finds: {
      "257 over all platforms": {
        app: {
          web: several(128, (at) => `https://a.contoso.com/${at}`),
          singlePage: several(129, (at) => `https://b.contoso.com/${at}`),
        },
        problems: [
          {
            argument: "redirectUris",
            rule: "an app of this audience has at most 256 redirect URIs over all platforms",
            fix: "remove 1 of the 257",
          },
        ],
      },
      "one more than a platform may have by itself": {
        app: { web: several(256, (at) => `https://a.contoso.com/${at}`), singlePage: ["https://b.contoso.com/"] },
        problems: [
          {
            argument: "redirectUris",
            rule: "an app of this audience has at most 256 redirect URIs over all platforms",
            fix: "remove 1 of the 257",
          },
        ],
      },
    },
    passesOver: {
      ...none,
      "too many on one platform, which is another rule's": { web: several(257, (at) => `https://a.contoso.com/${at}`) },
    },
  },
  {
    id: "redirect-uri-repeated",
    takes: { "each once, whatever the case": { web: [twice, "https://A.contoso.com/"] } },
    finds: {
      "the second of two on a platform": {
        app: { web: [twice, twice] },
        problems: [
          {
            argument: "web.redirectUris",
            value: twice,
            rule: "a redirect URI is listed once",
            fix: "remove the repetition",
          },
        ],
      },
    },
    passesOver: {
      ...none,
      "one on each of two platforms, which is another rule's": { web: [twice], singlePage: [twice] },
    },
  },
  {
    id: "redirect-uri-two-platforms",
    takes: { "one on each": { web: [twice], singlePage: ["https://b.contoso.com/"] } },
    finds: {
      "the same on two": {
        app: { web: [twice], singlePage: [twice] },
        problems: [
          {
            argument: "singlePage.redirectUris",
            value: twice,
            rule: "a redirect URI is listed on one platform",
            fix: "remove it here or from web.redirectUris",
          },
        ],
      },
    },
    passesOver: { ...none, "two on one platform, which is another rule's": { web: [twice, twice] } },
  },
  {
    id: "redirect-uri-loopback-port",
    takes: {
      "loopback URIs that differ in their path, and others that differ in their port": {
        web: ["http://localhost:3000/a", "https://x.contoso.com:1/"],
        singlePage: ["http://localhost:3000/b", "https://x.contoso.com:2/"],
      },
    },
    finds: {
      "loopback URIs of two platforms that differ in the port only": {
        app: { web: ["http://localhost:3000/"], singlePage: ["http://localhost:5173/"] },
        problems: [
          {
            argument: "singlePage.redirectUris",
            value: "http://localhost:5173/",
            rule: "loopback redirect URIs of two platforms differ in more than the port",
            fix: "give it a path of its own, or remove http://localhost:3000/",
          },
        ],
      },
    },
    passesOver: {
      ...none,
      "two on one platform: either is right": { singlePage: ["http://localhost:3000/", "http://localhost:5173/"] },
    },
  },
  {
    id: "redirect-uri-wildcard",
    takes: { "addresses as they are": { web: [twice] } },
    finds: {
      "an asterisk": {
        app: { web: ["https://*.contoso.com/"] },
        problems: [
          {
            argument: "web.redirectUris",
            value: "https://*.contoso.com/",
            rule: "a redirect URI names one address",
            fix: "list each address, or send people on from one, with the place in the state parameter",
          },
        ],
      },
    },
    passesOver: {
      ...notSettled,
      "personal accounts, which refuse it": { audience: personal, web: ["https://*.a.com/"] },
    },
  },
  {
    id: "redirect-uri-personal-query",
    takes: { "plain URIs": { audience: personal, web: [twice] } },
    finds: {
      "queries where personal accounts may sign in": {
        app: { audience: "PersonalMicrosoftAccount", web: ["https://a.contoso.com/?x=1"] },
        problems: [
          {
            argument: "web.redirectUris",
            value: "https://a.contoso.com/?x=1",
            rule: "a redirect URI has no query where personal accounts may sign in",
            fix: "carry the value in the state parameter, or set signInAudience to AzureADMultipleOrgs",
          },
        ],
      },
    },
    passesOver: {
      "work and school accounts": { audience: "AzureADMultipleOrgs", web: ["https://a.contoso.com/?x=1"] },
      "an audience that is not settled": { audience: unsettled, web: ["https://a.contoso.com/?x=1"] },
    },
  },
  {
    id: "redirect-uri-personal-wildcard",
    takes: { "plain URIs": { audience: personal, web: [twice] } },
    finds: {
      "wildcards where personal accounts may sign in": {
        app: { audience: personal, web: ["https://*.contoso.com/"] },
        problems: [
          {
            argument: "web.redirectUris",
            value: "https://*.contoso.com/",
            rule: "a redirect URI has no wildcard where personal accounts may sign in",
            fix: "list each address, or send people on from one, with the place in the state parameter",
          },
        ],
      },
    },
    passesOver: { "work and school accounts": { web: ["https://*.contoso.com/"] } },
  },
  {
    id: "redirect-uri-server-on-single-page",
    takes: { "pages of a browser app": { singlePage: ["https://a.contoso.com/", "https://a.contoso.com/redirect"] } },
    finds: {
      "the address at which a server's library waits": {
        app: { singlePage: ["https://a.contoso.com/signin-oidc", "http://localhost:3000/api/auth/callback/azure-ad"] },
        problems: ["https://a.contoso.com/signin-oidc", "http://localhost:3000/api/auth/callback/azure-ad"].map(
          (value) => ({
            argument: "singlePage.redirectUris",
            value,
            rule: "a redirect URI at which a server receives the code is listed under web",
            fix: "move it to web.redirectUris",
          }),
        ),
      },
    },
    passesOver: { ...notSettled, "the web platform": { web: ["https://a.contoso.com/signin-oidc"] } },
  },
  {
    id: "redirect-uri-dev-server-on-web",
    takes: {
      "ports on which servers listen as well": { web: ["http://localhost:3000/", "https://a.contoso.com:5173/"] },
    },
    finds: {
      "a dev server of browser apps": {
        app: { web: ["http://localhost:5173/"] },
        problems: [
          {
            argument: "web.redirectUris",
            value: "http://localhost:5173/",
            rule: "a redirect URI at which a browser receives the code is listed under singlePage",
            fix: "move it to singlePage.redirectUris",
          },
        ],
      },
    },
    passesOver: { ...notSettled, "the single-page platform": { singlePage: ["http://localhost:5173/"] } },
  },
  {
    id: "redirect-uri-native-on-web",
    takes: { "pages of a server": { web: ["https://a.contoso.com/nativeclient"] } },
    finds: {
      "what only native apps use": {
        app: {
          web: ["https://login.microsoftonline.com/common/oauth2/nativeclient", "urn:ietf:wg:oauth:2.0:oob"],
        },
        problems: ["https://login.microsoftonline.com/common/oauth2/nativeclient", "urn:ietf:wg:oauth:2.0:oob"].map(
          (value) => ({
            argument: "web.redirectUris",
            value,
            rule: "a redirect URI of a native app is listed under publicClient",
            fix: "move it to publicClient.redirectUris",
          }),
        ),
      },
    },
    passesOver: { ...notSettled, "native apps": { publicClient: ["urn:ietf:wg:oauth:2.0:oob"] } },
  },
];
