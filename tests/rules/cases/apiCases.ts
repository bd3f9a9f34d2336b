/** What the rules about an API's own surface and about tokens are held to. */
import { expect } from "vitest";
import { known, type OptionalClaim } from "../../../manifest";
import { type Parts, unsettled } from "../appWith";
import { idOf, role, scope } from "./partsOfApps";
import { type RuleCase, several } from "./ruleCase";

const personal = "AzureADandPersonalMicrosoftAccount";
const noScopes = { "an app without any": {} };
const longName = "x".repeat(121);
const longUri = "api://{clientId}/".padEnd(236, "x");

/** An app with identifier URIs. */
function withUris(uris: readonly string[], parts: Parts = {}): Parts {
  return { ...parts, exposes: { ...parts.exposes, identifierUris: uris.map(known) } };
}

function claim(name: string, parts: Partial<OptionalClaim> = {}): OptionalClaim {
  return { token: "access", name, source: undefined, isEssential: false, properties: [], ...parts };
}

const notSettledUri: Parts = { exposes: { identifierUris: [unsettled] } };

const uriCases: readonly RuleCase[] = [
  {
    id: "identifier-uri-form",
    takes: {
      "URIs with a host, and URNs": withUris(["api://{clientId}", "https://contoso.com/rooms", "urn:contoso:rooms"]),
    },
    finds: {
      "a bare name, and a scheme without a host": {
        app: withUris(["rooms", "api:rooms"]),
        problems: ["rooms", "api:rooms"].map((value) => ({
          argument: "api.identifierUris",
          value,
          rule: "an identifier URI is absolute, or begins with urn:",
          fix: "use api://{clientId}",
        })),
      },
    },
    passesOver: { ...noScopes, "one that is not settled": notSettledUri },
  },
  {
    id: "identifier-uri-slash",
    takes: { "a path": withUris(["https://contoso.com/rooms"]) },
    finds: {
      "a slash at the end": {
        app: withUris(["https://contoso.com/rooms/"]),
        problems: [
          {
            argument: "api.identifierUris",
            value: "https://contoso.com/rooms/",
            rule: "an identifier URI does not end in /",
            fix: "use https://contoso.com/rooms",
          },
        ],
      },
    },
    passesOver: { ...noScopes, "one that is not settled": notSettledUri },
  },
  {
    id: "identifier-uri-length",
    takes: {
      // Its placeholder stands for 36 characters.
      "255 characters": withUris([longUri.slice(0, 229)]),
      "120 where personal accounts may sign in": withUris(["api://".padEnd(120, "x")], { audience: personal }),
    },
    finds: {
      "256 characters once the ids are in it": {
        app: withUris([longUri.slice(0, 230)]),
        problems: [
          {
            argument: "api.identifierUris",
            value: longUri.slice(0, 230),
            rule: "an identifier URI of this audience has at most 255 characters",
            fix: "shorten it: it has 256",
          },
        ],
      },
      "121 where personal accounts may sign in": {
        app: withUris(["api://".padEnd(121, "x")], { audience: personal }),
        problems: [
          {
            argument: "api.identifierUris",
            value: "api://".padEnd(121, "x"),
            rule: "an identifier URI of this audience has at most 120 characters",
            fix: "shorten it: it has 121",
          },
        ],
      },
    },
    passesOver: { ...noScopes, "one that is not settled": notSettledUri },
  },
  {
    id: "identifier-uri-wildcard",
    takes: { "a name written out": withUris(["https://contoso.com/rooms"]) },
    finds: {
      "an asterisk": {
        app: withUris(["https://*.contoso.com"]),
        problems: [
          {
            argument: "api.identifierUris",
            value: "https://*.contoso.com",
            rule: "an identifier URI has no wildcard",
            fix: "write it whole, or use api://{clientId}",
          },
        ],
      },
    },
    passesOver: { ...noScopes, "one that is not settled": notSettledUri },
  },
  {
    id: "identifier-uri-repeated",
    takes: { "each once": withUris(["api://{clientId}", "api://{clientId}/rooms"]) },
    finds: {
      "the second of two": {
        app: withUris(["api://{clientId}", "api://{clientId}"]),
        problems: [
          {
            argument: "api.identifierUris",
            value: "api://{clientId}",
            rule: "an identifier URI is listed once",
            fix: "remove the repetition",
          },
        ],
      },
    },
    passesOver: { ...noScopes, "one that is not settled": notSettledUri },
  },
  {
    id: "identifier-uri-personal",
    takes: {
      "50 plain ones": withUris(
        several(50, (at) => `api://{clientId}/${at}`),
        { audience: personal },
      ),
    },
    finds: {
      "URNs and queries": {
        app: withUris(["urn:contoso:rooms", "api://{clientId}?x=1"], { audience: personal }),
        problems: ["urn:contoso:rooms", "api://{clientId}?x=1"].map((value) => ({
          argument: "api.identifierUris",
          value,
          rule: "an identifier URI is no URN and has neither query nor fragment where personal accounts may sign in",
          fix: "use api://{clientId}",
        })),
      },
      "51 of them": {
        app: withUris(
          several(51, (at) => `api://{clientId}/${at}`),
          { audience: personal },
        ),
        problems: [
          {
            argument: "api.identifierUris",
            rule: "an app of this audience has at most 50 identifier URIs",
            fix: "remove 1 of the 51",
          },
        ],
      },
    },
    passesOver: { "work and school accounts": withUris(["urn:contoso:rooms", "api://{clientId}#x"]) },
  },
  {
    id: "identifier-uri-personal-form",
    takes: {
      "the schemes of the provider": withUris(["api://{clientId}", "https://contoso.com/x"], { audience: personal }),
    },
    finds: {
      "other schemes, and none": {
        app: withUris(["rooms", "spn://rooms", "api://"], { audience: personal }),
        problems: ["rooms", "spn://rooms", "api://"].map((value) => ({
          argument: "api.identifierUris",
          value,
          rule: "an identifier URI begins with api://, https://, http:// or ms-appx:// where personal accounts may sign in",
          fix: "use api://{clientId}",
        })),
      },
    },
    passesOver: {
      "work and school accounts": withUris(["rooms"]),
      "URNs, which another rule refuses": withUris(["urn:contoso:rooms"], { audience: personal }),
      "one that is not settled": { audience: personal, ...notSettledUri },
    },
  },
  {
    id: "identifier-uri-guid",
    takes: { "placeholders, and GUIDs further on": withUris(["api://{clientId}", `api://rooms/${idOf(1)}`]) },
    finds: {
      "a GUID right after api://": {
        app: withUris([`api://${idOf(1)}/rooms`]),
        problems: [
          {
            argument: "api.identifierUris",
            value: `api://${idOf(1)}/rooms`,
            rule: "a GUID after api:// is written as {clientId} or {tenantId}",
            fix: "use api://{clientId}/rooms, or {tenantId} for the tenant's",
          },
        ],
      },
    },
    passesOver: { ...noScopes, "other schemes": withUris(["https://contoso.com/rooms"]) },
  },
  {
    id: "identifier-uri-domain",
    takes: { "a tenant's initial domain": withUris(["https://contoso.onmicrosoft.com/rooms"]) },
    finds: {
      "any other domain, of which only the tenant can tell": {
        app: withUris(["https://rooms.contoso.com"]),
        problems: [
          {
            argument: "api.identifierUris",
            value: "https://rooms.contoso.com",
            rule: "the host of an identifier URI belongs to a verified domain of the tenant",
            fix: "use api://{clientId}, or make sure that the tenant has verified the domain",
          },
        ],
      },
    },
    passesOver: { "other schemes": withUris(["api://{clientId}"]), "one that is not settled": notSettledUri },
  },
  {
    id: "identifier-uri-pattern",
    takes: {
      "ids of the app and of the tenant": withUris(["api://{clientId}", "api://{tenantId}/rooms"], { tokenVersion: 1 }),
    },
    finds: {
      "a name of one's own choice with tokens of version 1": {
        app: withUris(["api://rooms", "urn:contoso:rooms"], { tokenVersion: 1 }),
        problems: ["api://rooms", "urn:contoso:rooms"].map((value) => ({
          argument: "api.identifierUris",
          value,
          rule: "an identifier URI holds the client id, the tenant's id or a verified domain",
          fix: "use api://{clientId}, or set api.tokenVersion to 2",
        })),
      },
    },
    passesOver: { "tokens of version 2": withUris(["api://rooms"]), "one that is not settled": notSettledUri },
  },
  {
    id: "identifier-uri-missing",
    takes: {
      "scopes and a URI": withUris(["api://{clientId}"], { exposes: { scopes: [scope("Rooms.Read")] } }),
      "scopes and a URI that is not settled": {
        exposes: { scopes: [scope("Rooms.Read")], identifierUris: [unsettled] },
      },
    },
    finds: {
      "scopes alone": {
        app: { exposes: { scopes: [scope("Rooms.Read")] } },
        problems: [
          {
            argument: "api.identifierUris",
            rule: "an API with scopes has an identifier URI",
            fix: "add api://{clientId}",
          },
        ],
      },
    },
    passesOver: noScopes,
  },
];

const tokenCases: readonly RuleCase[] = [
  {
    id: "token-version-form",
    takes: { "version 1": { tokenVersion: 1 }, "version 2": { tokenVersion: 2 } },
    finds: {
      "version 3": {
        app: { tokenVersion: 3 },
        problems: [
          { argument: "api.tokenVersion", value: "3", rule: "the token version is 1 or 2", fix: "set it to 2" },
        ],
      },
    },
    passesOver: { "an app that is no API, which has version 2 from the start": {} },
  },
  {
    id: "token-version-personal",
    takes: { "version 2": { audience: personal, tokenVersion: 2 } },
    finds: {
      "version 1 where personal accounts may sign in": {
        app: { audience: "PersonalMicrosoftAccount", tokenVersion: 1 },
        problems: [
          {
            argument: "api.tokenVersion",
            rule: "the token version is 2 where personal accounts may sign in",
            fix: "set it to 2",
          },
        ],
      },
    },
    passesOver: {
      "work and school accounts": { tokenVersion: 1 },
      "an audience that is not settled": { audience: unsettled, tokenVersion: 1 },
    },
  },
  {
    id: "token-version-old",
    takes: {
      "version 2": withUris(["https://contoso.onmicrosoft.com/rooms"]),
      "the default URIs": withUris(["api://{clientId}", "api://{tenantId}/{clientId}"], { tokenVersion: 1 }),
    },
    finds: {
      "a chosen URI with tokens of version 1": {
        app: withUris(["https://contoso.onmicrosoft.com/rooms"], { tokenVersion: 1 }),
        problems: [
          {
            argument: "api.tokenVersion",
            rule: "an API with a chosen identifier URI has tokens of version 2",
            fix: "set it to 2, and let the API take its client id as audience",
          },
        ],
      },
    },
    passesOver: {
      "an app without a URI": { tokenVersion: 1 },
      "a URI of which another rule tells": withUris(["api://rooms"], { tokenVersion: 1 }),
    },
  },
];

const publishedCases: readonly RuleCase[] = [
  {
    id: "published-name-form",
    takes: {
      "letters, digits and signs": { exposes: { scopes: [scope("Rooms.Read:all~1")], roles: [role("rooms-admin")] } },
    },
    finds: {
      "white space and other letters": {
        app: { exposes: { scopes: [scope("Read rooms")], roles: [role("Räume")] } },
        problems: [
          {
            argument: "api.scopes",
            value: "Read rooms",
            rule: "a scope or role is named with letters, digits and signs, without white space or a period at its beginning",
            fix: 'take out " "',
          },
          {
            argument: "appRoles",
            value: "Räume",
            rule: "a scope or role is named with letters, digits and signs, without white space or a period at its beginning",
            fix: 'take out "ä"',
          },
        ],
      },
      "a period at the beginning": {
        app: { exposes: { scopes: [scope(".default")] } },
        problems: [
          {
            argument: "api.scopes",
            value: ".default",
            rule: "a scope or role is named with letters, digits and signs, without white space or a period at its beginning",
            fix: 'use "default"',
          },
        ],
      },
    },
    passesOver: { ...noScopes, "a name that is not settled": { exposes: { scopes: [scope("unknown")] } } },
  },
  {
    id: "scope-name-length",
    takes: {
      "120 characters": { exposes: { scopes: [scope("x".repeat(120))] } },
      "40 where personal accounts may sign in": { audience: personal, exposes: { scopes: [scope("x".repeat(40))] } },
    },
    finds: {
      "121 characters": {
        app: { exposes: { scopes: [scope(longName)] } },
        problems: [
          {
            argument: "api.scopes",
            value: longName,
            rule: "a scope of this audience has a name of at most 120 characters",
            fix: "shorten it: it has 121",
          },
        ],
      },
      "41 where personal accounts may sign in": {
        app: { audience: personal, exposes: { scopes: [scope("x".repeat(41))] } },
        problems: [
          {
            argument: "api.scopes",
            value: "x".repeat(41),
            rule: "a scope of this audience has a name of at most 40 characters",
            fix: "shorten it: it has 41",
          },
        ],
      },
    },
    passesOver: { "roles, which have a limit of their own": { exposes: { roles: [role(longName)] } } },
  },
  {
    id: "role-name-length",
    takes: { "120 characters": { exposes: { roles: [role("x".repeat(120))] } } },
    finds: {
      "121 characters": {
        app: { exposes: { roles: [role(longName)] } },
        problems: [
          {
            argument: "appRoles",
            value: longName,
            rule: "a role has a name of at most 120 characters",
            fix: "shorten it: it has 121",
          },
        ],
      },
    },
    passesOver: noScopes,
  },
  {
    id: "published-name-unique",
    takes: {
      "a scope and a role that are one": { exposes: { scopes: [scope("Rooms.Read")], roles: [role("Rooms.Read", 1)] } },
    },
    finds: {
      "a role named as a scope with another id": {
        app: { exposes: { scopes: [scope("Rooms.Read", 1)], roles: [role("Rooms.Read", 2)] } },
        problems: [
          {
            argument: "appRoles",
            value: "Rooms.Read",
            rule: "no two scopes or roles have the same name",
            fix: "give one of them another name",
          },
        ],
      },
    },
    passesOver: {
      ...noScopes,
      "roles without a value": { exposes: { roles: [role("", 1), role("", 2)] } },
      "names that are not settled": { exposes: { roles: [role("unknown", 1), role("unknown", 2)] } },
    },
  },
  {
    id: "published-id-form",
    takes: { UUIDs: { exposes: { scopes: [scope("Rooms.Read")] } } },
    finds: {
      "what is none": {
        app: { exposes: { roles: [{ ...role("Admin"), id: "admin" }] } },
        problems: [
          {
            argument: "appRoles",
            value: "Admin",
            rule: "the id of a scope or role is a UUID",
            fix: "leave the id out, or take one from `node -p crypto.randomUUID()`",
          },
        ],
      },
    },
    passesOver: {
      ...noScopes,
      "an id that is not settled": { exposes: { roles: [{ ...role("Admin"), id: "unknown" }] } },
    },
  },
  {
    id: "published-id-unique",
    takes: {
      "a scope and a role that are one": { exposes: { scopes: [scope("Rooms.Read")], roles: [role("Rooms.Read", 1)] } },
    },
    finds: {
      "one id for two names": {
        app: { exposes: { scopes: [scope("Rooms.Read"), scope("Rooms.Book")] } },
        problems: [
          {
            argument: "api.scopes",
            value: "Rooms.Book",
            rule: "a scope and a role share an id only where name and state are the same",
            fix: "give it an id of its own",
          },
        ],
      },
      "one id, and only the role enabled": {
        app: { exposes: { scopes: [scope("Rooms.Read", 1, false)], roles: [role("Rooms.Read", 1)] } },
        problems: [
          {
            argument: "appRoles",
            value: "Rooms.Read",
            rule: "a scope and a role share an id only where name and state are the same",
            fix: "give it an id of its own",
          },
        ],
      },
    },
    passesOver: {
      ...noScopes,
      "ids that are not settled": {
        exposes: {
          scopes: [
            { ...scope("a"), id: "unknown" },
            { ...scope("b"), id: "unknown" },
          ],
        },
      },
    },
  },
  {
    id: "scopes-personal",
    takes: {
      "100 scopes": {
        audience: personal,
        exposes: { scopes: several(100, (at) => `s${at}`).map((name) => scope(name)) },
      },
    },
    finds: {
      "101 scopes": {
        app: { audience: personal, exposes: { scopes: several(101, (at) => `s${at}`).map((name) => scope(name)) } },
        problems: [
          {
            argument: "api.scopes",
            rule: "an app of this audience has at most 100 scopes",
            fix: "remove 1 of the 101",
          },
        ],
      },
    },
    passesOver: {
      "work and school accounts": { exposes: { scopes: several(101, (at) => `s${at}`).map((name) => scope(name)) } },
    },
  },
  {
    id: "roles-personal",
    takes: { "none where personal accounts may sign in": { audience: personal } },
    finds: {
      "roles where personal accounts may sign in": {
        app: { audience: personal, exposes: { roles: [role("Admin")] } },
        problems: [
          {
            argument: "appRoles",
            rule: "an app has no roles where personal accounts may sign in",
            fix: "remove them, or set signInAudience to AzureADMultipleOrgs",
          },
        ],
      },
    },
    passesOver: { "work and school accounts": { exposes: { roles: [role("Admin")] } } },
  },
  {
    id: "role-members",
    takes: { "users and applications": { exposes: { roles: [role("Admin", 2, ["User", "Application"])] } } },
    finds: {
      "nobody, and what is neither": {
        app: { exposes: { roles: [role("Admin", 2, []), role("Reader", 3, ["Group"])] } },
        problems: ["Admin", "Reader"].map((value) => ({
          argument: "appRoles",
          value,
          rule: "a role is for users, applications or both",
          fix: 'set its members to ["users"], ["applications"] or both',
        })),
      },
    },
    passesOver: {
      ...noScopes,
      "members that are not settled": { exposes: { roles: [role("Admin", 2, ["unknown"])] } },
    },
  },
];

const clientCases: readonly RuleCase[] = [
  {
    id: "pre-authorized-scope",
    takes: {
      "a scope of the app": {
        exposes: { scopes: [scope("Rooms.Read")], preAuthorized: [{ client: known(idOf(9)), scope: "Rooms.Read" }] },
      },
    },
    finds: {
      another: {
        app: {
          exposes: { scopes: [scope("Rooms.Read")], preAuthorized: [{ client: known(idOf(9)), scope: "Rooms.Book" }] },
        },
        problems: [
          {
            argument: "api.preAuthorized",
            value: "Rooms.Book",
            rule: "a client is pre-authorised for scopes that the app has",
            fix: "use one of Rooms.Read",
          },
        ],
      },
      "any, of an app that has none": {
        app: { exposes: { preAuthorized: [{ client: known(idOf(9)), scope: "Rooms.Book" }] } },
        problems: [
          {
            argument: "api.preAuthorized",
            value: "Rooms.Book",
            rule: "a client is pre-authorised for scopes that the app has",
            fix: "declare the scope in api.scopes",
          },
        ],
      },
    },
    passesOver: {
      ...noScopes,
      "a scope that is not settled": { exposes: { preAuthorized: [{ client: unsettled, scope: "unknown" }] } },
      "scopes whose ids are not settled": {
        exposes: {
          scopes: [{ ...scope("Rooms.Read"), id: "unknown" }],
          preAuthorized: [{ client: unsettled, scope: idOf(1) }],
        },
      },
    },
  },
  {
    id: "client-id-form",
    takes: {
      "client ids, and apps of the program": {
        exposes: {
          knownClients: [known(idOf(9))],
          preAuthorized: [{ client: known("app:room-board"), scope: "Rooms.Read" }],
        },
      },
    },
    finds: {
      names: {
        app: {
          exposes: {
            knownClients: [known("room-board")],
            preAuthorized: [{ client: known("Room Board"), scope: "Rooms.Read" }],
          },
        },
        problems: [
          ["api.preAuthorized", "Room Board"],
          ["api.knownClients", "room-board"],
        ].map(([argument = "", value = ""]) => ({
          argument,
          value,
          rule: "a client is named by its client id, a UUID",
          fix: "take the application (client) id from `az ad app list --display-name <name>` or the portal",
        })),
      },
    },
    passesOver: { ...noScopes, "clients that are not settled": { exposes: { knownClients: [unsettled] } } },
  },
  {
    id: "pre-authorized-personal",
    takes: {
      "100 clients with 5 scopes each": {
        audience: personal,
        exposes: {
          preAuthorized: several(500, (at) => idOf(at % 100)).map((client, at) => ({
            client: known(client),
            scope: `s${at}`,
          })),
        },
      },
    },
    finds: {
      "101 clients": {
        app: {
          audience: personal,
          exposes: { preAuthorized: several(101, idOf).map((client) => ({ client: known(client), scope: "s" })) },
        },
        problems: [
          {
            argument: "api.preAuthorized",
            rule: "an app of this audience has at most 100 pre-authorised clients",
            fix: "remove 1 of the 101",
          },
        ],
      },
      "31 scopes for one, and 501 together": {
        app: {
          audience: personal,
          exposes: {
            preAuthorized: several(501, (at) => idOf(at < 31 ? 99 : at % 47)).map((client, at) => ({
              client: known(client),
              scope: `s${at}`,
            })),
          },
        },
        problems: [
          {
            argument: "api.preAuthorized",
            rule: "an app of this audience has at most 500 pre-authorised scopes together",
            fix: "remove 1 of the 501",
          },
          {
            argument: "api.preAuthorized",
            rule: "an app of this audience has at most 30 scopes for one client",
            fix: "remove 1 of the 31",
          },
        ],
      },
    },
    passesOver: {
      "work and school accounts": {
        exposes: { preAuthorized: several(101, idOf).map((client) => ({ client: known(client), scope: "s" })) },
      },
    },
  },
];

const claimCases: readonly RuleCase[] = [
  {
    id: "claim-known",
    takes: {
      "claims of Entra's, and extensions": { claims: { optional: [claim("upn"), claim("extension_ab12_team")] } },
    },
    finds: {
      "a slip": {
        app: { claims: { optional: [claim("idtype", { token: "id" })] } },
        problems: [
          {
            argument: "claims.idToken",
            value: "idtype",
            rule: "an optional claim is one that Entra has",
            fix: expect.stringMatching(/^use idtyp\b/),
          },
        ],
      },
      "a name that is like none": {
        app: { claims: { optional: [claim("zzzzzzzzzzzz")] } },
        problems: [
          {
            argument: "claims.accessToken",
            value: "zzzzzzzzzzzz",
            rule: "an optional claim is one that Entra has",
            fix: expect.stringMatching(/^use one of acct, /),
          },
        ],
      },
    },
    passesOver: {
      ...noScopes,
      "properties of users": { claims: { optional: [claim("employeeId", { source: "user" })] } },
      "a name that is not settled": { claims: { optional: [claim("unknown")] } },
    },
  },
  {
    id: "claim-property",
    takes: { "what the provider takes": { claims: { optional: [claim("aud", { properties: ["use_guid"] })] } } },
    finds: {
      "what it does not": {
        app: { claims: { optional: [claim("idtyp", { properties: ["include_user_token"] })] } },
        problems: [
          {
            argument: "claims.accessToken",
            value: "include_user_token",
            rule: "a property of a claim is one that the azuread provider takes",
            fix: expect.stringMatching(/^use one of cloud_displayname, .*, use_guid$/),
          },
        ],
      },
    },
    passesOver: { "claims without properties": { claims: { optional: [claim("upn")] } } },
  },
  {
    id: "claim-source",
    takes: { "the user": { claims: { optional: [claim("employeeId", { source: "user" })] } } },
    finds: {
      "any other source": {
        app: { claims: { optional: [claim("employeeId", { token: "saml2", source: "application" })] } },
        problems: [
          {
            argument: "claims.saml2Token",
            value: "employeeId",
            rule: 'the source of a claim is "user", or is left out',
            fix: 'set it to "user", or leave it out',
          },
        ],
      },
    },
    passesOver: { "claims without a source": { claims: { optional: [claim("upn")] } } },
  },
  {
    id: "claim-personal",
    takes: { "none where personal accounts may sign in": { audience: personal } },
    finds: {
      "any where personal accounts may sign in": {
        app: { audience: personal, claims: { optional: [claim("upn"), claim("sid")] } },
        problems: [
          {
            argument: "claims",
            rule: "an app for personal accounts counts on no optional claim",
            fix: "make sure that the app works without them, or set signInAudience to AzureADMultipleOrgs",
          },
        ],
      },
    },
    passesOver: { "work and school accounts": { claims: { optional: [claim("upn")] } } },
  },
  {
    id: "group-claim-all",
    takes: { "the groups assigned to the app": { claims: { groups: ["ApplicationGroup"] } } },
    finds: {
      "all of them": {
        app: { claims: { groups: ["All"] } },
        problems: [
          {
            argument: "claims.groups",
            value: "All",
            rule: "tokens hold the groups that the app needs",
            fix: "use ApplicationGroup, the groups assigned to the app",
          },
        ],
      },
    },
    passesOver: noScopes,
  },
  {
    id: "group-claim-none",
    takes: { "none alone": { claims: { groups: ["None"] } } },
    finds: {
      "none beside others": {
        app: { claims: { groups: ["None", "SecurityGroup"] } },
        problems: [
          { argument: "claims.groups", value: "None", rule: '"None" stands alone', fix: "remove it, or the others" },
        ],
      },
    },
    passesOver: noScopes,
  },
  {
    id: "group-claim-setting",
    takes: { both: { claims: { optional: [claim("groups")], groups: ["SecurityGroup"] } } },
    finds: {
      "the claim without the setting": {
        app: { claims: { optional: [claim("groups", { token: "id" })] } },
        problems: [
          {
            argument: "claims.idToken",
            value: "groups",
            rule: "an app with the optional claim groups says which groups tokens hold",
            fix: 'set claims.groups, such as to ["ApplicationGroup"]',
          },
        ],
      },
    },
    passesOver: { "other claims": { claims: { optional: [claim("upn")] } } },
  },
];

export const apiCases: readonly RuleCase[] = [
  ...uriCases,
  ...tokenCases,
  ...publishedCases,
  ...clientCases,
  ...claimCases,
];
