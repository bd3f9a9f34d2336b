/** What the rules about the kind of client are held to. */
import { unsettled } from "../appWith";
import { application, delegated, federated, scope, secret } from "./partsOfApps";
import type { RuleCase } from "./ruleCase";

const web = ["https://a.contoso.com/"];
const publicClient = ["http://localhost"];
const addCredential = "add a federated credential, such as githubActions({ … }), or else a certificate";

export const clientTypeCases: readonly RuleCase[] = [
  {
    id: "credential-missing",
    takes: {
      "a web app with a secret": { web, credentials: [secret("main")] },
      "a daemon that a platform vouches for": { requests: [application("Mail.Send")], credentials: [federated({})] },
    },
    finds: {
      "a web app without any": {
        app: { web },
        problems: [
          { argument: "credentials", rule: "a web app has something to prove itself with", fix: addCredential },
        ],
      },
      "a web app whose address is not settled": {
        app: { web: [unsettled] },
        problems: [
          { argument: "credentials", rule: "a web app has something to prove itself with", fix: addCredential },
        ],
      },
      "a daemon without any": {
        app: { requests: [application("Mail.Send")] },
        problems: [
          { argument: "credentials", rule: "a daemon has something to prove itself with", fix: addCredential },
        ],
      },
      "an API that calls on others": {
        app: { exposes: { scopes: [scope("Rooms.Read")] }, requests: [delegated("Calendars.Read")] },
        problems: [
          {
            argument: "credentials",
            rule: "an API that calls on others has something to prove itself with",
            fix: addCredential,
          },
        ],
      },
    },
    passesOver: {
      "native apps": { publicClient, requests: [delegated("User.Read")] },
      "single-page apps": { singlePage: web, requests: [delegated("User.Read")] },
      "an API that calls on nobody": { exposes: { scopes: [scope("Rooms.Read")] }, requests: [delegated("openid")] },
      "a web app that signs people in with ID tokens alone": { web, implicitIdTokens: true },
      "an app without anything": {},
    },
  },
  {
    id: "public-flows-missing",
    takes: { "device codes that are allowed": { allowPublicClientFlows: true, requests: [delegated("User.Read")] } },
    finds: {
      "delegated permissions and no way to sign in": {
        app: { requests: [delegated("User.Read")] },
        problems: [
          {
            argument: "publicClient.allowPublicClientFlows",
            rule: "an app with delegated permissions has a redirect URI, or allows flows without one",
            fix: "set it to true for device codes, or list a redirect URI",
          },
        ],
      },
    },
    passesOver: {
      "an app with a redirect URI": { publicClient, requests: [delegated("User.Read")] },
      "a redirect URI that is not settled": { web: [unsettled], requests: [delegated("User.Read")] },
      "a daemon": { requests: [delegated("User.Read"), application("Mail.Send")] },
      "an app without permissions": {},
      "an API": { exposes: { scopes: [scope("Rooms.Read")] }, requests: [delegated("User.Read")] },
    },
  },
  {
    id: "public-flows-beside-credential",
    takes: {
      "a native app": { publicClient, allowPublicClientFlows: true },
      "a server": { web, credentials: [secret("main")] },
    },
    finds: {
      "both in one app": {
        app: { web, allowPublicClientFlows: true, credentials: [secret("main")] },
        problems: [
          {
            argument: "publicClient.allowPublicClientFlows",
            rule: "an app that has credentials allows no flows of public clients",
            fix: "set it to false, or make an app of its own for the native client",
          },
        ],
      },
    },
    passesOver: { "an app without credentials": { allowPublicClientFlows: true } },
  },
  {
    id: "credential-of-public-client",
    takes: { "a server's credential": { web, singlePage: ["https://b.contoso.com/"], credentials: [secret("main")] } },
    finds: {
      "a native app's secret, whatever its address": {
        app: { publicClient: [unsettled], credentials: [secret("main"), secret("next")] },
        problems: [
          {
            argument: "credentials.secrets",
            rule: "an app of native or single-page platforms alone has no credentials",
            fix: "remove them, or list the server's redirect URI under web",
          },
        ],
      },
      "a single-page app's federated credential": {
        app: { singlePage: web, credentials: [federated({})] },
        problems: [
          {
            argument: "credentials.federated",
            rule: "an app of native or single-page platforms alone has no credentials",
            fix: "remove them, or list the server's redirect URI under web",
          },
        ],
      },
    },
    passesOver: {
      "an app that also acts as itself": {
        singlePage: web,
        requests: [application("Mail.Send")],
        credentials: [secret("main")],
      },
      "an app without credentials": { publicClient },
    },
  },
  {
    id: "implicit-flow",
    takes: { "the code flow": { web, credentials: [secret("main")] } },
    finds: {
      "both switches": {
        app: { web, implicitIdTokens: true, implicitAccessTokens: true },
        problems: [
          {
            argument: "web.implicitIdTokens",
            rule: "tokens are not issued by the authorize endpoint",
            fix: "set it to false, and use the code flow",
          },
          {
            argument: "web.implicitAccessTokens",
            rule: "tokens are not issued by the authorize endpoint",
            fix: "set it to false, and list the browser app's redirect URIs under singlePage",
          },
        ],
      },
    },
    passesOver: { "an app without a web platform": { publicClient } },
  },
  {
    id: "service-principal-missing",
    takes: { "a daemon with one": { requests: [application("Mail.Send")] } },
    finds: {
      "a daemon without one": {
        app: { requests: [application("Mail.Send")], servicePrincipal: "missing" },
        problems: [
          {
            argument: "servicePrincipal",
            rule: "an app without signed-in users has a service principal",
            fix: "add an azuread.ServicePrincipal with the app's client id",
          },
        ],
      },
    },
    passesOver: {
      "an app that people sign in to, which brings one about": {
        web,
        requests: [application("Mail.Send")],
        servicePrincipal: "missing",
      },
      "an app that asks for nothing": { servicePrincipal: "missing" },
    },
  },
  {
    id: "service-principal-disabled",
    takes: { "one that is enabled": {} },
    finds: {
      "one that is not": {
        app: { servicePrincipal: { accountEnabled: false } },
        problems: [
          {
            argument: "servicePrincipal",
            rule: "the service principal is enabled",
            fix: "set accountEnabled to true, or remove the app",
          },
        ],
      },
    },
    passesOver: { "an app without one": { servicePrincipal: "missing" } },
  },
];
