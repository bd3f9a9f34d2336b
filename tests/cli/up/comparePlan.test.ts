import { describe, expect, it } from "vitest";
import type { Declared } from "../../../cli/stack/declared";
import { comparePlan } from "../../../cli/up/comparePlan";
import { manifestsFromResources, type ProgramResource } from "../../../manifest";

const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const graph = "00000003-0000-0000-c000-000000000000";
/** Calendars.Read, delegated, in every tenant. */
const calendarsRead = "465a38f9-76ea-45b9-9f34-9e8b0d4b0b42";
const mailReadDelegated = "570282fd-fa5c-430d-a7fd-fc8dc98a9dca";

const ours = {
  deployer: "aaaaaaaa-0000-8000-a000-000000000001",
  ada: "aaaaaaaa-0000-8000-a000-000000000002",
  ben: "aaaaaaaa-0000-8000-a000-000000000003",
  graphPrincipal: "aaaaaaaa-0000-8000-a000-000000000004",
  clientId: "aaaaaaaa-0000-8000-a000-000000000005",
  principal: "aaaaaaaa-0000-8000-a000-000000000006",
};
const theirs = {
  deployer: "d0d0d0d0-1111-4111-8111-111111111111",
  ada: "ada0ada0-1111-4111-8111-111111111111",
  ben: "be0be0be-1111-4111-8111-111111111111",
  graphPrincipal: "60a60a60-1111-4111-8111-111111111111",
  // Before the first update there are none.
  clientId: unknown,
  principal: unknown,
};
type Ids = typeof ours;

const urnOf = (type: string, name: string): string => `urn:pulumi:dev::shop::azuread:index/${type}::${name}`;
const app = urnOf("application:Application", "board");
const principal = urnOf("servicePrincipal:ServicePrincipal", "board");

interface Parts {
  readonly ids?: Ids;
  readonly inputs?: ProgramResource["inputs"];
  readonly ignoreChanges?: readonly string[];
}

/** An app with two owners, one permission and consent to it. */
function resources({ ids = ours, inputs = {}, ignoreChanges = [] }: Parts = {}): ProgramResource[] {
  return [
    {
      urn: app,
      type: "azuread:index/application:Application",
      inputs: {
        displayName: "Board",
        owners: [ids.ada, ids.ben, ids.deployer],
        requiredResourceAccesses: [{ resourceAppId: graph, resourceAccesses: [{ id: calendarsRead, type: "Scope" }] }],
        ...inputs,
      },
      ignoreChanges,
    },
    {
      urn: principal,
      type: "azuread:index/servicePrincipal:ServicePrincipal",
      inputs: { clientId: ids.clientId },
      propertyDependencies: { clientId: [app] },
    },
    {
      urn: urnOf("servicePrincipalDelegatedPermissionGrant:ServicePrincipalDelegatedPermissionGrant", "board-graph"),
      type: "azuread:index/servicePrincipalDelegatedPermissionGrant:ServicePrincipalDelegatedPermissionGrant",
      inputs: {
        claimValues: ["Calendars.Read"],
        servicePrincipalObjectId: ids.principal,
        resourceServicePrincipalObjectId: ids.graphPrincipal,
      },
      propertyDependencies: { servicePrincipalObjectId: [principal], resourceServicePrincipalObjectId: [] },
    },
  ];
}

function declare(parts: Parts = {}): Declared {
  const declared = resources(parts);
  const symbols = {
    deployerObjectId: ours.deployer,
    principals: new Map([[ours.graphPrincipal, graph]]),
    people: new Map([
      [ours.ada, "ada@contoso.example"],
      [ours.ben, "ben@contoso.example"],
    ]),
  };
  return {
    manifests: manifestsFromResources(declared, symbols),
    notices: [],
    resources: declared,
    symbols,
    tenantTexts: new Set(Object.values(ours)),
  };
}

const asReviewed = { differences: [], unsettled: 0 };

describe("a plan", () => {
  it("is what was reviewed where only the tenant's ids are others, in any order of its resources", () => {
    expect(comparePlan(declare(), resources({ ids: theirs }).reverse())).toEqual(asReviewed);
  });

  it("is what was reviewed where texts hold the tenant's ids", () => {
    const identifierUris = (deployer: string) => ({ identifierUris: [`api://${deployer}/board`] });
    const declared = declare({ inputs: identifierUris(ours.deployer) });

    expect(comparePlan(declared, resources({ ids: theirs, inputs: identifierUris(theirs.deployer) }))).toEqual(
      asReviewed,
    );
    expect(
      comparePlan(declared, resources({ ids: theirs, inputs: { identifierUris: [`api://${theirs.deployer}/other`] } })),
    ).toEqual({
      differences: [
        `board.exposes.identifierUris: now "api://${theirs.deployer}/other", not reviewed`,
        `board.exposes.identifierUris: reviewed "api://${ours.deployer}/board", now missing`,
      ],
      unsettled: 0,
    });
  });

  it("is what was reviewed where a text holds the client ID that the app has by now", () => {
    const uri = (ids: Ids): ProgramResource => ({
      urn: urnOf("applicationIdentifierUri:ApplicationIdentifierUri", "board"),
      type: "azuread:index/applicationIdentifierUri:ApplicationIdentifierUri",
      inputs: { applicationId: `/applications/${ids.principal}`, identifierUri: `api://${ids.clientId}` },
      propertyDependencies: { applicationId: [app], identifierUri: [app] },
    });
    const outputs = { clientId: ours.clientId };
    const withUri = [...resources().map((one) => (one.urn === app ? { ...one, outputs } : one)), uri(ours)];
    const declared = { ...declare(), resources: withUri };
    const existing = {
      ...theirs,
      clientId: "c11e0000-1111-4111-8111-111111111111",
      principal: "9a9a9a9a-1111-4111-8111-111111111111",
    };

    expect(comparePlan(declared, [...resources({ ids: existing }), uri(existing)])).toEqual(asReviewed);
  });

  it("names a permission that was not reviewed", () => {
    const requiredResourceAccesses = [
      {
        resourceAppId: graph,
        resourceAccesses: [
          { id: calendarsRead, type: "Scope" },
          { id: mailReadDelegated, type: "Scope" },
        ],
      },
    ];

    expect(comparePlan(declare(), resources({ ids: theirs, inputs: { requiredResourceAccesses } }))).toEqual({
      differences: ['board.requests: now api "microsoftGraph", permission "Mail.Read", kind "delegated", not reviewed'],
      unsettled: 0,
    });
  });

  it("names resources that were not reviewed, and those that are missing", () => {
    const sneaked: ProgramResource = {
      urn: urnOf("directoryRoleAssignment:DirectoryRoleAssignment", "sneaked"),
      type: "azuread:index/directoryRoleAssignment:DirectoryRoleAssignment",
      inputs: {},
    };

    expect(comparePlan(declare(), [...resources({ ids: theirs }).slice(0, 2), sneaked])).toEqual({
      differences: [
        'planned, not reviewed: DirectoryRoleAssignment "sneaked"',
        'reviewed, not planned: ServicePrincipalDelegatedPermissionGrant "board-graph"',
      ],
      unsettled: 0,
    });
  });

  it("may not put one person in the places of two", () => {
    const { differences } = comparePlan(declare(), resources({ ids: { ...theirs, ben: theirs.ada } }));

    expect(differences[0]).toBe(`${ours.ben}, as it was read, is not the same in the tenant everywhere`);
  });

  it("may leave open what is made of what the tenant brings, which is counted", () => {
    const identifierUris = [`api://${ours.clientId}/board`];
    const open = resources({ ids: theirs, inputs: { identifierUris: [unknown] } });

    expect(comparePlan(declare({ inputs: { identifierUris } }), open)).toEqual({ differences: [], unsettled: 1 });
  });

  it("may leave open what another resource brings, as a scope's id", () => {
    const scope = "5c09e000-1111-4111-8111-111111111111";
    const requesting = (id: string): ProgramResource => ({
      urn: urnOf("application:Application", "client"),
      type: "azuread:index/application:Application",
      inputs: { requiredResourceAccesses: [{ resourceAppId: graph, resourceAccesses: [{ id, type: "Scope" }] }] },
      propertyDependencies: { requiredResourceAccesses: [app] },
    });
    const outputs = { oauth2PermissionScopeIds: { "Board.Read": scope } };
    const [first, ...others] = resources();
    const declared = {
      ...declare(),
      resources: [...(first ? [{ ...first, outputs }] : []), ...others, requesting(scope)],
    };

    expect(comparePlan(declared, [...resources({ ids: theirs }), requesting(unknown)])).toEqual({
      differences: [],
      unsettled: 1,
    });
  });

  it("may not hide behind an open value what was known when it was reviewed, nor a list", () => {
    const open = comparePlan(declare(), resources({ ids: theirs, inputs: { displayName: unknown } }));
    const hidden = comparePlan(declare(), resources({ ids: theirs, inputs: { owners: unknown } }));

    expect(open.differences).toEqual(['board displayName: reviewed "Board", now only known while it is applied']);
    expect(hidden.differences).not.toEqual([]);
  });

  it("takes what is left as it is in the tenant for reviewed, where the review says so, too", () => {
    const planned = resources({ ids: theirs, inputs: { owners: [theirs.ada] }, ignoreChanges: ["owners"] });

    expect(comparePlan(declare({ ignoreChanges: ["owners"] }), planned)).toEqual(asReviewed);
    expect(comparePlan(declare(), planned).differences[0]).toBe(
      'Application "board" ignores changes of owners; reviewed was nothing',
    );
  });

  it("shows a secret as a preview prints it, and that counts for a secret only", () => {
    const secret = {
      "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
      value: "[secret shop:name]",
    };
    const planned = resources({ ids: theirs, inputs: { displayName: "[secret]" } });

    expect(comparePlan(declare({ inputs: { displayName: secret } }), planned)).toEqual(asReviewed);
    expect(comparePlan(declare(), planned).differences).toEqual([
      'board.identity.displayName: reviewed "Board", now "[secret]"',
    ]);
  });

  it("may hold the value of an encrypted setting where its placeholder was reviewed", () => {
    const declared = declare({ inputs: { displayName: "Board of [secret shop:customer]" } });

    expect(comparePlan(declared, resources({ ids: theirs, inputs: { displayName: "Board of Contoso" } }))).toEqual(
      asReviewed,
    );
  });
});
