/** What the rules about name, tags, notes, owners and pages are held to. */
import { known } from "../../../manifest";
import { unsettled } from "../appWith";
import { federated, idOf, secret } from "./partsOfApps";
import { type RuleCase, several } from "./ruleCase";

const personal = "PersonalMicrosoftAccount";
const longTag = "x".repeat(257);
const longPage = "https://a.contoso.com/".padEnd(256, "x");

export const identityCases: readonly RuleCase[] = [
  {
    id: "display-name-length",
    takes: {
      "one character": { displayName: "x" },
      "120 characters": { displayName: "x".repeat(120) },
      "90 where personal accounts may sign in": { audience: personal, displayName: "x".repeat(90) },
    },
    finds: {
      "121 characters": {
        app: { displayName: "x".repeat(121) },
        problems: [
          {
            argument: "displayName",
            rule: "a display name of this audience has 1 to 120 characters",
            fix: "shorten it: it has 121",
          },
        ],
      },
      "none at all": {
        app: { displayName: "" },
        problems: [
          {
            argument: "displayName",
            rule: "a display name of this audience has 1 to 120 characters",
            fix: "give it a name",
          },
        ],
      },
      "91 where personal accounts may sign in": {
        app: { audience: personal, displayName: "x".repeat(91) },
        problems: [
          {
            argument: "displayName",
            rule: "a display name of this audience has 1 to 90 characters",
            fix: "shorten it: it has 91",
          },
        ],
      },
    },
    passesOver: { "a name that is not settled": { displayName: unsettled } },
  },
  {
    id: "display-name-white-space",
    takes: { "white space between words": { displayName: "Room Board" } },
    finds: {
      "white space at the end": {
        app: { displayName: "Room Board " },
        problems: [
          {
            argument: "displayName",
            value: "Room Board ",
            rule: "a display name neither begins nor ends with white space",
            fix: 'use "Room Board"',
          },
        ],
      },
      "nothing but white space": {
        app: { displayName: "  " },
        problems: [
          {
            argument: "displayName",
            value: "  ",
            rule: "a display name neither begins nor ends with white space",
            fix: "give it a name",
          },
        ],
      },
    },
    passesOver: { "a name that is not settled": { displayName: unsettled } },
  },
  {
    id: "tag-form",
    takes: { "1 to 256 characters": { tags: ["a", "x".repeat(256)] } },
    finds: {
      "white space, repetitions, none and 257 characters": {
        app: { tags: ["team a", "b", "b", "", longTag] },
        problems: [
          { argument: "tags", value: "team a", rule: "a tag holds no white space", fix: "use team-a" },
          { argument: "tags", value: "b", rule: "a tag is listed once", fix: "remove the repetition" },
          ...["", longTag].map((value) => ({
            argument: "tags",
            value,
            rule: "a tag has 1 to 256 characters",
            fix: "shorten it, or the name that it is made of",
          })),
        ],
      },
    },
    passesOver: { "an app without any": {}, "a tag that is not settled": { tags: [unsettled, unsettled] } },
  },
  {
    id: "notes-length",
    takes: { "1,024 characters": { notes: "x".repeat(1024) } },
    finds: {
      "1,025 characters": {
        app: { notes: "x".repeat(1025) },
        problems: [
          { argument: "notes", rule: "notes have at most 1024 characters", fix: "shorten them: they have 1025" },
        ],
      },
    },
    passesOver: { "an app without any": {}, "notes that are not settled": { notes: unsettled } },
  },
  {
    id: "owner-form",
    takes: { "object ids and user principal names": { owners: [idOf(1), "ada@contoso.com"] } },
    finds: {
      "any other name": {
        app: { owners: ["ada"] },
        problems: [
          {
            argument: "owners",
            value: "ada",
            rule: "an owner is named by its object id, a UUID, or by its user principal name",
            fix: "write the user principal name, such as ada@contoso.com, or the object id of a user or service principal",
          },
        ],
      },
    },
    passesOver: {
      "an app whose only owner is the deployer": {},
      "an owner that is not settled": { owners: [unsettled] },
    },
  },
  {
    id: "owner-repeated",
    takes: { "each once": { owners: [idOf(1), idOf(2)] } },
    finds: {
      "the second of two, whatever the case": {
        app: { owners: ["Ada@contoso.com", "ada@contoso.com"] },
        problems: [
          {
            argument: "owners",
            value: "ada@contoso.com",
            rule: "an owner is listed once",
            fix: "remove the repetition",
          },
        ],
      },
    },
    passesOver: { "owners that are not settled": { owners: [unsettled, unsettled] } },
  },
  {
    id: "owner-count",
    takes: { "99 beside the deployer": { owners: several(99, idOf) } },
    finds: {
      "a hundred beside the deployer": {
        app: { owners: several(100, idOf) },
        problems: [
          {
            argument: "owners",
            rule: "an app has at most 100 owners, the deploying principal included",
            fix: "remove 1 of the 101",
          },
        ],
      },
    },
    passesOver: { "an app whose only owner is the deployer": {} },
  },
  {
    id: "home-page-url",
    takes: { "http as well as https": { homepageUrl: "http://intranet/" } },
    finds: {
      "what is no URL": {
        app: { homepageUrl: "a.contoso.com" },
        problems: [
          {
            argument: "web.homepageUrl",
            value: "a.contoso.com",
            rule: "the home page is an http or https URL",
            fix: "write it whole, such as https://app.contoso.com/",
          },
        ],
      },
    },
    passesOver: { "an app without one": {}, "a page that is not settled": { homepageUrl: unsettled } },
  },
  {
    id: "logout-url",
    takes: {
      "255 characters over https": { logoutUrl: longPage.slice(0, 255) },
      "a page named whole where personal accounts may sign in": {
        audience: personal,
        logoutUrl: "https://a.contoso.com/",
      },
    },
    finds: {
      "http, also on this machine": {
        app: { logoutUrl: "http://localhost/" },
        problems: [
          {
            argument: "web.logoutUrl",
            value: "http://localhost/",
            rule: "the sign-out page is an https URL of at most 255 characters",
            fix: "use a page that is served over https, such as https://app.contoso.com/signed-out",
          },
        ],
      },
      "256 characters": {
        app: { logoutUrl: longPage },
        problems: [
          {
            argument: "web.logoutUrl",
            value: longPage,
            rule: "the sign-out page is an https URL of at most 255 characters",
            fix: "use a page that is served over https, such as https://app.contoso.com/signed-out",
          },
        ],
      },
      "a wildcard where personal accounts may sign in": {
        app: { audience: personal, logoutUrl: "https://*.contoso.com/" },
        problems: [
          {
            argument: "web.logoutUrl",
            value: "https://*.contoso.com/",
            rule: "the sign-out page has no wildcard where personal accounts may sign in",
            fix: "name one page",
          },
        ],
      },
    },
    passesOver: {
      "a wildcard for work and school accounts": { logoutUrl: "https://*.contoso.com/" },
      "an app without one": {},
      "a page that is not settled": { logoutUrl: unsettled },
    },
  },
  {
    id: "informational-url",
    takes: {
      "pages over http and https": { informationalUrls: { support: known("http://intranet/help") } },
      "2,048 characters": { informationalUrls: { support: known(longPage.padEnd(2048, "x")) } },
    },
    finds: {
      "what is no URL": {
        app: { informationalUrls: { termsOfService: known("terms.html") } },
        problems: [
          {
            argument: "informationalUrls.termsOfService",
            value: "terms.html",
            rule: "a page about the app is an http or https URL of at most 2048 characters",
            fix: "write it whole, such as https://www.contoso.com/app/support",
          },
        ],
      },
      "2,049 characters": {
        app: { informationalUrls: { marketing: known(longPage.padEnd(2049, "x")) } },
        problems: [
          {
            argument: "informationalUrls.marketing",
            value: longPage.padEnd(2049, "x"),
            rule: "a page about the app is an http or https URL of at most 2048 characters",
            fix: "write it whole, such as https://www.contoso.com/app/support",
          },
        ],
      },
    },
    passesOver: {
      "an app without any": {},
      "a page that is not settled": { informationalUrls: { support: unsettled } },
    },
  },
  {
    id: "legal-pages-missing",
    takes: {
      "an app for other tenants that has both": {
        audience: "AzureADMultipleOrgs",
        informationalUrls: { privacyStatement: unsettled, termsOfService: unsettled },
      },
    },
    finds: {
      "an app for other tenants without either": {
        app: { audience: "AzureADMultipleOrgs" },
        problems: [
          {
            argument: "informationalUrls",
            value: "privacyStatement, termsOfService",
            rule: "an app for other tenants has a privacy statement and terms of service",
            fix: "add their addresses, or set signInAudience to AzureADMyOrg",
          },
        ],
      },
      "one without terms of service": {
        app: { audience: "AzureADandPersonalMicrosoftAccount", informationalUrls: { privacyStatement: unsettled } },
        problems: [
          {
            argument: "informationalUrls",
            value: "termsOfService",
            rule: "an app for other tenants has a privacy statement and terms of service",
            fix: "add their addresses, or set signInAudience to AzureADMyOrg",
          },
        ],
      },
    },
    passesOver: { "an app of this tenant alone": {}, "an audience that is not settled": { audience: unsettled } },
  },
  {
    id: "app-size",
    takes: {
      "1,000 entries over all lists": { tags: several(999, (at) => `t${at}`), web: ["https://a.contoso.com/"] },
    },
    finds: {
      "1,001 entries over all lists": {
        app: { tags: several(999, (at) => `t${at}`), web: ["https://a.contoso.com/"], credentials: [secret("main")] },
        problems: [
          {
            argument: "app",
            rule: "the lists of an app have about 1000 entries together",
            fix: "remove 1 of the 1001, or divide the app",
          },
        ],
      },
    },
    passesOver: {
      "owners and federated credentials, which are kept elsewhere": {
        tags: several(1000, (at) => `t${at}`),
        owners: several(9, idOf),
        credentials: [federated({})],
      },
    },
  },
];
