/** What the rules about permissions and consent are held to. */
import { expect } from "vitest";
import { listPermissions } from "../../../catalogue";
import type { PermissionRequest } from "../../../manifest";
import { application, delegated, idOf, scope, secret } from "./partsOfApps";
import { type RuleCase, several } from "./ruleCase";

const api = "microsoftGraph";
const ownApi = idOf(1);
const publicClient = ["http://localhost"];
const web = ["https://a.contoso.com/"];
const none = { "an app without any": {} };
const notSettled = {
  "ids that a preview does not know": { requests: [delegated("unknown", "unknown"), delegated("unknown")] },
};
const consent = 'set consent to "wholeTenant", or let an administrator open the adminConsentUrl of the app';
const roomsApi = { exposes: { scopes: [scope("Rooms.Read")] } };
const wholeTenant = (permission: string) => [{ api, permission, to: "wholeTenant" }] as const;

const some = (count: number): readonly PermissionRequest[] =>
  listPermissions(api, "delegated")
    .slice(0, count)
    .map(({ name }) => delegated(name));

const requestCases: readonly RuleCase[] = [
  {
    id: "api-known",
    takes: { "Microsoft's APIs by name": { requests: [delegated("User.Read"), application("x", "exchangeOnline")] } },
    finds: {
      "a name that no API has, once": {
        app: { requests: [delegated("User.Read", "microsoftGraf"), application("Mail.Send", "microsoftGraf")] },
        problems: [
          {
            argument: "permissions",
            value: "microsoftGraf",
            rule: "permissions are listed by the name of a known API",
            fix: "use microsoftGraph",
          },
        ],
      },
      "a name that is like none": {
        app: { requests: [delegated("x", "zzzzzzzzzzzz")] },
        problems: [
          {
            argument: "permissions",
            value: "zzzzzzzzzzzz",
            rule: "permissions are listed by the name of a known API",
            fix: expect.stringMatching(/^use one of microsoftGraph, /),
          },
        ],
      },
    },
    passesOver: {
      ...notSettled,
      "an API of the tenant": { requests: [delegated("Rooms.Read", ownApi)] },
      "an app of the program": { requests: [delegated("Rooms.Read", "app:rooms")] },
    },
  },
  {
    id: "permission-known",
    takes: {
      "what the API publishes for that kind": {
        requests: [
          delegated("Mail.Send"),
          application("Mail.Send"),
          application("full_access_as_app", "exchangeOnline"),
        ],
      },
      "what is superseded, as long as the API hands it out": {
        requests: [application("Exchange.ManageAsAppV2", "exchangeOnline")],
      },
    },
    finds: {
      "a slip": {
        app: { requests: [delegated("Calendars.Raed")] },
        problems: [
          {
            argument: "permissions.microsoftGraph.delegated",
            rule: 'Microsoft Graph has no delegated permission named "Calendars.Raed"',
            fix: 'use "Calendars.Read"',
          },
        ],
      },
      "a name of the other kind, and of another API": {
        app: { requests: [application("User.Read"), delegated("AllSites.Read")] },
        problems: [
          {
            argument: "permissions.microsoftGraph.application",
            rule: 'Microsoft Graph has no application permission named "User.Read"',
            fix: expect.stringMatching(/^list it under microsoftGraph\.delegated, where "User\.Read" exists/),
          },
          {
            argument: "permissions.microsoftGraph.delegated",
            rule: 'Microsoft Graph has no delegated permission named "AllSites.Read"',
            fix: expect.stringMatching(/^list it under sharePointOnline\.delegated, where "AllSites\.Read" exists/),
          },
        ],
      },
      "what Microsoft has removed, with its successor": {
        app: { requests: [delegated("TeamsApp.ReadWrite.All")] },
        problems: [
          {
            argument: "permissions.microsoftGraph.delegated",
            rule: 'Microsoft Graph has no delegated permission named "TeamsApp.ReadWrite.All" any more: Microsoft removed it',
            fix: 'use "TeamsAppInstallation.ReadWriteForUser"',
          },
        ],
      },
      "an id that the API does not publish": {
        app: { requests: [delegated(idOf(9), "sharePointOnline")] },
        problems: [
          {
            argument: "permissions.sharePointOnline.delegated",
            rule: expect.stringContaining(`has no delegated permission named "${idOf(9)}"`),
            fix: expect.any(String),
          },
        ],
      },
    },
    passesOver: {
      ...notSettled,
      "an API of the tenant": { requests: [delegated("Rooms.Read", ownApi)] },
      "an app of the program": { requests: [delegated("Rooms.Read", "app:rooms")] },
    },
  },
  {
    id: "permission-enabled",
    takes: { "what the API hands out": { requests: [delegated("Mail.Send")] } },
    finds: {
      "what the API has disabled, with the nearest that it hands out": {
        app: { requests: [application("AgentCard.Read.All")] },
        problems: [
          {
            argument: "permissions.microsoftGraph.application",
            value: "AgentCard.Read.All",
            rule: "Microsoft Graph has disabled this application permission, and nobody can consent to it",
            fix: 'use "AgentCardManifest.Read.All", or remove it',
          },
        ],
      },
    },
    passesOver: { ...notSettled, "an API of the tenant": { requests: [delegated("Rooms.Read", ownApi)] } },
  },
  {
    id: "permission-repeated",
    takes: {
      "one name for both kinds and for two APIs": {
        requests: [delegated("Mail.Send"), application("Mail.Send"), delegated("Mail.Send", "exchangeOnline")],
      },
    },
    finds: {
      "the second of two equal ones": {
        app: { requests: [delegated("User.Read"), delegated("User.Read")] },
        problems: [
          {
            argument: "permissions.microsoftGraph.delegated",
            value: "User.Read",
            rule: "a permission is listed once",
            fix: "remove the repetition",
          },
        ],
      },
    },
    passesOver: { ...none, "two that are not settled": { requests: [delegated("unknown"), delegated("unknown")] } },
  },
  {
    id: "permission-limits",
    takes: {
      "400 permissions": { requests: some(400) },
      "50 APIs": { requests: several(50, (at) => `api-${at}`).map((name) => delegated("x", name)) },
      "30 an API where personal accounts may sign in": { audience: "PersonalMicrosoftAccount", requests: some(30) },
    },
    finds: {
      "401 permissions": {
        app: { requests: some(401) },
        problems: [
          {
            argument: "permissions",
            rule: "an app of this audience requests at most 400 permissions here",
            fix: "remove 1 of the 401",
          },
        ],
      },
      "51 APIs": {
        app: { requests: several(51, (at) => `api-${at}`).map((name) => delegated("x", name)) },
        problems: [
          {
            argument: "permissions",
            rule: "an app of this audience requests at most 50 APIs here",
            fix: "remove 1 of the 51",
          },
        ],
      },
      "31 an API where personal accounts may sign in": {
        app: { audience: "PersonalMicrosoftAccount", requests: some(31) },
        problems: [
          {
            argument: "permissions.microsoftGraph",
            rule: "an app of this audience requests at most 30 permissions here",
            fix: "remove 1 of the 31",
          },
        ],
      },
    },
    passesOver: none,
  },
  {
    id: "permission-included",
    takes: { "reading and sending": { requests: [delegated("Mail.Read"), delegated("Mail.Send")] } },
    finds: {
      "reading beside writing, of one kind": {
        app: {
          requests: [delegated("Calendars.Read"), delegated("Calendars.ReadWrite"), application("Calendars.Read")],
        },
        problems: [
          {
            argument: "permissions.microsoftGraph.delegated",
            value: "Calendars.Read",
            rule: "no permission is listed that another one includes",
            fix: "remove it: Calendars.ReadWrite includes it; or remove Calendars.ReadWrite if the app changes nothing",
          },
        ],
      },
      "basics beside all": {
        app: { requests: [delegated("User.ReadBasic.All"), delegated("User.Read.All"), delegated("User.Read")] },
        problems: [
          {
            argument: "permissions.microsoftGraph.delegated",
            value: "User.ReadBasic.All",
            rule: "no permission is listed that another one includes",
            fix: "remove it: User.Read.All includes it; or remove User.Read.All if the app changes nothing",
          },
        ],
      },
    },
    passesOver: {
      ...notSettled,
      "other APIs, which name as they like": {
        requests: [delegated("Rooms.Read", "app:rooms"), delegated("Rooms.ReadWrite", "app:rooms")],
      },
    },
  },
];

const kindCases: readonly RuleCase[] = [
  {
    id: "delegated-without-user",
    takes: {
      "application permissions": { requests: [application("Mail.Send")], credentials: [secret("main")] },
      "a web app": { web, requests: [delegated("Mail.Send")], credentials: [secret("main")] },
    },
    finds: {
      "delegated ones of a daemon, all in one": {
        app: {
          requests: [delegated("Mail.Send"), delegated("User.Read"), delegated("openid"), application("Mail.Send")],
        },
        problems: [
          {
            argument: "permissions",
            value: "Mail.Send, User.Read",
            rule: "an app that nobody signs in to has no delegated permissions",
            fix: "list the application permissions that it needs instead, or add a redirect URI",
          },
        ],
      },
    },
    passesOver: {
      "an API, which acts for those who signed in to its clients": {
        exposes: { scopes: [scope("Rooms.Read")] },
        requests: [delegated("Calendars.Read"), application("Mail.Send")],
      },
      "ids that a preview does not know": { requests: [delegated("unknown"), application("Mail.Send")] },
      "an app without a credential, of which another rule tells": { requests: [delegated("Mail.Send")] },
    },
  },
  {
    id: "openid-without-user",
    takes: { "application permissions": { requests: [application("Mail.Send")] } },
    finds: {
      "refresh tokens for a daemon": {
        app: { requests: [delegated("offline_access"), delegated("openid"), application("Mail.Send")] },
        problems: [
          {
            argument: "permissions.microsoftGraph.delegated",
            value: "offline_access, openid",
            rule: "an app that nobody signs in to has no scopes of OpenID Connect",
            fix: "remove them",
          },
        ],
      },
    },
    passesOver: { "an app that people sign in to": { publicClient, requests: [delegated("offline_access")] } },
  },
  {
    id: "application-on-public-client",
    takes: { "delegated permissions": { publicClient, requests: [delegated("Mail.Send")] } },
    finds: {
      "application permissions of a native app": {
        app: { publicClient, requests: [application("Mail.Send"), application("EWS.x", "exchangeOnline")] },
        problems: [
          {
            argument: "permissions",
            value: "Mail.Send, exchangeOnline EWS.x",
            rule: "an app that cannot prove itself has no application permissions",
            fix: "list the delegated permissions instead, or move the work to an app of its own that has a credential",
          },
        ],
      },
    },
    passesOver: {
      "an app that proves itself": {
        singlePage: web,
        requests: [application("Mail.Send")],
        credentials: [secret("x")],
      },
      "a server": { web, requests: [application("Mail.Send")] },
    },
  },
  {
    id: "application-personal",
    takes: { "delegated permissions": { audience: "PersonalMicrosoftAccount", requests: [delegated("Mail.Send")] } },
    finds: {
      "application permissions, those of a tenant's API by their number": {
        app: {
          audience: "PersonalMicrosoftAccount",
          requests: [application("Mail.Send"), application(idOf(2), ownApi), application(idOf(3), ownApi)],
        },
        problems: [
          {
            argument: "permissions",
            value: `Mail.Send, 2 of API ${ownApi}`,
            rule: "an app for personal accounts alone has no application permissions",
            fix: "list the delegated permissions instead, or set signInAudience to AzureADandPersonalMicrosoftAccount",
          },
        ],
      },
    },
    passesOver: {
      "an app for work accounts as well": {
        audience: "AzureADandPersonalMicrosoftAccount",
        requests: [application("Mail.Send")],
      },
    },
  },
];

const consentCases: readonly RuleCase[] = [
  {
    id: "consent-requested",
    takes: {
      "consent to what is requested, of either kind": {
        requests: [delegated("User.Read"), application("Mail.Send")],
        consents: [...wholeTenant("User.Read"), { api, permission: "Mail.Send", to: "app" }],
      },
      "a role of an own API by its id, and a scope, which is requested by id and granted by name": {
        requests: [delegated(idOf(2), ownApi), application(idOf(3), ownApi)],
        consents: [
          { api: ownApi, permission: "Rooms.Read", to: "wholeTenant" },
          { api: ownApi, permission: idOf(3), to: "app" },
        ],
      },
    },
    finds: {
      "consent to the other kind of a requested permission": {
        app: { requests: [delegated("Mail.Send")], consents: [{ api, permission: "Mail.Send", to: "app" }] },
        problems: [
          {
            argument: "consent.wholeTenant.microsoftGraph.application",
            value: "Mail.Send",
            rule: "consent is given to declared permissions only",
            fix: "add it to permissions.microsoftGraph.application, or remove it here",
          },
        ],
      },
      "consent to a permission of the same name of another API": {
        app: {
          requests: [application("Mail.Send")],
          consents: [{ api: "exchangeOnline", permission: "Mail.Send", to: "app" }],
        },
        problems: [
          {
            argument: "consent.wholeTenant.exchangeOnline.application",
            value: "Mail.Send",
            rule: "consent is given to declared permissions only",
            fix: "add it to permissions.exchangeOnline.application, or remove it here",
          },
        ],
      },
      "consent to another scope of an app of the program": {
        app: {
          requests: [delegated("Rooms.Read", "app:rooms")],
          consents: [{ api: "app:rooms", permission: "Rooms.Book", to: "wholeTenant" }],
        },
        problems: [
          {
            argument: "consent.wholeTenant.app:rooms.delegated",
            value: "Rooms.Book",
            rule: "consent is given to declared permissions only",
            fix: "add it to permissions.app:rooms.delegated, or remove it here",
          },
        ],
      },
    },
    passesOver: {
      "an app without consent as code": { requests: [delegated("User.Read")] },
      "consent to what a preview does not know": { consents: [{ api: "unknown", permission: "x", to: "app" }] },
    },
  },
  {
    id: "admin-consent-missing",
    takes: {
      "consent for the whole tenant": {
        web,
        requests: [delegated("User.Read.All")],
        consents: wholeTenant("User.Read.All"),
      },
      "permissions that users consent to": { web, requests: [delegated("User.Read"), delegated("openid")] },
    },
    finds: {
      "permissions for administrators, all in one": {
        app: { web, requests: [delegated("User.Read.All"), delegated("Group.Read.All"), delegated("User.Read")] },
        problems: [
          {
            argument: "consent",
            value: "User.Read.All, Group.Read.All",
            rule: "permissions that need an administrator have an administrator's consent",
            fix: consent,
          },
        ],
      },
    },
    passesOver: {
      ...notSettled,
      "an API of the tenant": { web, requests: [delegated("Rooms.Read", ownApi)] },
      "an app that nobody signs in to": { requests: [delegated("User.Read.All"), application("Mail.Send")] },
      "an app that requires assignment, of which another rule tells": {
        web,
        requests: [delegated("User.Read.All")],
        servicePrincipal: { assignmentRequired: true },
      },
    },
  },
  {
    id: "consent-policy",
    takes: {
      "consent for the whole tenant": {
        publicClient,
        requests: [delegated("Calendars.Read")],
        consents: wholeTenant("Calendars.Read"),
      },
      "consent for named users": {
        publicClient,
        requests: [delegated("Calendars.Read")],
        consents: [
          {
            api,
            permission: "Calendars.Read",
            to: "oneUser",
            userObjectId: { state: "known", value: "ada@contoso.com" },
          },
        ],
      },
      "what the policy leaves to users": {
        publicClient,
        requests: [delegated("Contacts.Read"), delegated("User.Read")],
      },
    },
    finds: {
      "what the policy withholds from users, all in one": {
        app: {
          publicClient,
          requests: [delegated("Calendars.Read"), delegated("Contacts.ReadWrite"), delegated("openid")],
        },
        problems: [
          {
            argument: "consent",
            value: "Calendars.Read, Contacts.ReadWrite",
            rule: "permissions that the policy of new tenants withholds from users have an administrator's consent",
            fix: consent,
          },
        ],
      },
    },
    passesOver: {
      "personal accounts alone, which no tenant has": {
        audience: "PersonalMicrosoftAccount",
        publicClient,
        requests: [delegated("Calendars.Read")],
      },
      "an app that nobody signs in to": { requests: [delegated("Calendars.Read"), application("Mail.Send")] },
    },
  },
  {
    id: "assignment-required-consent",
    takes: {
      "consent for the whole tenant": {
        web,
        requests: [delegated("User.Read")],
        consents: wholeTenant("User.Read"),
        servicePrincipal: { assignmentRequired: true },
      },
    },
    finds: {
      "permissions of every kind": {
        app: {
          web,
          requests: [delegated("User.Read"), delegated("User.Read.All")],
          servicePrincipal: { assignmentRequired: true },
        },
        problems: [
          {
            argument: "consent",
            value: "User.Read, User.Read.All",
            rule: "an app that requires assignment has an administrator's consent",
            fix: 'set consent to "wholeTenant", or assignmentRequired to false',
          },
        ],
      },
    },
    passesOver: {
      "an app that requires none": { web, requests: [delegated("User.Read")] },
      "an app without a service principal": { web, requests: [delegated("User.Read")], servicePrincipal: "missing" },
    },
  },
  {
    id: "on-behalf-of-consent",
    takes: {
      "consent for the whole tenant": {
        ...roomsApi,
        requests: [delegated("Calendars.Read")],
        consents: wholeTenant("Calendars.Read"),
      },
      "consent for named users": {
        ...roomsApi,
        requests: [delegated("Calendars.Read")],
        consents: [
          {
            api,
            permission: "Calendars.Read",
            to: "oneUser",
            userObjectId: { state: "known", value: "ada@contoso.com" },
          },
        ],
      },
      "clients whose users consent to both at once": {
        exposes: { ...roomsApi.exposes, knownClients: [{ state: "known", value: idOf(5) }] },
        requests: [delegated("Calendars.Read")],
      },
    },
    finds: {
      "what the API calls for its callers, all in one": {
        app: {
          ...roomsApi,
          requests: [delegated("Calendars.Read"), delegated("Sites.Read.All"), delegated("openid")],
          consents: wholeTenant("User.Read"),
        },
        problems: [
          {
            argument: "consent",
            value: "Calendars.Read, Sites.Read.All",
            rule: "what an API calls on behalf of its callers is consented to before they call",
            fix: 'set consent to "wholeTenant", or knownClients to the client ids of its callers, whose users then consent to both at once',
          },
        ],
      },
    },
    passesOver: {
      "an API that asks for itself, on a page of its own": {
        ...roomsApi,
        web,
        requests: [delegated("Calendars.Read")],
      },
      "an API on a device, which asks there": {
        ...roomsApi,
        allowPublicClientFlows: true,
        requests: [delegated("Calendars.Read")],
      },
      "an app that nobody calls": { requests: [delegated("Calendars.Read")] },
      "an API that calls nobody": { ...roomsApi, requests: [delegated("openid"), application("Mail.Send")] },
      "ids that a preview does not know": { ...roomsApi, ...notSettled["ids that a preview does not know"] },
    },
  },
  {
    id: "application-consent-missing",
    takes: {
      "consent as code": {
        requests: [application("Mail.Send")],
        consents: [{ api, permission: "Mail.Send", to: "app" }],
      },
    },
    finds: {
      "none, all in one": {
        app: { requests: [application("Mail.Send"), application("User.Read.All")] },
        problems: [
          {
            argument: "consent",
            value: "Mail.Send, User.Read.All",
            rule: "application permissions have an administrator's consent",
            fix: consent,
          },
        ],
      },
    },
    passesOver: {
      "delegated permissions": { web, requests: [delegated("Mail.Send")] },
      "a permission that a preview does not know": { requests: [application("unknown")] },
      "consent to what a preview does not know": {
        requests: [application("Mail.Send")],
        consents: [{ api: "unknown", permission: "unknown", to: "app" }],
      },
      "a public client, which cannot use them": { publicClient, requests: [application("Mail.Send")] },
    },
  },
  {
    id: "self-escalation",
    takes: { "apps that it owns": { requests: [application("Application.ReadWrite.OwnedBy")] } },
    finds: {
      "permissions that give permissions, all in one": {
        app: { requests: [application("AppRoleAssignment.ReadWrite.All"), delegated("Application.ReadWrite.All")] },
        problems: [
          {
            argument: "permissions",
            value: "AppRoleAssignment.ReadWrite.All, Application.ReadWrite.All",
            rule: "an app cannot give itself permissions",
            fix: "use a narrower one, such as Application.ReadWrite.OwnedBy, or keep the app to a pipeline that is guarded",
          },
        ],
      },
    },
    passesOver: { ...none, "another API": { requests: [application("Application.ReadWrite.All", "app:own")] } },
  },
  {
    id: "tenant-control",
    takes: { "what is less": { requests: [application("Mail.Send"), application("User.Read.All")] } },
    finds: {
      "what leads to control of the tenant": {
        app: { requests: [application("Directory.ReadWrite.All")] },
        problems: [
          {
            argument: "permissions",
            value: "Directory.ReadWrite.All",
            rule: "an app has no permission that leads to control of the tenant",
            fix: "use a narrower one: `appreg permissions least <call>` names those that a call needs",
          },
        ],
      },
      "what everybody's consent gives it": {
        app: {
          web,
          requests: [delegated("Directory.ReadWrite.All")],
          consents: wholeTenant("Directory.ReadWrite.All"),
        },
        problems: [
          {
            argument: "permissions",
            value: "Directory.ReadWrite.All",
            rule: "an app has no permission that leads to control of the tenant",
            fix: "use a narrower one: `appreg permissions least <call>` names those that a call needs",
          },
        ],
      },
    },
    passesOver: {
      "a delegated one that nobody has consented to": { web, requests: [delegated("Directory.ReadWrite.All")] },
      "a delegated one that one user has consented to": {
        web,
        requests: [delegated("Directory.ReadWrite.All")],
        consents: [{ api, permission: "Directory.ReadWrite.All", to: "oneUser", userObjectId: { state: "unknown" } }],
      },
      "those of which another rule tells": { requests: [application("Application.ReadWrite.All")] },
    },
  },
];

export const permissionCases: readonly RuleCase[] = [...requestCases, ...kindCases, ...consentCases];
