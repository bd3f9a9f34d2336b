import { describe, expect, it } from "vitest";
import { findDetached, manifestsFromResources, type ProgramResource } from "../../manifest";

const graphAppId = "00000003-0000-0000-c000-000000000000";
const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", ciphertext: "v1:x" };

const urnOf = (type: string, name: string) => `urn:pulumi:dev::other::azuread:index/${type}::${name}`;

/** Resources of a program that uses no component of ours. */
function resource(type: string, name: string, rest: Omit<ProgramResource, "urn" | "type">): ProgramResource {
  return { urn: urnOf(type, name), type: `azuread:index/${type}`, ...rest };
}

const application = (name: string, inputs: ProgramResource["inputs"]) =>
  resource("application:Application", name, { inputs });
const principal = (name: string, of: string, inputs: ProgramResource["inputs"] = {}) =>
  resource("servicePrincipal:ServicePrincipal", name, {
    inputs: { clientId: unknown, ...inputs },
    propertyDependencies: { clientId: [urnOf("application:Application", of)] },
  });

const withoutExtras = {
  notes: undefined,
  serviceManagementReference: undefined,
  informationalUrls: {
    marketing: undefined,
    privacyStatement: undefined,
    support: undefined,
    termsOfService: undefined,
  },
};

describe("the manifests of a program without our components", () => {
  it("have the provider's defaults filled in", () => {
    expect(manifestsFromResources([application("plain", { displayName: "Plain" })])).toEqual([
      {
        name: "plain",
        identity: {
          displayName: { state: "known", value: "Plain" },
          ...withoutExtras,
          audience: { state: "known", value: "AzureADMyOrg" },
          tags: [],
        },
        platforms: {
          web: {
            redirectUris: [],
            homepageUrl: undefined,
            logoutUrl: undefined,
            implicitIdTokens: false,
            implicitAccessTokens: false,
          },
          singlePage: { redirectUris: [] },
          publicClient: { redirectUris: [], allowPublicClientFlows: false },
        },
        requests: [],
        consents: [],
        exposes: {
          tokenVersion: 1,
          identifierUris: [],
          scopes: [],
          roles: [],
          preAuthorized: [],
          knownClients: [],
        },
        claims: { optional: [], groups: [] },
        credentials: [],
        assignments: [],
        owners: { principals: [], isManaged: true },
        servicePrincipal: undefined,
        exceptions: [],
      },
    ]);
  });

  it("name permissions, and keep the ids that the catalogue does not hold", () => {
    const requiredResourceAccesses = [
      {
        resourceAppId: graphAppId,
        resourceAccesses: [
          { id: "e1fe6dd8-ba31-4d61-89e7-88639da4683d", type: "Scope" },
          { id: "b633e1c5-b582-4048-a93e-9f11b44c7e96", type: "Role" },
          { id: "79c261e0-0000-4000-8000-000000000000", type: "Scope" },
        ],
      },
      { resourceAppId: unknown, resourceAccesses: [{ id: unknown, type: "Scope" }] },
    ];
    const [manifest] = manifestsFromResources([
      application("plain", { displayName: "Plain", requiredResourceAccesses }),
    ]);

    expect(manifest?.requests).toEqual([
      { api: "microsoftGraph", kind: "application", permission: "Mail.Send" },
      { api: "microsoftGraph", kind: "delegated", permission: "79c261e0-0000-4000-8000-000000000000" },
      { api: "microsoftGraph", kind: "delegated", permission: "User.Read" },
      { api: "unknown", kind: "delegated", permission: "unknown" },
    ]);
  });

  it("tell known values from unknown and secret ones", () => {
    const [manifest] = manifestsFromResources([
      application("plain", {
        displayName: secret,
        tags: ["a", unknown],
        web: { redirectUris: unknown },
        signInAudience: unknown,
      }),
    ]);

    expect(manifest?.identity).toEqual({
      ...withoutExtras,
      displayName: { state: "secret" },
      audience: { state: "unknown" },
      tags: [{ state: "known", value: "a" }, { state: "unknown" }],
    });
    expect(manifest?.platforms.web.redirectUris).toEqual([{ state: "unknown" }]);
  });

  it("know the API of a principal that the program takes up, before its id is known", () => {
    const [manifest] = manifestsFromResources([
      application("client", { displayName: "Client" }),
      principal("client", "client"),
      resource("servicePrincipal:ServicePrincipal", "graph", { inputs: { clientId: graphAppId, useExisting: true } }),
      resource("servicePrincipalDelegatedPermissionGrant:ServicePrincipalDelegatedPermissionGrant", "client", {
        inputs: {
          servicePrincipalObjectId: unknown,
          resourceServicePrincipalObjectId: unknown,
          claimValues: ["User.Read"],
        },
        propertyDependencies: {
          servicePrincipalObjectId: [urnOf("servicePrincipal:ServicePrincipal", "client")],
          resourceServicePrincipalObjectId: [urnOf("servicePrincipal:ServicePrincipal", "graph")],
        },
      }),
    ]);

    expect(manifest?.consents).toEqual([{ api: "microsoftGraph", permission: "User.Read", to: "wholeTenant" }]);
  });

  it("take consents by what their inputs are made of, for users and between apps of the program too", () => {
    const grant = (name: string, api: ProgramResource["inputs"], dependencies: Record<string, string[]>) =>
      resource("servicePrincipalDelegatedPermissionGrant:ServicePrincipalDelegatedPermissionGrant", name, {
        inputs: { servicePrincipalObjectId: unknown, ...api },
        propertyDependencies: {
          servicePrincipalObjectId: [urnOf("servicePrincipal:ServicePrincipal", "client")],
          ...dependencies,
        },
      });
    const manifests = manifestsFromResources(
      [
        application("client", { displayName: "Client" }),
        principal("client", "client", { appRoleAssignmentRequired: true, accountEnabled: false }),
        application("rooms", { displayName: "Rooms" }),
        principal("rooms", "rooms"),
        grant(
          "own",
          { resourceServicePrincipalObjectId: unknown, claimValues: ["Rooms.Read"] },
          { resourceServicePrincipalObjectId: [urnOf("servicePrincipal:ServicePrincipal", "rooms")] },
        ),
        grant(
          "one-user",
          { resourceServicePrincipalObjectId: "graph-principal", claimValues: ["User.Read"], userObjectId: "ada" },
          {},
        ),
      ],
      { principals: new Map([["graph-principal", graphAppId]]) },
    );

    expect(manifests.map(({ name, consents, servicePrincipal }) => ({ name, consents, servicePrincipal }))).toEqual([
      {
        name: "client",
        consents: [
          { api: "app:rooms", permission: "Rooms.Read", to: "wholeTenant" },
          {
            api: "microsoftGraph",
            permission: "User.Read",
            to: "oneUser",
            userObjectId: { state: "known", value: "ada" },
          },
        ],
        servicePrincipal: { accountEnabled: false, assignmentRequired: true },
      },
      { name: "rooms", consents: [], servicePrincipal: { accountEnabled: true, assignmentRequired: false } },
    ]);
  });

  it("hold what an app offers to others", () => {
    const [manifest] = manifestsFromResources([
      application("rooms", {
        displayName: "Rooms",
        identifierUris: ["api://rooms"],
        api: {
          requestedAccessTokenVersion: 2,
          oauth2PermissionScopes: [
            { id: "r", value: "Rooms.Read", type: "User", enabled: true },
            { id: "w", value: "Rooms.Write", type: "Admin" },
          ],
        },
        appRoles: [{ id: "m", value: "Rooms.Manage", allowedMemberTypes: ["Application"], enabled: false }],
      }),
    ]);

    expect(manifest?.exposes).toEqual({
      tokenVersion: 2,
      identifierUris: [{ state: "known", value: "api://rooms" }],
      scopes: [
        { name: "Rooms.Write", id: "w", consent: "admin", isEnabled: true },
        { name: "Rooms.Read", id: "r", consent: "user", isEnabled: true },
      ],
      roles: [{ name: "Rooms.Manage", id: "m", members: ["Application"], isEnabled: false }],
      preAuthorized: [],
      knownClients: [],
    });
  });

  it("hold an identifier URI once that an imported application tells, too, though a resource of its own makes it", () => {
    const rooms = (ignoreChanges: readonly string[]) => [
      resource("application:Application", "rooms", {
        inputs: { displayName: "Rooms", identifierUris: ["api://id", "api://by-hand"] },
        outputs: { clientId: "id" },
        ignoreChanges,
      }),
      resource("applicationIdentifierUri:ApplicationIdentifierUri", "rooms", {
        inputs: { applicationId: unknown, identifierUri: "api://id" },
        propertyDependencies: { applicationId: [urnOf("application:Application", "rooms")] },
      }),
    ];
    const urisOf = (resources: readonly ProgramResource[]) =>
      manifestsFromResources(resources)[0]?.exposes.identifierUris.map((uri) => uri.state === "known" && uri.value);

    expect(urisOf(rooms(["identifierUris"]))).toEqual(["api://by-hand", "api://{clientId}"]);
    expect(urisOf(rooms([]))).toEqual(["api://by-hand", "api://{clientId}", "api://{clientId}"]);
  });

  it("hold the credentials of the principal as those of the app, which they prove alike", () => {
    const [own, other] = manifestsFromResources([
      application("own", { displayName: "Own" }),
      application("other", { displayName: "Other" }),
      principal("own", "own"),
      resource("servicePrincipalPassword:ServicePrincipalPassword", "own", {
        inputs: { servicePrincipalId: unknown, displayName: "ci", endDate: "2027-01-01T00:00:00Z" },
        propertyDependencies: { servicePrincipalId: [urnOf("servicePrincipal:ServicePrincipal", "own")] },
      }),
    ]);

    expect(own?.credentials).toEqual([
      {
        kind: "secret",
        name: { state: "known", value: "ci" },
        from: undefined,
        until: { state: "known", value: "2027-01-01T00:00:00.000Z" },
      },
    ]);
    expect(other?.credentials).toEqual([]);
  });

  it("call the deployer by its symbol", () => {
    const [manifest] = manifestsFromResources([application("plain", { displayName: "Plain", owners: ["me", "ada"] })], {
      deployerObjectId: "me",
    });

    expect(manifest?.owners.principals).toEqual([
      { kind: "deployer" },
      { kind: "principal", objectId: { state: "known", value: "ada" } },
    ]);
  });
});

describe("what is given to apps that the program does not manage", () => {
  const dependsOn = (input: string, type: string, name: string) => ({
    inputs: { [input]: unknown },
    propertyDependencies: { [input]: [urnOf(type, name)] },
  });
  const own = [application("own", { displayName: "Own" }), principal("own", "own")];
  const servicePrincipal = "servicePrincipal:ServicePrincipal";
  const grant = "servicePrincipalDelegatedPermissionGrant:ServicePrincipalDelegatedPermissionGrant";
  const password = "applicationPassword:ApplicationPassword";
  const principalPassword = "servicePrincipalPassword:ServicePrincipalPassword";
  const assignment = "appRoleAssignment:AppRoleAssignment";

  it("is found: consent, an assignment and a credential by ids that are literal or looked up", () => {
    const foreign = [
      resource(grant, "foreign", { inputs: { servicePrincipalObjectId: "somebody-else" } }),
      resource(assignment, "foreign", { inputs: { principalObjectId: "somebody-else", resourceObjectId: "an-api" } }),
      resource(password, "foreign", { inputs: { applicationId: "/applications/somebody-elses" } }),
      resource(principalPassword, "foreign", { inputs: { servicePrincipalId: "somebody-elses" } }),
    ];
    expect(findDetached([...own, ...foreign])).toEqual(foreign);
  });

  it("is nothing of the program's own, nor who is assigned to its apps", () => {
    const attached = [
      resource(grant, "own", dependsOn("servicePrincipalObjectId", servicePrincipal, "own")),
      resource(assignment, "own", dependsOn("resourceObjectId", servicePrincipal, "own")),
      resource(password, "own", dependsOn("applicationId", "application:Application", "own")),
      resource(principalPassword, "own", dependsOn("servicePrincipalId", servicePrincipal, "own")),
    ];
    expect(findDetached([...own, ...attached])).toEqual([]);
  });
});
