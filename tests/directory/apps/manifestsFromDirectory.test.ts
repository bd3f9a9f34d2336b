/** How what a directory holds is told in names, where no program would have made it so. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  type ApiNames,
  type DirectoryApp,
  type DirectoryPrincipal,
  type ManifestContext,
  manifestsFromDirectory,
} from "../../../directory";
import { inspectCertificate, known } from "../../../manifest";

const pem = readFileSync(join(__dirname, "..", "..", "components", "certificate.pem"), "utf8");
const der = Buffer.from(pem.replace(/-----[A-Z ]+-----|\s/g, ""), "base64");
const graphAppId = "00000003-0000-0000-c000-000000000000";
const mailSend = "b633e1c5-b582-4048-a93e-9f11b44c7e96";
const noRole = "00000000-0000-0000-0000-000000000000";

function appOf(name: string, application: object = {}, principal?: Partial<DirectoryPrincipal>): DirectoryApp {
  return {
    ...{ objectId: `object-${name}`, clientId: `client-${name}`, displayName: name, createdAt: "", tags: [] },
    application: { displayName: name, signInAudience: "AzureADMyOrg", ...application },
    owners: [],
    federatedCredentials: [],
    servicePrincipal: principal && {
      ...{ objectId: `principal-${name}`, fields: {}, owners: [], grants: [], heldRoles: [], assignments: [] },
      ...principal,
    },
  };
}

const apiOfGraph = {
  ...{ objectId: "principal-graph", clientId: graphAppId, displayName: "Microsoft Graph" },
  ...{ delegated: new Map<string, string>(), application: new Map<string, string>() },
};
const apis: ApiNames = {
  byObjectId: new Map([["principal-graph", apiOfGraph]]),
  byClientId: new Map([[graphAppId, apiOfGraph]]),
};

function contextOf(more: Partial<ManifestContext> = {}): ManifestContext {
  return { names: new Map(), tenantId: "tenant", apis, ...more };
}

function manifestOf(app: DirectoryApp, more: Partial<ManifestContext> = {}) {
  const [manifest] = manifestsFromDirectory([app], contextOf(more));
  if (manifest === undefined) throw new Error("no manifest");
  return manifest;
}

const assignment = (principalId: string, resourceId: string, appRoleId: string) => ({
  ...{ id: `${principalId} ${resourceId}`, principalId, resourceId, appRoleId, createdAt: undefined },
  ...{ principalType: "ServicePrincipal", principalDisplayName: "", resourceDisplayName: "" },
});

describe("the name of an app", () => {
  it("is the program's, else what its marker says, else its display name", () => {
    const tagged = { ...appOf("tagged"), tags: ["appreg:rooms/dev/by-marker"] };
    const names = new Map([["object-known", "by-program"]]);

    const manifests = manifestsFromDirectory([appOf("known"), tagged, appOf("plain")], contextOf({ names }));

    expect(manifests.map(({ name }) => name)).toEqual(["by-program", "by-marker", "plain"]);
  });
});

describe("credentials", () => {
  it("count wherever they are: on the application, on its principal, and federated", () => {
    const secret = (displayName: string) => ({ displayName, endDateTime: "2027-01-01T00:00:00Z" });
    const app = appOf(
      "own",
      { passwordCredentials: [{ ...secret("of the app"), startDateTime: "2026-01-01T00:00:00.1234567Z" }] },
      { fields: { passwordCredentials: [secret("of the principal")] } },
    );
    const until = known("2027-01-01T00:00:00.000Z");

    expect(manifestOf(app).credentials).toEqual([
      { kind: "secret", name: known("of the app"), from: known("2026-01-01T00:00:00.123Z"), until },
      { kind: "secret", name: known("of the principal"), from: undefined, until },
    ]);
  });

  it.each([
    ["its text", Buffer.from(pem)],
    ["its bytes", der],
  ])("a certificate that Graph gives as %s has the thumbprint that a program would know", (_, key) => {
    const keyCredentials = [{ key: key.toString("base64"), usage: "Verify" }];

    expect(manifestOf(appOf("own", { keyCredentials })).credentials).toEqual([
      {
        kind: "certificate",
        thumbprint: known(inspectCertificate(pem)?.thumbprint),
        from: undefined,
        until: undefined,
      },
    ]);
  });

  it("a certificate without text is there, though unknown; a key that signs for SAML proves nothing", () => {
    const keyCredentials = [
      { key: null, usage: "Verify", endDateTime: "2027-01-01T00:00:00Z" },
      { key: null, usage: "Sign" },
    ];

    expect(manifestOf(appOf("own", { keyCredentials })).credentials).toMatchObject([
      { kind: "certificate", thumbprint: { state: "unknown" }, until: known("2027-01-01T00:00:00.000Z") },
    ]);
  });
});

describe("consent", () => {
  it("names permissions as the catalogue does, and keeps the ids of what the tenant knows no more", () => {
    const grant = { id: "g", clientId: "principal-own" };
    const app = appOf(
      "own",
      {},
      {
        grants: [
          { ...grant, resourceId: "principal-graph", userObjectId: undefined, scopes: ["User.Read"] },
          { ...grant, resourceId: "principal-gone", userObjectId: "user-ada", scopes: ["x", "y"] },
        ],
        heldRoles: [
          assignment("principal-own", "principal-graph", mailSend),
          assignment("principal-own", "principal-gone", "role-gone"),
        ],
      },
    );
    const people = new Map([["user-ada", "ada@contoso.com"]]);
    const ofOne = { api: "principal-gone", to: "oneUser", userObjectId: known("ada@contoso.com") };

    expect(new Set(manifestOf(app, { people }).consents)).toEqual(
      new Set([
        { api: "microsoftGraph", permission: "User.Read", to: "wholeTenant" },
        { ...ofOne, permission: "x" },
        { ...ofOne, permission: "y" },
        { api: "microsoftGraph", permission: "Mail.Send", to: "app" },
        { api: "principal-gone", permission: "role-gone", to: "app" },
      ]),
    );
  });

  it("to an app of the program is that app's, by name, and no assignment of it; a stranger's is an assignment", () => {
    const role = { id: "role", value: "Rooms.Manage", allowedMemberTypes: ["Application"] };
    const held = assignment("principal-board", "principal-rooms", "role");
    const rooms = appOf(
      "rooms",
      { appRoles: [role] },
      {
        assignments: [
          held,
          assignment("principal-stranger", "principal-rooms", "role"),
          assignment("user-ada", "principal-rooms", noRole),
          assignment("user-ben", "principal-rooms", "role-gone"),
        ],
      },
    );
    const board = appOf(
      "board",
      {
        requiredResourceAccess: [
          {
            resourceAppId: "client-rooms",
            resourceAccess: [
              { id: "role", type: "Role" },
              { id: "gone", type: "Scope" },
            ],
          },
        ],
      },
      { heldRoles: [held] },
    );
    const names = new Map([
      ["object-rooms", "rooms"],
      ["object-board", "board"],
    ]);

    const [ofRooms, ofBoard] = manifestsFromDirectory([rooms, board], contextOf({ names }));

    expect(ofRooms?.assignments).toEqual([
      { principalObjectId: known("principal-stranger"), role: "Rooms.Manage" },
      { principalObjectId: known("user-ada"), role: undefined },
      { principalObjectId: known("user-ben"), role: "role-gone" },
    ]);
    expect(ofBoard?.consents).toEqual([{ api: "app:rooms", permission: "Rooms.Manage", to: "app" }]);
    expect(ofBoard?.requests).toEqual([
      { api: "app:rooms", permission: "Rooms.Manage", kind: "application" },
      { api: "app:rooms", permission: "gone", kind: "delegated" },
    ]);
  });
});

describe("owners", () => {
  it("are the deployer by symbol, people by the name that a program looks them up by, and ids", () => {
    const owner = (objectId: string) => ({ objectId, kind: "user" as const, displayName: objectId });
    const app = { ...appOf("own"), owners: [owner("user-me"), owner("user-ada"), owner("user-ben")] };
    const people = new Map([["user-ada", "ada@contoso.com"]]);

    expect(manifestOf(app, { deployerObjectId: "user-me", people }).owners.principals).toEqual([
      { kind: "deployer" },
      { kind: "principal", objectId: known("ada@contoso.com") },
      { kind: "principal", objectId: known("user-ben") },
    ]);
  });
});

describe("what Graph leaves out", () => {
  it("is the default of the directory", () => {
    const { identity, platforms, exposes, claims, servicePrincipal } = manifestOf(
      appOf("bare", { signInAudience: "SomethingNew", api: null, web: null, info: null }),
    );

    expect(identity).toMatchObject({ audience: { state: "unknown" }, tags: [], notes: undefined });
    expect(platforms.publicClient).toEqual({ redirectUris: [], allowPublicClientFlows: false });
    expect(exposes).toEqual({
      ...{ tokenVersion: 1, identifierUris: [], scopes: [], roles: [], preAuthorized: [], knownClients: [] },
    });
    expect(claims).toEqual({ optional: [], groups: [] });
    expect(servicePrincipal).toBeUndefined();
  });

  it("is not taken for the ids of the app and its tenant in identifier URIs", () => {
    const identifierUris = ["api://client-own", "api://tenant/rooms", "https://contoso.com/rooms"];

    expect(manifestOf(appOf("own", { identifierUris })).exposes.identifierUris).toEqual([
      known("api://{clientId}"),
      known("api://{tenantId}/rooms"),
      known("https://contoso.com/rooms"),
    ]);
  });
});
