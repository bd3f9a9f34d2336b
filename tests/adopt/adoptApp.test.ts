/** What an app comes to in the arguments that declare it, and what it leaves to be told. */
import { describe, expect, it } from "vitest";
import { type AdoptedApp, type Argument, adoptApp, Permissions } from "../../adopt";
import type { DirectoryApp, Grant, RoleAssignment } from "../../directory";
import { appWith, asking, calendarsRead, context, ids, mailSend, noRole, userRead } from "./directoryApps";

/** Permissions as `kind name`, which is what there is to compare. */
function plain(value: Argument): unknown {
  if (value instanceof Permissions) return value.list.map(({ kind, name }) => `${kind} ${name}`);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}

function adopt(app: DirectoryApp): { readonly says: unknown; readonly exceptions: readonly string[] } {
  const { arguments: args, exceptions }: AdoptedApp = adoptApp(app, context);
  const { displayName: _, ...rest } = args;
  return { says: plain(rest), exceptions: exceptions.map(({ effect, about, text }) => `${effect} ${about}: ${text}`) };
}

function grant(scopes: readonly string[], userObjectId?: string, resourceId = ids.graphPrincipal): Grant {
  return { id: "g", clientId: ids.principal, resourceId, userObjectId, scopes };
}

function role(appRoleId: string, more: Partial<RoleAssignment> = {}): RoleAssignment {
  return {
    ...{ id: "r", appRoleId, principalId: ids.principal, principalType: "ServicePrincipal", createdAt: undefined },
    ...{ principalDisplayName: "Room Board", resourceId: ids.graphPrincipal, resourceDisplayName: "Microsoft Graph" },
    ...more,
  };
}

describe("an app that is just as the components make one", () => {
  it("says nothing but its name", () => {
    expect(adopt(appWith({}))).toEqual({ says: {}, exceptions: [] });
  });
});

describe("consent", () => {
  it("to all that is asked for, for everybody, is one word", () => {
    const app = appWith(
      { requiredResourceAccess: asking([mailSend, "Role"], [userRead, "Scope"]) },
      { grants: [grant(["User.Read"])], heldRoles: [role(mailSend)] },
    );

    expect(adopt(app)).toEqual({
      says: { permissions: ["application Mail.Send", "delegated User.Read"], consent: "wholeTenant" },
      exceptions: [],
    });
  });

  it("of users is grouped by what they consented to; what the app does not ask for stays theirs", () => {
    const app = appWith(
      { requiredResourceAccess: asking([calendarsRead, "Scope"], [userRead, "Scope"]) },
      {
        grants: [
          grant(["Calendars.Read", "User.Read"], ids.ada),
          grant(["User.Read"], ids.ben),
          grant(["Rooms.Read"], ids.ada, ids.roomsPrincipal),
        ],
      },
    );

    expect(adopt(app)).toEqual({
      says: {
        permissions: ["delegated Calendars.Read", "delegated User.Read"],
        // The other name would have to be escaped in a filter of the provider's.
        consent: {
          named: [{ users: ["ada@contoso.com"] }, { users: [ids.ben], permissions: ["delegated User.Read"] }],
        },
      },
      exceptions: ["leftAlone consent of ada@contoso.com: Rooms.Read of Rooms API, not all of which the app asks for"],
    });
  });

  it("for everybody to what is not asked for is asked for from now on", () => {
    const app = appWith(
      { requiredResourceAccess: asking([userRead, "Scope"]) },
      { grants: [grant(["Rooms.Read"], undefined, ids.roomsPrincipal)] },
    );

    expect(adopt(app)).toEqual({
      says: {
        permissions: ["delegated Rooms.Read", "delegated User.Read"],
        consent: { wholeTenant: ["delegated Rooms.Read"] },
      },
      exceptions: ["changed permissions: Rooms.Read is granted, and is from now on asked for as well"],
    });
    expect(adoptApp(app, context).apis).toEqual([
      {
        clientId: ids.rooms,
        displayName: "Rooms API",
        delegated: new Map([["Rooms.Read", "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d"]]),
        application: new Map(),
      },
    ]);
  });

  it("that nobody has a name for, or whose API is gone, is left alone", () => {
    const app = appWith(
      {},
      {
        grants: [grant(["User.Read", "Made.Up"]), grant(["Rooms.Read"], undefined, ids.app), grant([])],
        heldRoles: [role(noRole), role(mailSend, { resourceId: ids.app, resourceDisplayName: "Gone API" })],
      },
    );

    expect(adopt(app)).toEqual({
      says: {},
      exceptions: [
        "leftAlone consent: User.Read, Made.Up of Microsoft Graph, not all of which has a name there",
        `leftAlone consent: Rooms.Read of ${ids.app}, not all of which has a name there`,
        "leftAlone consent: no permission of Microsoft Graph, not all of which has a name there",
        `leftAlone consent: ${noRole} of Microsoft Graph, not all of which has a name there`,
        `leftAlone consent: ${mailSend} of Gone API, not all of which has a name there`,
      ],
    });
  });
});

describe("permissions", () => {
  it("without a name are written by their ids; an id that is none cannot be", () => {
    const unknown = "6a7b8c9d-0e1f-4a2b-9c3d-4e5f6a7b8c9d";
    const app = appWith({ requiredResourceAccess: asking([unknown, "Scope"], ["user.read", "Scope"]) });

    expect(adopt(app)).toEqual({
      says: { permissions: [`delegated ${unknown}`] },
      exceptions: ['changed permissions: "user.read" is no id, and is taken away'],
    });
  });

  it("in another order than that of their names, or in two parts, are told", () => {
    const sorted = "changed permissions: the same, sorted by name and each once";
    const reversed = asking([userRead, "Scope"], [calendarsRead, "Scope"]);
    const divided = [...asking([calendarsRead, "Scope"]), ...asking([userRead, "Scope"])];
    const twice = asking([userRead, "Scope"], [userRead, "Scope"]);

    for (const requiredResourceAccess of [reversed, divided, twice]) {
      expect(adopt(appWith({ requiredResourceAccess })).exceptions).toEqual([sorted]);
    }
  });
});

describe("people", () => {
  const person = (objectId: string) => ({ objectId, kind: "user" as const, displayName: objectId });

  it("who own application and principal are declared; whoever deploys comes to them", () => {
    const owners = [person(ids.ada), person(ids.deployer)];
    const same = { ...appWith({}, { owners }), owners };
    const without = { ...appWith({}, { owners: [person(ids.ada)] }), owners: [person(ids.ada)] };
    const added = "whoever deploys becomes one, because the provider would otherwise lock a pipeline out";

    expect(adopt(same)).toEqual({ says: { owners: ["ada@contoso.com"] }, exceptions: [] });
    expect(adopt(without)).toEqual({
      says: { owners: ["ada@contoso.com"] },
      exceptions: [`changed owners of the application: ${added}`, `changed owners of the service principal: ${added}`],
    });
  });

  it("who own one of the two only are left alone, and so is the deployer alone", () => {
    const differing = { ...appWith({}, { owners: [] }), owners: [person(ids.ada)] };
    const deployers = [person(ids.deployer)];

    expect(adopt(differing)).toEqual({
      says: {},
      exceptions: [
        "leftAlone owners: ada@contoso.com of the application, nobody of the service principal: the components give both the same",
      ],
    });
    expect(adopt({ ...appWith({}, { owners: deployers }), owners: deployers })).toEqual({ says: {}, exceptions: [] });
  });

  it("and groups that use the app are assigned; other apps' roles are their own declarations' to give", () => {
    const clerk = {
      id: "7f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f9",
      value: "Clerk",
      displayName: "Clerk",
      description: "C",
    };
    const user = { principalType: "User", principalId: ids.ada, principalDisplayName: "Ada" };
    const assignments = [
      role(clerk.id, user),
      role(noRole, { principalType: "Group", principalId: ids.rooms, principalDisplayName: "Sales" }),
      role(userRead, { ...user, principalDisplayName: "Ben" }),
      role(clerk.id, { principalDisplayName: "Board sync" }),
    ];
    const app = appWith(
      { appRoles: [{ ...clerk, allowedMemberTypes: ["User"], isEnabled: false }] },
      { assignments, fields: { appRoleAssignmentRequired: true } },
    );

    expect(adopt(app)).toEqual({
      says: {
        appRoles: { Clerk: { title: "Clerk", description: "C", members: ["users"], enabled: false, id: clerk.id } },
        assigned: [{ user: "ada@contoso.com", role: "Clerk" }, { group: ids.rooms }],
        assignmentRequired: true,
      },
      exceptions: [
        "leftAlone assignment of Ben: its role cannot be declared",
        "leftAlone role of the app Board sync: it is consent that the other app's own declaration gives",
      ],
    });
  });
});

describe("what the components cannot say", () => {
  it("is told: what the first up takes away or completes, and what stays", () => {
    const published = { id: ids.rooms, isEnabled: true, allowedMemberTypes: ["User"], displayName: "User" };
    const app: DirectoryApp = {
      ...appWith({
        appRoles: [
          { ...published, value: null, description: "U" },
          { ...published, id: ids.graph, value: "Clerk", description: null },
        ],
        groupMembershipClaims: "SecurityGroup, Sites",
        addIns: [{ id: "x" }],
        info: { logoUrl: "https://cdn.contoso.com/logo" },
        parentalControlSettings: { countriesBlockedForMinors: [], legalAgeGroupRule: "Allow" },
        passwordCredentials: [{ displayName: null, keyId: "k1", endDateTime: "2027-01-02T00:00:00Z" }],
        keyCredentials: [{ displayName: "CN=desk", endDateTime: "2027-03-04T00:00:00Z" }],
        somethingNew: { of: "Graph's" },
      }),
      federatedCredentials: [{ name: "flexible", issuer: "https://a", subject: null, audiences: ["x"] }],
    };

    expect(adopt(app).exceptions).toEqual([
      "changed role Clerk: gets a description, which the provider wants",
      "changed group claim Sites: taken away, because the provider does not know it",
      "leftAlone federated credential flexible: it matches subjects by an expression",
      "leftAlone secret k1: of the application, until 2027-01-02: the provider cannot import its value",
      "leftAlone certificate CN=desk: of the application, until 2027-03-04: the provider cannot import its value",
      "leftAlone addIns: the components do not declare it, and nothing changes it",
      "leftAlone somethingNew: the components do not declare it, and nothing changes it",
      "leftAlone info.logoUrl: the components do not declare it, and nothing changes it",
    ]);
  });

  it("is a client that is pre-authorised twice, or for scopes that are gone", () => {
    const scope = { id: ids.rooms, value: "Desk.Use", adminConsentDisplayName: "Use", adminConsentDescription: "U." };
    const preAuthorizedApplications = [
      { appId: ids.client, delegatedPermissionIds: [ids.rooms] },
      { appId: ids.ada, delegatedPermissionIds: [ids.rooms] },
      { appId: ids.ada, delegatedPermissionIds: [ids.rooms] },
      { appId: ids.ben, delegatedPermissionIds: [ids.graph] },
    ];
    const api = { requestedAccessTokenVersion: null, oauth2PermissionScopes: [scope], preAuthorizedApplications };
    const app = appWith({ api, identifierUris: [`api://${ids.client}`] });
    const reason = "it is there twice, or for scopes that the app does not have";

    expect(adopt(app)).toEqual({
      says: {
        api: {
          scopes: {
            "Desk.Use": { title: "Use", description: "U.", userTitle: "", userDescription: "", id: ids.rooms },
          },
          preAuthorized: [{ client: ids.client, scopes: ["Desk.Use"] }],
          tokenVersion: 1,
        },
      },
      exceptions: [
        `leftAlone pre-authorized client ${ids.ada}: ${reason}`,
        `leftAlone pre-authorized client ${ids.ben}: ${reason}`,
      ],
    });
  });
});

describe("the mark", () => {
  it("of another stack gives way to this one's", () => {
    expect(adopt({ ...appWith({}), tags: ["blue", "appreg:other/dev/board"] })).toEqual({
      says: { tags: ["blue"] },
      exceptions: [
        'changed tags: "appreg:apps/prod/room-board" is added, which tells whose the app is; "appreg:other/dev/board" is taken away',
      ],
    });
  });
});

describe("roles without a value, as Entra gives them to apps of its gallery,", () => {
  it("are called by what people read where that is a name, and are given by it", () => {
    const gallery = (id: string, displayName: string) => ({
      ...{ id, displayName, value: null, description: displayName, isEnabled: true, allowedMemberTypes: ["User"] },
    });
    const assignments = [role(ids.rooms, { principalType: "User", principalId: ids.ada, principalDisplayName: "Ada" })];
    const app = appWith(
      { appRoles: [gallery(ids.rooms, "User"), gallery(ids.graph, "User"), gallery(ids.ben, "two\nlines")] },
      { assignments },
    );
    const texts = (title: string, id: string) => ({ value: "", title, description: title, members: ["users"], id });

    expect(adopt(app)).toEqual({
      says: {
        appRoles: {
          User: texts("User", ids.rooms),
          [ids.graph]: texts("User", ids.graph),
          [ids.ben]: texts("two\nlines", ids.ben),
        },
        assigned: [{ user: "ada@contoso.com", role: "User" }],
      },
      exceptions: [],
    });
  });
});
