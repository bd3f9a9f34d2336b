/** What the rules about credentials are held to. Today is 2026-11-22. */
import type { Credential } from "../../../manifest";
import { type Parts, unsettled } from "../appWith";
import { certificate, federated, secret } from "./partsOfApps";
import { type RuleCase, several } from "./ruleCase";

const none = { "an app without any": {} };
const app = (...credentials: readonly Credential[]): Parts => ({ credentials });
const openEnd: Credential = { kind: "secret", name: unsettled, from: unsettled, until: unsettled };
const notSettled = { "dates that are not settled": app(openEnd) };
const at = { argument: "credentials.secrets", value: "main" };
const atCertificate = { argument: "credentials.certificates", value: "ab12" };
const atFederated = { argument: "credentials.federated", value: "github-main" };
const foreign: Credential = {
  kind: "federated",
  name: unsettled,
  issuer: unsettled,
  subject: unsettled,
  audiences: [unsettled],
  description: unsettled,
};
const notSettledFederated = { "values that are not settled": app(foreign, foreign) };
const gitLab = "https://gitlab.com";

const datedCases: readonly RuleCase[] = [
  {
    id: "credential-date-form",
    takes: { "days and times": app(secret("main", "2027-05-01"), certificate("2027-05-01T00:00:00.000Z")) },
    finds: {
      "what is no day": {
        app: app(secret("main", "1st of May", "tomorrow")),
        problems: ["tomorrow", "1st of May"].map((text) => ({
          ...at,
          rule: "a credential begins and ends on a day, or at a time as RFC 3339 writes it",
          fix: `write "${text}" as "2027-05-01" or "2027-05-01T00:00:00Z"`,
        })),
      },
    },
    passesOver: { ...none, ...notSettled },
  },
  {
    id: "credential-date-order",
    takes: { "an end after the beginning": app(secret("main", "2027-05-01", "2026-11-01")) },
    finds: {
      "an end at the beginning, and before it": {
        app: app(secret("main", "2027-05-01", "2027-05-01"), certificate("2027-05-01", "2027-06-01")),
        problems: [at, atCertificate].map((where) => ({
          ...where,
          rule: "a credential ends after it begins",
          fix: "let it begin before 2027-05-01, or end later",
        })),
      },
    },
    passesOver: { ...notSettled, "a secret without a beginning": app(secret("main", "2027-05-01")) },
  },
  {
    id: "secret-avoidable",
    takes: { "a federated credential and a certificate": app(federated({}), certificate("2027-05-01")) },
    finds: {
      "any secret, all in one": {
        app: app(secret("main", "2027-02-01"), secret("next", "2027-05-01")),
        problems: [
          {
            argument: "credentials.secrets",
            value: "main, next",
            rule: "an app proves itself without a secret where its platform can vouch for it",
            fix: "use a federated credential (githubActions, kubernetes, a managed identity …), or else a certificate",
          },
        ],
      },
      "a secret without a name": {
        app: app(openEnd),
        problems: [
          {
            argument: "credentials.secrets",
            rule: "an app proves itself without a secret where its platform can vouch for it",
            fix: "use a federated credential (githubActions, kubernetes, a managed identity …), or else a certificate",
          },
        ],
      },
    },
    passesOver: none,
  },
  {
    id: "secret-multi-tenant",
    takes: { "a certificate": { audience: "AzureADMultipleOrgs", credentials: [certificate("2027-05-01")] } },
    finds: {
      "a secret": {
        app: { audience: "AzureADMultipleOrgs", credentials: [secret("main")] },
        problems: [
          {
            argument: "credentials.secrets",
            rule: "an app for other tenants has no secret",
            fix: "use a federated credential or a certificate, or set signInAudience to AzureADMyOrg",
          },
        ],
      },
    },
    passesOver: {
      "an app of this tenant alone": app(secret("main")),
      "an audience that is not settled": { audience: unsettled, credentials: [secret("main")] },
    },
  },
  {
    id: "secret-count-personal",
    takes: { "two secrets": { audience: "PersonalMicrosoftAccount", credentials: [secret("a"), secret("b")] } },
    finds: {
      "three secrets": {
        app: { audience: "PersonalMicrosoftAccount", credentials: [secret("a"), secret("b"), secret("c")] },
        problems: [
          {
            argument: "credentials.secrets",
            rule: "an app of this audience has at most 2 secrets",
            fix: "remove 1 of the 3",
          },
        ],
      },
    },
    passesOver: { "work and school accounts": app(secret("a"), secret("b"), secret("c")) },
  },
  {
    id: "secret-end-missing",
    takes: { "an end": app(secret("main", "2027-05-01")) },
    finds: {
      none: {
        app: app(secret("main")),
        problems: [{ ...at, rule: "a secret has an end", fix: 'add until: "2027-05-21"' }],
      },
    },
    passesOver: { ...notSettled, "certificates, which have one of their own": app(certificate()) },
  },
  {
    id: "secret-lifetime",
    takes: {
      "180 days from today": app(secret("main", "2027-05-21")),
      "180 days from its beginning": app(secret("main", "2027-06-30", "2027-01-01")),
    },
    finds: {
      "181 days": {
        app: app(secret("main", "2027-05-22")),
        problems: [
          {
            ...at,
            rule: "a secret lives at most 180 days",
            fix: "let it end by 2027-05-21, and declare the next one before that",
          },
        ],
      },
      "two years": {
        app: app(secret("main", "2028-11-22")),
        problems: [
          {
            ...at,
            rule: "a secret lives at most 180 days",
            fix: "let it end by 2027-05-21, and declare the next one before that",
          },
        ],
      },
      "a year from its beginning": {
        app: app(secret("main", "2028-01-01", "2027-01-01")),
        problems: [
          {
            ...at,
            rule: "a secret lives at most 180 days",
            fix: "let it end by 2027-06-30, and declare the next one before that",
          },
        ],
      },
    },
    passesOver: {
      ...notSettled,
      "more than two years, of which another rule tells": app(secret("main", "2029-11-22")),
      certificates: app(certificate("2027-11-22")),
    },
  },
  {
    id: "secret-lifetime-policy",
    takes: { "two years, a leap day in them": app(secret("main", "2029-03-01", "2027-03-01")) },
    finds: {
      "more than two years": {
        app: app(secret("main", "2028-11-23")),
        problems: [{ ...at, rule: "a secret lives at most two years", fix: "let it end by 2027-05-21" }],
      },
    },
    passesOver: { ...notSettled, certificates: app(certificate("2036-11-22")) },
  },
  {
    id: "secret-ended",
    takes: { "one that ends tomorrow": app(secret("main", "2026-11-23")) },
    finds: {
      "one that ends as today begins": {
        app: app(secret("main", "2026-11-22")),
        problems: [{ ...at, rule: "a secret ends after today", fix: "remove it: it ended on 2026-11-22" }],
      },
    },
    passesOver: { ...notSettled, certificates: app(certificate("2026-01-01")) },
  },
  {
    id: "certificate-ended",
    takes: { "one that ends tomorrow": app(certificate("2026-11-23")) },
    finds: {
      "one that ends as today begins": {
        app: app(certificate("2026-11-22")),
        problems: [
          {
            ...atCertificate,
            rule: "a certificate ends after today",
            fix: "put a new one in its place: it ended on 2026-11-22",
          },
        ],
      },
    },
    passesOver: { secrets: app(secret("main", "2026-01-01")), "an end that is not settled": app(certificate()) },
  },
  {
    id: "certificate-lifetime",
    takes: { "a leap year": app(certificate("2029-01-01", "2028-01-01")) },
    finds: {
      "more than a year": {
        app: app(certificate("2029-01-02", "2028-01-01")),
        problems: [
          {
            ...atCertificate,
            rule: "a certificate lives at most a year",
            fix: "make one that ends within a year, or give an earlier until",
          },
        ],
      },
    },
    passesOver: { secrets: app(secret("main", "2028-01-01")), "an end that is not settled": app(certificate()) },
  },
  {
    id: "credential-not-begun",
    takes: {
      "one that begins today": app(secret("main", "2027-05-01", "2026-11-22")),
      "the next one beside one that lives": app(
        secret("main", "2027-01-01"),
        secret("next", "2027-06-01", "2026-12-15"),
      ),
      "what a platform vouches for": app(secret("next", "2027-06-01", "2026-12-15"), federated({})),
    },
    finds: {
      "only one that begins later": {
        app: app(secret("main", "2027-05-01", "2026-11-23"), secret("old", "2026-11-22")),
        problems: [
          {
            ...at,
            rule: "some credential of an app works today",
            fix: "let it begin today: this one begins on 2026-11-23",
          },
        ],
      },
    },
    passesOver: { ...none, "a beginning that is not settled": app(openEnd) },
  },
  {
    id: "credential-rotation",
    takes: {
      "30 days more": app(secret("main", "2026-12-22")),
      "the next secret beside the one that ends": app(secret("main", "2026-12-01"), secret("next", "2027-05-01")),
      "what a platform vouches for": app(secret("main", "2026-12-01"), federated({})),
      "a secret that may live on": app(secret("main", "2026-12-01"), openEnd),
    },
    finds: {
      "29 days, and nothing after them": {
        app: app(secret("main", "2026-12-21"), secret("old", "2026-11-01")),
        problems: [
          {
            ...at,
            rule: "some credential of an app lives for 30 days more",
            fix: "add the next one beside it now: this one ends on 2026-12-21",
          },
        ],
      },
      "a certificate that ends soon": {
        app: app(certificate("2026-12-01")),
        problems: [
          {
            ...atCertificate,
            rule: "some credential of an app lives for 30 days more",
            fix: "add the next one beside it now: this one ends on 2026-12-01",
          },
        ],
      },
    },
    passesOver: { ...none, "credentials that have all ended, of which others tell": app(secret("main", "2026-11-22")) },
  },
];

const federatedCases: readonly RuleCase[] = [
  {
    id: "federated-count",
    takes: { "20 of them": app(...several(20, (at) => `github-${at}`).map((name) => federated({ name }))) },
    finds: {
      "21 of them": {
        app: app(...several(21, (at) => `github-${at}`).map((name) => federated({ name }))),
        problems: [
          {
            argument: "credentials.federated",
            rule: "an app has at most 20 federated credentials",
            fix: "remove 1 of the 21: a GitHub environment serves many branches",
          },
        ],
      },
    },
    passesOver: { secrets: app(...several(21, (at) => `s${at}`).map((name) => secret(name))) },
  },
  {
    id: "federated-name",
    takes: { "3 and 120 characters": app(federated({ name: "a-1" }), federated({ name: "x_".repeat(60) })) },
    finds: {
      "white space, a dash at the beginning, and two characters": {
        app: app(
          federated({ name: "room board" }),
          federated({ name: "-main" }),
          federated({ name: "ci" }),
          federated({ name: "a b" }),
        ),
        problems: [
          ["room board", "use room-board"],
          ["-main", "use main"],
          ["ci", "use federated-ci"],
          ["a b", "use a-b"],
        ].map(([value = "", fix = ""]) => ({
          argument: "credentials.federated",
          value,
          rule: "a federated credential is named with 3 to 120 letters, digits, - and _, the first a letter or digit",
          fix,
        })),
      },
      "121 characters": {
        app: app(federated({ name: "x".repeat(121) })),
        problems: [
          {
            argument: "credentials.federated",
            value: "x".repeat(121),
            rule: "a federated credential is named with 3 to 120 letters, digits, - and _, the first a letter or digit",
            fix: `use ${"x".repeat(120)}`,
          },
        ],
      },
    },
    passesOver: { ...none, ...notSettledFederated },
  },
  {
    id: "federated-name-unique",
    takes: { "two names": app(federated({ name: "main" }), federated({ name: "next" })) },
    finds: {
      "one name twice": {
        app: app(federated({}), federated({ subject: "repo:contoso/room-board:environment:dev" })),
        problems: [
          {
            ...atFederated,
            rule: "no two federated credentials have the same name",
            fix: "give one of them another name",
          },
        ],
      },
    },
    passesOver: { ...none, ...notSettledFederated },
  },
  {
    id: "federated-length",
    takes: { "600 characters": app(federated({ subject: "x".repeat(600) })) },
    finds: {
      "601 characters, and none": {
        app: app(federated({ subject: "x".repeat(601), issuer: "", description: "x".repeat(601) })),
        problems: [
          {
            ...atFederated,
            rule: "the issuer of a federated credential has 1 to 600 characters",
            fix: "fill in the issuer",
          },
          {
            ...atFederated,
            rule: "the subject of a federated credential has 1 to 600 characters",
            fix: "shorten it: it has 601",
          },
          {
            ...atFederated,
            rule: "the description of a federated credential has 1 to 600 characters",
            fix: "shorten it: it has 601",
          },
        ],
      },
    },
    passesOver: { ...none, ...notSettledFederated },
  },
  {
    id: "federated-audience-count",
    takes: { one: app(federated({})), "one that is not settled": app(foreign) },
    finds: {
      "none, and two": {
        app: app(federated({ audiences: [] }), federated({ audiences: ["a", "b"] })),
        problems: [atFederated, atFederated].map((where) => ({
          ...where,
          rule: "a federated credential has one audience",
          fix: "use api://AzureADTokenExchange alone",
        })),
      },
    },
    passesOver: none,
  },
  {
    id: "federated-audience",
    takes: {
      "the usual one, and that of a national cloud": app(
        federated({}),
        federated({ audiences: ["api://AzureADTokenExchangeUSGov"] }),
      ),
    },
    finds: {
      another: {
        app: app(federated({ audiences: ["api://azureadtokenexchange"] })),
        problems: [
          {
            ...atFederated,
            rule: "the audience of a federated credential is api://AzureADTokenExchange",
            fix: "leave the audience out, unless the platform is told to ask for this one",
          },
        ],
      },
    },
    passesOver: {
      ...notSettledFederated,
      "Pulumi Cloud, whose tokens are for the organization": app(
        federated({ issuer: "https://api.pulumi.com/oidc", audiences: ["azure:contoso"] }),
      ),
    },
  },
  {
    id: "federated-unique",
    takes: {
      "one subject of two issuers": app(federated({ subject: "x" }), federated({ subject: "x", issuer: gitLab })),
    },
    finds: {
      "issuer and subject twice": {
        app: app(federated({ name: "first" }), federated({})),
        problems: [
          {
            ...atFederated,
            rule: "no two federated credentials have both issuer and subject in common",
            fix: "remove it, or give it a subject of its own",
          },
        ],
      },
    },
    passesOver: { ...none, ...notSettledFederated },
  },
  {
    id: "federated-issuer",
    takes: {
      "a platform's own, and a cluster's with its slash": app(
        federated({}),
        federated({ issuer: "https://westeurope.oic.prod-aks.azure.com/ab12/" }),
      ),
    },
    finds: {
      "a slash too many, http, white space and no address": {
        app: app(
          federated({ issuer: "https://token.actions.githubusercontent.com/" }),
          federated({ issuer: "http://GitLab.com" }),
          federated({ issuer: " https://ci.contoso.com" }),
          federated({ issuer: "ci.contoso.com" }),
        ),
        problems: [
          "use https://token.actions.githubusercontent.com",
          "use https://gitlab.com",
          "take out the white space around https://ci.contoso.com",
          "write the platform's issuer whole, such as https://gitlab.com",
        ].map((fix) => ({
          ...atFederated,
          rule: "the issuer of a federated credential is the https address that tokens have as iss",
          fix,
        })),
      },
    },
    passesOver: { ...none, ...notSettledFederated },
  },
  {
    id: "federated-subject",
    takes: {
      "those of GitHub Actions, customised ones among them": app(
        ...[
          "ref:refs/heads/main",
          "ref:refs/tags/v1",
          "environment:production",
          "pull_request",
          "job_workflow_ref:contoso/workflows/.github/workflows/deploy.yml@refs/heads/main",
        ].map((end) => federated({ subject: `repo:contoso/room-board:${end}` })),
        federated({ subject: "repo:contoso@12/room-board@34:environment:dev" }),
        federated({ subject: "repository_id:34:environment:dev" }),
      ),
      "those of other platforms": app(
        federated({ issuer: gitLab, subject: "project_path:contoso/rooms/board:ref_type:branch:ref:main" }),
        federated({
          issuer: "https://vstoken.dev.azure.com/2f1c9a34-7b60-4d2e-9f11-000000000001",
          subject: "sc://contoso/Rooms/azure",
        }),
        federated({ issuer: "https://oidc.contoso.com/", subject: "system:serviceaccount:rooms:mail-digest" }),
        federated({
          issuer: "https://app.terraform.io",
          subject: "organization:contoso:project:Default Project:workspace:rooms:run_phase:apply",
        }),
        federated({ issuer: "https://api.pulumi.com/oidc", subject: "pulumi:environments:org:contoso:env:rooms/dev" }),
        federated({
          issuer: "https://login.microsoftonline.com/2f1c9a34-7b60-4d2e-9f11-000000000001/v2.0",
          subject: "2f1c9a34-7b60-4d2e-9f11-000000000002",
        }),
      ),
    },
    finds: {
      "what people write by mistake for GitHub": {
        app: app(
          ...[
            "contoso/room-board:ref:refs/heads/main",
            "repo:contoso/room-board:branch:main",
            "repo:contoso/x:ref:main",
          ].map((subject) => federated({ subject })),
          federated({ subject: "repo:contoso/room-board:pull-request" }),
        ),
        problems: [
          "contoso/room-board:ref:refs/heads/main",
          "repo:contoso/room-board:branch:main",
          "repo:contoso/x:ref:main",
          "repo:contoso/room-board:pull-request",
        ].map((subject) => ({
          ...atFederated,
          rule: "the subject of a federated credential has the form of the platform, here GitHub Actions",
          fix: `put one such as repo:contoso/room-board:ref:refs/heads/main in place of ${subject}`,
        })),
      },
      "a Kubernetes account without its namespace, whatever the issuer": {
        app: app(federated({ issuer: "https://oidc.contoso.com/", subject: "system:serviceaccount:mail-digest" })),
        problems: [
          {
            ...atFederated,
            rule: "the subject of a federated credential has the form of the platform, here Kubernetes",
            fix: "put one such as system:serviceaccount:rooms:mail-digest in place of system:serviceaccount:mail-digest",
          },
        ],
      },
      "a run of Terraform without its phase": {
        app: app(
          federated({ issuer: "https://app.terraform.io", subject: "organization:contoso:project:x:workspace:rooms" }),
        ),
        problems: [
          {
            ...atFederated,
            rule: "the subject of a federated credential has the form of the platform, here HCP Terraform",
            fix: "put one such as organization:contoso:project:rooms:workspace:production:run_phase:apply in place of organization:contoso:project:x:workspace:rooms",
          },
        ],
      },
    },
    passesOver: {
      ...notSettledFederated,
      "a platform that is not known": app(federated({ issuer: "https://ci.contoso.com", subject: "anything" })),
      "an issuer that is empty, of which another rule tells": app(federated({ issuer: "", subject: "system:x" })),
      "wildcards, of which another rule tells": app(federated({ subject: "repo:contoso/*" })),
    },
  },
  {
    id: "federated-wildcard",
    takes: { "a branch": app(federated({})) },
    finds: {
      "an asterisk": {
        app: app(federated({ subject: "repo:contoso/room-board:ref:refs/heads/*" })),
        problems: [
          {
            ...atFederated,
            rule: "a federated credential has no wildcard",
            fix: "write each subject out, or use one that serves many, such as a GitHub environment",
          },
        ],
      },
    },
    passesOver: { ...none, ...notSettledFederated },
  },
  {
    id: "federated-pull-request",
    takes: { "an environment": app(federated({ subject: "repo:contoso/room-board:environment:production" })) },
    finds: {
      "every pull request": {
        app: app(federated({ subject: "repo:contoso/room-board:pull_request" })),
        problems: [
          {
            ...atFederated,
            rule: "an app trusts jobs that somebody has reviewed",
            fix: "trust an environment with required reviewers, or an app of its own that can only read",
          },
        ],
      },
    },
    passesOver: {
      ...notSettledFederated,
      "other platforms": app(federated({ issuer: gitLab, subject: "x:pull_request" })),
    },
  },
];

export const credentialCases: readonly RuleCase[] = [...datedCases, ...federatedCases];
