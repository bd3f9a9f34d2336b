import { describe, expect, it } from "vitest";
import { partsOf } from "../../../lifecycle/doctor/declaredParts";
import { examineClock } from "../../../lifecycle/doctor/examineClock";
import { examineOperator, examinePolicy } from "../../../lifecycle/doctor/examineOperator";
import { examineVersions } from "../../../lifecycle/doctor/examineVersions";
import type { TokenClaims } from "../../../token";
import { appWith } from "../../rules/appWith";

describe("examineClock", () => {
  const header = "Sun, 22 Nov 2026 12:00:00 GMT";
  const at = (seconds: number) => new Date(Date.parse(header) + seconds * 1000);

  it.each([
    [0, "ok", "in step with the tenant's"],
    [-4, "ok", "in step with the tenant's"],
    [90, "ok", "90 seconds ahead of the tenant's"],
    [-300, "ok", "5 minutes behind the tenant's"],
    [301, "blocks", "5 minutes ahead of the tenant's: tokens are taken for expired, or for not valid yet"],
    [-10_800, "blocks", "3 hours behind the tenant's: tokens are taken for expired, or for not valid yet"],
  ] as const)("%i seconds apart: %s", (seconds, mark, what) => {
    expect(examineClock(header, at(seconds))).toMatchObject({ subject: "clock", mark, what });
  });

  it("cannot tell where nothing tells the time", () => {
    const unknown = { subject: "clock", mark: "unknown", what: "the sign-in does not tell its time" };

    expect([examineClock(undefined, at(0)), examineClock("soon", at(0))]).toEqual([unknown, unknown]);
  });
});

describe("examineVersions", () => {
  const found = { node: "22.13.0", cli: "v3.265.0", plugins: ["6.9.1"] };
  const wanted = { node: "22.13.0", pulumi: "3.265.0", azuread: "6.9.1" };

  it("is content with what the project has installed", () => {
    expect(examineVersions(found, wanted)).toEqual([
      { subject: "node", mark: "ok", what: "Node 22.13.0" },
      { subject: "pulumi", mark: "ok", what: "Pulumi CLI v3.265.0" },
      { subject: "azuread", mark: "ok", what: "@pulumi/azuread 6.9.1, and its plugin" },
    ]);
  });

  it("says that the rehearsal needs neither a CLI nor a plugin", () => {
    expect(examineVersions({ ...found, cli: undefined, plugins: undefined }, wanted).slice(1)).toEqual([
      {
        ...{ subject: "pulumi", mark: "unknown", what: "there is no Pulumi CLI here; the rehearsal needs none" },
        fix: "for `pulumi up` install it: https://www.pulumi.com/docs/install/",
      },
      { subject: "azuread", mark: "ok", what: "@pulumi/azuread 6.9.1; the rehearsal needs no plugin" },
    ]);
  });

  it.each([
    ["an old Node", { node: "22.9.1" }, {}, "node", "blocks", "Node 22.9.1, and 22.13.0 is needed"],
    [
      "a CLI that is older than the program's packages",
      { cli: "v3.99.0" },
      {},
      "pulumi",
      "warning",
      "Pulumi CLI v3.99.0, and the program uses @pulumi/pulumi 3.265.0",
    ],
    [
      "a CLI of another major version",
      { cli: "v4.0.0" },
      {},
      "pulumi",
      "blocks",
      "Pulumi CLI v4.0.0, and the program uses @pulumi/pulumi 3.265.0",
    ],
    [
      "packages that are not installed",
      {},
      { azuread: undefined },
      "azuread",
      "warning",
      "the project has not installed @pulumi/azuread",
    ],
    [
      "a plugin of another version",
      { plugins: ["6.9.0"] },
      {},
      "azuread",
      "ok",
      "@pulumi/azuread 6.9.1; Pulumi fetches its plugin at the first run",
    ],
  ])("finds %s", (_, otherFound, otherWanted, subject, mark, what) => {
    const diagnoses = examineVersions({ ...found, ...otherFound }, { ...wanted, ...otherWanted });

    expect(diagnoses.find((diagnosis) => diagnosis.subject === subject)).toMatchObject({ mark, what });
  });

  it("takes a newer CLI, and a snapshot of one", () => {
    const newer = { ...found, cli: "v3.300.0-alpha.1+dirty" };

    expect(examineVersions(newer, wanted)[1]).toMatchObject({ mark: "ok" });
  });
});

describe("examineOperator", () => {
  const claims: TokenClaims = {
    ...{ audience: "graph", issuer: "entra", tenantId: "11111111-1111-4111-8111-111111111111", clientId: "app-1" },
    ...{ appOnly: true, user: "principal-1", objectId: "principal-1", scopes: [], roles: ["B.Read", "A.Read"] },
    expiresAt: new Date(0),
  };
  const facts = {
    tenant: { displayName: "Contoso", domain: "contoso.example" },
    ...{ name: "deployer", roles: [], policy: undefined },
  };
  const signedIn = { operator: claims, facts, isPractice: false, wantedTenant: undefined };

  it("tells tenant, identity and privileges of an app on its own", () => {
    expect(examineOperator(signedIn)).toEqual([
      {
        ...{ subject: "tenant", mark: "ok" },
        what: 'a real tenant: "Contoso", contoso.example, 11111111-1111-4111-8111-111111111111',
      },
      { subject: "signed in", mark: "ok", what: "the app deployer (app-1), on its own" },
      { subject: "privileges", mark: "ok", what: "A.Read, B.Read" },
    ]);
  });

  it("tells a user by name, with scopes and directory roles", () => {
    const operator = { ...claims, appOnly: false, user: "ada@contoso.example", scopes: ["User.Read"], roles: [] };
    const roles = [{ displayName: "Global Reader", templateId: "f2ef992c-3afb-46b9-b7cf-a126ee74c451" }];

    const [, identity, held] = examineOperator({ ...signedIn, operator, facts: { ...facts, name: "ada", roles } });
    const [, , without] = examineOperator({ ...signedIn, operator, facts });

    expect([identity?.what, held?.what, without?.what]).toEqual([
      "ada, by way of the app app-1",
      "User.Read; directory roles: Global Reader",
      "User.Read; no directory role",
    ]);
  });

  it("says that a token without any permission is good for nothing", () => {
    const [, , held] = examineOperator({ ...signedIn, operator: { ...claims, roles: [] } });

    expect(held).toEqual({ subject: "privileges", mark: "blocks", what: "no permission of Microsoft Graph" });
  });

  it("stops at a tenant that is not the stack's, and takes a domain at its word", () => {
    const other = "22222222-2222-4222-8222-222222222222";
    const [wrong] = examineOperator({ ...signedIn, wantedTenant: other });
    const [domain] = examineOperator({ ...signedIn, wantedTenant: "contoso.onmicrosoft.com" });

    expect(wrong).toMatchObject({ mark: "blocks", what: expect.stringContaining(`and the stack is for ${other}`) });
    expect(domain?.mark).toBe("ok");
  });

  it("does without the names of a tenant that may not be read", () => {
    const [tenant] = examineOperator({ ...signedIn, isPractice: true, facts: { ...facts, tenant: undefined } });

    expect(tenant?.what).toBe("the practice tenant: 11111111-1111-4111-8111-111111111111");
  });
});

describe("examinePolicy", () => {
  const request = (permission: string) => ({ api: "microsoftGraph", permission, kind: "delegated" as const });
  const planner = appWith({
    requests: [
      ...["User.Read", "Calendars.Read", "User.Read.All"].map(request),
      { api: "app:rooms", permission: "Rooms.Read", kind: "delegated" },
      { api: "microsoftGraph", permission: "Mail.Send", kind: "application" },
    ],
    consents: [{ api: "microsoftGraph", permission: "Mail.Send", to: "app" }],
  });
  const consentUnder = (...consentPolicies: readonly string[]) =>
    examinePolicy({ mayRegisterApps: true, consentPolicies }, [planner])[1];

  it.each([
    [["microsoft-user-default-legacy"], "planner: User.Read.All"],
    [["microsoft-user-default-recommended"], "planner: Calendars.Read, User.Read.All"],
    [["microsoft-user-default-low"], "planner: Calendars.Read, Rooms.Read, User.Read.All"],
    [["microsoft-user-default-low", "microsoft-user-default-legacy"], "planner: User.Read.All"],
    [[], "planner: Calendars.Read, Rooms.Read, User.Read, User.Read.All"],
  ])("under %j users cannot consent to %s", (policies, blocked) => {
    const found = consentUnder(...policies);

    expect([found?.mark, found?.what.endsWith(`users cannot consent to ${blocked}`)]).toEqual(["warning", true]);
  });

  it("has nothing against what the program consents to for everybody", () => {
    const consents = planner.requests.map(({ api, permission }) => ({ api, permission, to: "wholeTenant" as const }));

    expect(examinePolicy({ mayRegisterApps: false, consentPolicies: [] }, [{ ...planner, consents }])).toEqual([
      { subject: "users", mark: "ok", what: "users without a directory role may not register applications" },
      {
        ...{ subject: "consent", mark: "ok" },
        what: "users consent to nothing here, and the program leaves nothing to them",
      },
    ]);
  });

  it("is content where users may consent to all that is left to them", () => {
    const policy = { mayRegisterApps: true, consentPolicies: ["microsoft-user-default-legacy"] };

    expect(examinePolicy(policy, [appWith({ requests: [request("Calendars.Read")] })])[1]).toEqual({
      ...{ subject: "consent", mark: "ok" },
      what: "under microsoft-user-default-legacy users may consent to all that the program leaves to them",
    });
  });

  it("cannot tell what a policy of the tenant's own includes", () => {
    expect(consentUnder("contoso-low-risk")).toMatchObject({
      mark: "unknown",
      what: "a policy of this tenant's own (contoso-low-risk) decides what users consent to",
    });
  });

  it("cannot tell without the policy, or without the program", () => {
    const policy = { mayRegisterApps: true, consentPolicies: ["microsoft-user-default-legacy"] };

    expect([examinePolicy(undefined, [planner]), examinePolicy(policy, undefined)]).toEqual([
      [
        {
          ...{ subject: "users", mark: "unknown", what: "what users may consent to and register may not be read here" },
          fix: "Policy.Read.All lets it be read; nothing else needs it",
        },
      ],
      [
        { subject: "users", mark: "ok", what: "users may register applications" },
        {
          ...{ subject: "consent", mark: "unknown" },
          what: "microsoft-user-default-legacy; what the program leaves to users could not be read",
        },
      ],
    ]);
  });
});

describe("partsOf", () => {
  it.each([
    [[], {}],
    [["delegatedConsent"], { consents: [{ api: "microsoftGraph", permission: "User.Read", to: "wholeTenant" }] }],
    [["appRoles"], { consents: [{ api: "microsoftGraph", permission: "Mail.Send", to: "app" }] }],
    [["appRoles"], { assignments: [{ principalObjectId: { state: "unknown" }, role: undefined }] }],
  ] as const)("finds %j", (parts, declared) => {
    expect(partsOf([appWith(declared)], [])).toEqual(parts);
  });

  it("tells users from groups by how they are named", () => {
    expect([partsOf([], ["ben@contoso.example", "Planners"]), partsOf([], ["ben@contoso.example"])]).toEqual([
      ["users", "groups"],
      ["users"],
    ]);
  });
});
