import { describe, expect, it } from "vitest";
import { listPermissions } from "../../../catalogue";
import { changesSince, type Drift, findDrift } from "../../../lifecycle";
import { gradePermission } from "../../../lifecycle/drift/gradePermission";
import { type Consent, known } from "../../../manifest";
import { detailsOf, severityCaseOf } from "../../../review/describe/permissionDetails";
import { severityOf } from "../../../review/severityTable";
import { appWith, type Parts } from "../../rules/appWith";
import { application, assigned, delegated, federated, secret } from "../../rules/cases/partsOfApps";
import { directoryApp, graphPrincipal, presentIn, recordedAs, type Situation, stackOf, toManifest } from "./driftParts";

const ada = { objectId: "ada", displayName: "Ada", userPrincipalName: "ada@contoso.example" };
const people = new Map([["ada", ada]]);

function find(situation: Situation): Drift {
  return findDrift(stackOf([presentIn(situation)], { people }));
}

/** Severity, whether it opens something, and what it is. */
function graded(actual: Parts, declared: Parts = {}): readonly string[] {
  return find({ declared, actual }).findings.map(
    ({ severity, opens, what }) => `${severity}${opens ? "!" : ""} ${what}`,
  );
}

const consent = (permission: string, to: "app" | "wholeTenant" = "app"): Consent => ({
  api: "microsoftGraph",
  permission,
  to,
});
const byAda = (permission: string): Consent => ({
  ...{ api: "microsoftGraph", permission, to: "oneUser", userObjectId: known("ada") },
});

describe("how much drift matters", () => {
  it("goes for permissions by the table of reviews", () => {
    for (const kind of ["delegated", "application"] as const) {
      const named = listPermissions("microsoftGraph", kind).map(({ name }) => ({
        api: "microsoftGraph",
        permission: name,
        kind,
      }));
      const requests = [
        ...named,
        { api: "app:other", permission: "Rooms.Read", kind },
        { api: "unheard-of", permission: "X", kind },
      ];
      expect(
        requests.filter((request) => gradePermission(request) !== severityOf(severityCaseOf(detailsOf(request)))),
      ).toEqual([]);
    }
  });

  it.each<[string, Parts, Parts, readonly string[]]>([
    [
      "addresses by who runs them",
      { web: ["https://own.example/"], logoutUrl: "https://out.example/" },
      {
        ...{
          web: ["https://own.example/", "https://own.example:8443/x", "https://out.example/x", "http://localhost:1/"],
        },
        ...{ logoutUrl: "https://out.example/", publicClient: ["evil://back"], singlePage: ["https://evil.example/"] },
      },
      [
        "high! single-page redirect URI https://evil.example/",
        "medium! public client redirect URI evil://back",
        "low! web redirect URI http://localhost:1/",
        "low! web redirect URI https://out.example/x",
        "low! web redirect URI https://own.example:8443/x",
      ],
    ],
    [
      "switches that were turned on",
      {},
      { implicitAccessTokens: true, implicitIdTokens: true, allowPublicClientFlows: true },
      ["high! implicit access tokens", "medium! implicit ID tokens", "medium! public client flows"],
    ],
    [
      "who may sign in",
      { servicePrincipal: { assignmentRequired: true } },
      { audience: "AzureADMultipleOrgs" },
      ["high! sign-in audience", "high! assignment required"],
    ],
    [
      "who may not any more",
      { audience: "AzureADMultipleOrgs" },
      { servicePrincipal: { accountEnabled: false } },
      ["high sign-in to the app", "medium sign-in audience"],
    ],
    [
      "what only describes",
      {},
      { notes: "x", tags: ["by-hand"], displayName: "Plan" },
      ["low display name", "info notes", "info tag by-hand"],
    ],
    [
      "what is missing",
      { credentials: [secret("main")], consents: [consent("Mail.Read")], tags: ["team"] },
      {},
      [
        'medium application permission "Mail.Read" of microsoftGraph for the app itself',
        'medium secret "main"',
        "info tag team",
      ],
    ],
    [
      "people and clients",
      {},
      {
        assignments: [assigned("ada")],
        exposes: {
          preAuthorized: [{ client: known("client-9"), scope: "Rooms.Read" }],
          knownClients: [known("client-9")],
        },
      },
      ['high! pre-authorized client client-9 for "Rooms.Read"', "low! assignment of ada", "low! known client client-9"],
    ],
  ])("grades %s", (_what, declared, actual, lines) => {
    expect(graded(actual, declared)).toEqual(lines);
  });

  it("is as bad for whoever can be the app as what the app may do", () => {
    const held = (permission: string): Parts => ({ consents: [consent(permission)] });
    const handed = { credentials: [secret("by hand"), federated({})], owners: ["ada"] };
    const federatedWords =
      'federated credential for "repo:contoso/room-board:ref:refs/heads/main" of https://token.actions.githubusercontent.com';

    expect(graded({ ...held("Calendars.Read"), ...handed }, held("Calendars.Read"))).toEqual([
      `high! ${federatedWords}`,
      'high! secret "by hand"',
      "high! owner ada",
    ]);
    expect(
      graded({ ...held("RoleManagement.ReadWrite.Directory"), ...handed }, held("RoleManagement.ReadWrite.Directory")),
    ).toEqual([`critical! ${federatedWords}`, 'critical! secret "by hand"', "critical! owner ada"]);
  });
});

describe("consent that users gave", () => {
  const asks: Parts = { requests: [delegated("Calendars.Read"), application("Mail.Read")] };

  it("to what the app asks for, and to sign-in itself, is counted and is no drift", () => {
    const actual = { ...asks, consents: [byAda("Calendars.Read"), byAda("openid"), byAda("offline_access")] };

    expect(find({ declared: asks, actual })).toEqual({
      findings: [],
      leftToUsers: [{ app: "planner", users: 1, permissions: ["Calendars.Read", "offline_access", "openid"] }],
      apps: ["planner"],
    });
  });

  it("to anything else is drift, and tells who gave it", () => {
    const actual = { ...asks, consents: [byAda("Mail.Read")] };

    expect(find({ declared: asks, actual })).toMatchObject({
      findings: [{ area: "consent", kind: "added", opens: true, who: ada, side: "tenant" }],
      leftToUsers: [],
    });
  });

  it("is drift where it is for everybody, although the app asks for it", () => {
    const actual = { ...asks, consents: [consent("Calendars.Read", "wholeTenant")] };

    expect(find({ declared: asks, actual }).findings).toMatchObject([{ area: "consent", kind: "added", opens: true }]);
  });

  it("is not counted where the program declares it for that user", () => {
    const whole = { ...asks, consents: [byAda("Calendars.Read")] };

    expect(find({ declared: whole, actual: whole })).toMatchObject({ findings: [], leftToUsers: [] });
  });
});

describe("what takes away what was added by hand", () => {
  const callsOf = (situation: Situation) =>
    find(situation).findings.map(({ remedies }) =>
      remedies.map((remedy) => ("call" in remedy ? remedy.call : remedy.kind)),
    );

  it("is a request for the grant: as a whole, or without the scope where others are in it", () => {
    const grant = { id: "grant-1", clientId: "principal-1", resourceId: graphPrincipal, userObjectId: undefined };
    const actual = { consents: [consent("Mail.Read", "wholeTenant")] };

    expect(callsOf({ actual, app: { principal: { grants: [{ ...grant, scopes: ["Mail.Read"] }] } } })).toEqual([
      [{ method: "DELETE", path: "/oauth2PermissionGrants/grant-1" }, "declare"],
    ]);
    expect(
      callsOf({
        declared: { consents: [consent("User.Read", "wholeTenant")] },
        actual: { consents: [consent("Mail.Read", "wholeTenant"), consent("User.Read", "wholeTenant")] },
        app: { principal: { grants: [{ ...grant, scopes: ["Mail.Read", "User.Read"] }] } },
      }),
    ).toEqual([
      [{ method: "PATCH", path: "/oauth2PermissionGrants/grant-1", body: { scope: "User.Read" } }, "declare"],
    ]);
  });

  it("is a request for the role that the app holds, and for one that somebody has in it", () => {
    const assignment = {
      ...{
        id: "role-1",
        appRoleId: "role-of-mail-send",
        principalId: "principal-1",
        principalType: "ServicePrincipal",
      },
      ...{ principalDisplayName: "", resourceId: graphPrincipal, resourceDisplayName: "", createdAt: undefined },
    };
    const person = {
      ...assignment,
      id: "role-2",
      principalId: "ada",
      appRoleId: "00000000-0000-0000-0000-000000000000",
    };

    expect(
      callsOf({
        actual: { consents: [consent("Mail.Send")], assignments: [assigned("ada")] },
        app: { principal: { heldRoles: [assignment], assignments: [person] } },
      }),
    ).toEqual([
      [{ method: "DELETE", path: "/servicePrincipals/principal-1/appRoleAssignments/role-1" }, "declare"],
      [{ method: "DELETE", path: "/servicePrincipals/principal-1/appRoleAssignedTo/role-2" }, "declare"],
    ]);
  });

  it("is a request for the secret that the engine did not make, on the application or on its principal", () => {
    const [ours, theirs] = ["key-1", "key-2"].map((keyId) => ({
      keyId,
      displayName: "main",
      endDateTime: "2027-01-01T00:00:00Z",
    }));
    const main = secret("main", "2027-01-01T00:00:00.000Z");
    const both = { credentials: [main, main] };
    const record = { keys: [{ keyId: "key-1", kind: "secret" as const, name: "main" }] };
    const remove = (path: string) => [
      [{ method: "POST", path: `${path}/removePassword`, body: { keyId: "key-2" } }, "declare"],
    ];

    expect(
      callsOf({
        declared: { credentials: [main] },
        actual: both,
        record,
        app: { application: { passwordCredentials: [ours, theirs] } },
      }),
    ).toEqual(remove("/applications/app-1"));
    expect(
      callsOf({
        ...{ declared: { credentials: [main] }, actual: both, record },
        app: { application: { passwordCredentials: [ours] }, principal: { fields: { passwordCredentials: [theirs] } } },
      }),
    ).toEqual(remove("/servicePrincipals/principal-1"));
  });

  it("is to apply again for what is part of a resource of the program, and by hand for a default that Pulumi keeps", () => {
    expect(callsOf({ actual: { web: ["https://evil.example/"] } })).toEqual([["apply", "declare"]]);
    expect(callsOf({ actual: { servicePrincipal: { accountEnabled: false } } })).toEqual([
      [{ method: "PATCH", path: "/servicePrincipals/principal-1", body: { accountEnabled: true } }, "declare"],
    ]);
  });
});

describe("what a manifest does not tell", () => {
  const leavesOwners = { ...appWith({}), owners: { principals: [], isManaged: false } };

  it("are owners that came after the engine looked last, of an app that leaves them alone, and of its principal", () => {
    const owner = { objectId: "ada", kind: "user" as const, displayName: "Ada" };
    const { findings } = find({
      ...{ declared: leavesOwners, actual: { owners: ["ada"] } },
      app: { owners: [owner, { ...owner, objectId: "deployer" }], principal: { owners: [owner] } },
      record: { owners: ["deployer"], principalOwners: [] },
    });

    expect(findings).toMatchObject([
      {
        ...{ area: "owners", what: "owner ada", severity: "high", opens: true, who: ada },
        remedies: [
          { kind: "remove", call: { method: "DELETE", path: "/applications/app-1/owners/ada/$ref" } },
          { kind: "refresh" },
        ],
      },
      {
        what: "owner ada of the principal",
        remedies: [{ call: { path: "/servicePrincipals/principal-1/owners/ada/$ref" } }, { kind: "refresh" }],
      },
    ]);
    expect(find({ declared: leavesOwners, app: { owners: [owner] } }).findings).toEqual([]);
  });

  it("is a secret that took the place of the program's own, under its name and with its end", () => {
    const parts = { credentials: [secret("main", "2027-01-01T00:00:00.000Z")] };
    const record = { keys: [{ keyId: "key-1", kind: "secret" as const, name: "main" }] };
    const withKey = (keyId: string) => ({ application: { passwordCredentials: [{ keyId, displayName: "main" }] } });

    expect(find({ declared: parts, record, app: withKey("key-1") }).findings).toEqual([]);
    expect(find({ declared: parts, record, app: withKey("key-2") }).findings).toMatchObject([
      {
        area: "credentials",
        kind: "changed",
        what: 'key of the secret "main"',
        recorded: "key-1",
        severity: "high",
        opens: true,
      },
    ]);
    // Gone for good is told once.
    expect(find({ declared: parts, actual: {}, record }).findings).toMatchObject([
      { kind: "missing", what: 'secret "main"' },
    ]);
  });
});

describe("an app as a whole", () => {
  const nowhere = { at: "nowhere" } as const;
  const manifest = toManifest({});
  const recorded = recordedAs(manifest);
  const deleted = {
    ...{
      objectId: "app-1",
      kind: "application" as const,
      displayName: "Planner",
      clientId: "client-1",
      tags: [],
      fields: {},
    },
    ...{ createdAt: undefined, deletedAt: "2026-11-20T09:00:00Z" },
  };
  const stranger = { name: "planner", app: directoryApp({ objectId: "app-2", clientId: "client-2" }) };

  it.each([
    [
      "is declared, and nowhere else",
      { declared: manifest, recorded: undefined, actual: nowhere },
      { side: "program", kind: "missing", subject: { kind: "notApplied" } },
    ],
    [
      "is no longer declared",
      { declared: undefined, recorded, actual: { at: "tenant" as const, app: directoryApp(), manifest } },
      { side: "program", kind: "added", opens: true },
    ],
    [
      "is only in the state",
      { declared: undefined, recorded, actual: nowhere },
      { side: "state", kind: "missing", severity: "info" },
    ],
    [
      "is gone for good",
      { declared: manifest, recorded, actual: nowhere },
      { side: "tenant", kind: "missing", severity: "high", remedies: [{ kind: "apply" }] },
    ],
    [
      "is in the recycle bin, for thirty days",
      { declared: manifest, recorded, actual: { at: "recycleBin" as const, deleted } },
      {
        ...{ side: "tenant", kind: "missing", severity: "high" },
        remedies: [
          {
            kind: "restore",
            call: { method: "POST", path: "/directory/deletedItems/app-1/restore" },
            until: "2026-12-20",
          },
          { kind: "apply" },
        ],
      },
    ],
  ])("that %s is one finding", (_what, pictures, finding) => {
    const { findings } = findDrift(stackOf([{ name: "planner", ...pictures }]));

    expect(findings).toMatchObject([{ app: "planner", area: "app", ...finding }]);
  });

  it("that an interrupted run left behind is told once, with the command that knows what to do", () => {
    const declaredOnly = { name: "planner", declared: manifest, recorded: undefined, actual: nowhere };

    expect(findDrift(stackOf([declaredOnly], { strangers: [stranger] })).findings).toMatchObject([
      { area: "app", what: "application client-2 with the stack's marker", remedies: [{ kind: "recover" }] },
    ]);
  });
});

describe("two looks", () => {
  it("differ in what came, what went, and what is not as it was", () => {
    const before = find({ actual: { notes: "a", tags: ["x"] } });
    const now = find({ actual: { notes: "b", implicitAccessTokens: true } });
    const { appeared, disappeared } = changesSince(before, now);

    expect(appeared.map(({ what, actual }) => [what, actual])).toEqual([
      ["implicit access tokens", "on"],
      ["notes", "b"],
    ]);
    expect(disappeared.map(({ what }) => what)).toEqual(["tag x"]);
    expect(changesSince(now, now)).toEqual({ appeared: [], disappeared: [] });
  });
});
