/** What a recovery decides, without a directory. */
import { describe, expect, it } from "vitest";
import type { DirectoryApp } from "../../../directory";
import { planRecovery, type RecoverySituation } from "../../../lifecycle";

const urn = "urn:pulumi:dev::rooms::azuread:index/application:Application::board";
const marker = "appreg:rooms/dev/board";

function appWith(number: number, fields: Partial<DirectoryApp> = {}): DirectoryApp {
  const id = String(number).padStart(12, "0");
  return {
    objectId: `00000000-0000-4000-8000-${id}`,
    clientId: `11111111-0000-4000-8000-${id}`,
    displayName: "Room Board",
    createdAt: `2026-11-23T00:00:0${number}Z`,
    tags: [marker],
    application: {},
    owners: [],
    federatedCredentials: [],
    servicePrincipal: undefined,
    ...fields,
  };
}

const principal: NonNullable<DirectoryApp["servicePrincipal"]> = {
  objectId: "22222222-0000-4000-8000-000000000001",
  fields: {},
  ...{ owners: [], grants: [], heldRoles: [], assignments: [] },
};

function situation(fields: Partial<RecoverySituation>): RecoverySituation {
  return {
    ...{ project: "rooms", stack: "dev", symbols: {}, recorded: [], gone: new Set(), pending: [], apps: [] },
    declared: [
      {
        ...{ urn, type: "azuread:index/application:Application", parent: "" },
        inputs: { displayName: "Room Board", tags: ["internal", marker] },
        outputs: { objectId: "symbol", clientId: "symbol" },
      },
    ],
    tenant: { tenantId: "t", deployerObjectId: "deployer", principals: new Map(), people: new Map() },
    ...fields,
  };
}

const recordedAs = ({ objectId }: DirectoryApp) => ({
  ...{ urn, type: "azuread:index/application:Application", id: `/applications/${objectId}`, external: false },
});

/** What becomes of which app, in words. */
function outcome(...[given, choices]: Parameters<typeof planRecovery>) {
  const { adoptions, removals, unclear, undeclared } = planRecovery(given, choices);
  const last = (id = "") => Number(id.slice(-2));
  return {
    adopted: adoptions.map(({ app }) => last(app?.objectId)),
    deleted: removals.map((one) => [
      one.reason,
      one.kind === "application" ? last(one.app.objectId) : one.credential.name,
    ]),
    unclear: unclear.map((one) => (one.kind === "application" ? last(one.app.objectId) : one.credential.name)),
    undeclared: undeclared.map(({ objectId }) => last(objectId)),
  };
}

const nothing = { adopted: [], deleted: [], unclear: [], undeclared: [] };

describe("an app with the marker of a declared one", () => {
  it("is adopted where the state has none", () => {
    expect(outcome(situation({ apps: [appWith(1)] }))).toEqual({ ...nothing, adopted: [1] });
  });

  it("is deleted where the state has one that is there", () => {
    const given = situation({ apps: [appWith(1), appWith(2)], recorded: [recordedAs(appWith(2))] });
    expect(outcome(given)).toEqual({ ...nothing, deleted: [["duplicate", 1]] });
  });

  it("is adopted where the one of the state is gone", () => {
    const given = situation({ apps: [appWith(1)], recorded: [recordedAs(appWith(2))], gone: new Set([urn]) });
    expect(outcome(given)).toEqual({ ...nothing, adopted: [1] });
    expect(planRecovery(given)).toMatchObject({ gone: [urn], needsRefresh: true });
  });

  it("is left alone where the state knows it under a former name of the resource", () => {
    const former = urn.replace("board", "old");
    const [declared] = situation({}).declared;
    const given = situation({
      apps: [appWith(1)],
      recorded: [{ ...recordedAs(appWith(1)), urn: former }],
      declared: declared === undefined ? [] : [{ ...declared, aliases: [former] }],
    });
    expect(outcome(given)).toEqual(nothing);
  });

  it("goes, of several, where less hangs on it, and where it is younger", () => {
    const apps = [appWith(1), appWith(2), appWith(3, { servicePrincipal: principal })];
    expect(outcome(situation({ apps }))).toEqual({
      ...{ ...nothing, adopted: [3] },
      deleted: [
        ["duplicate", 1],
        ["duplicate", 2],
      ],
    });
    expect(outcome(situation({ apps: apps.slice(0, 2) }))).toEqual({
      ...{ ...nothing, adopted: [1] },
      deleted: [["duplicate", 2]],
    });
  });

  it("is deleted where orphans are to go", () => {
    const choices = { deletesOrphans: true, confirmed: new Set<string>() };
    expect(outcome(situation({ apps: [appWith(1)] }), choices)).toEqual({ ...nothing, deleted: [["orphan", 1]] });
  });
});

describe("an app with another marker", () => {
  it.each(["appreg:rooms/prod/board", "appreg:other/dev/board"])("of %s is nobody's business here", (tag) => {
    const choices = { deletesOrphans: true, confirmed: new Set([appWith(1).objectId]) };
    expect(outcome(situation({ apps: [appWith(1, { tags: [tag] })] }), choices)).toEqual(nothing);
  });

  it("of this stack and no declared app is told, and deleted only where orphans are to go", () => {
    const given = situation({ apps: [appWith(1, { tags: ["appreg:rooms/dev/former"] })] });
    expect(outcome(given)).toEqual({ ...nothing, undeclared: [1] });
    const choices = { deletesOrphans: true, confirmed: new Set<string>() };
    expect(outcome(given, choices)).toEqual({ ...nothing, deleted: [["orphan", 1]] });
  });
});

describe("an app without a marker", () => {
  it.each(["Room Board", "TERRAFORM_UPDATE_00000000-0000-4000-8000-000000000000"])(
    "that is called %s is asked about, and adopted once it is confirmed",
    (displayName) => {
      const app = appWith(1, { tags: [], displayName });
      expect(outcome(situation({ apps: [app] }))).toEqual({ ...nothing, unclear: [1] });
      const choices = { deletesOrphans: false, confirmed: new Set([app.objectId]) };
      expect(outcome(situation({ apps: [app] }), choices)).toEqual({ ...nothing, adopted: [1] });
    },
  );

  it("is asked about still where a second one is confirmed as well", () => {
    const apps = [appWith(1, { tags: [] }), appWith(2, { tags: [] })];
    const choices = { deletesOrphans: false, confirmed: new Set(apps.map(({ objectId }) => objectId)) };
    expect(outcome(situation({ apps }), choices)).toEqual({ ...nothing, unclear: [1, 2] });
  });

  it("is not asked about where one with the marker is there", () => {
    const apps = [appWith(1, { tags: [] }), appWith(2)];
    expect(outcome(situation({ apps }))).toEqual({ ...nothing, adopted: [2] });
  });
});

describe("a secret of a declared name that the state does not know", () => {
  const password = "azuread:index/applicationPassword:ApplicationPassword";
  const secretUrn = `urn:pulumi:dev::rooms::${password}::board-first`;
  const app = appWith(1, {
    application: {
      passwordCredentials: [
        { keyId: "k1", displayName: "first" },
        { keyId: "k2", displayName: "other" },
      ],
    },
  });
  const withSecret = (fields: Partial<RecoverySituation>) => {
    const base = situation({ apps: [app], ...fields });
    const inputs = { applicationId: `/applications/${app.objectId}`, displayName: "first" };
    return { ...base, declared: [...base.declared, { urn: secretUrn, type: password, parent: "", inputs }] };
  };
  const recorded = [recordedAs(app)];

  it("is deleted where its creation was cut off, or its whole app is adopted", () => {
    const pending = [{ kind: "creating", urn: secretUrn, type: password }];
    expect(outcome(withSecret({ recorded, pending })).deleted).toEqual([["valueLost", "board-first"]]);
    expect(outcome(withSecret({})).deleted).toEqual([["valueLost", "board-first"]]);
  });

  it("is asked about otherwise, and deleted once it is confirmed", () => {
    expect(outcome(withSecret({ recorded }))).toEqual({ ...nothing, unclear: ["board-first"] });
    const choices = { deletesOrphans: false, confirmed: new Set(["k1"]) };
    expect(outcome(withSecret({ recorded }), choices).deleted).toEqual([["valueLost", "board-first"]]);
  });

  it("is left alone where the state has one of that name", () => {
    const known = { urn: secretUrn, type: password, id: `${app.objectId}/password/k0`, external: false };
    expect(outcome(withSecret({ recorded: [...recorded, known] }))).toEqual(nothing);
  });
});
