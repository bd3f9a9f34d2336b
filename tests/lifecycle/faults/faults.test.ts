/**
 * What commands read and delete through `directory/` and `lifecycle/`, with every request of theirs having a bad moment: nothing is
 * lost, and nothing is done twice.
 *
 * It does not prove what an engine does in such moments, which has a transport of its own.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  type DirectoryReader,
  type DirectoryWriter,
  findApps,
  findGrants,
  findPrincipals,
  listRolesIn,
  manifestsFromDirectory,
  purgeDeleted,
  readApiNames,
  readApps,
  readPublishedApis,
  readRecycleBin,
  removeGrant,
  removeRole,
  requireOneApp,
} from "../../../directory";
import { claimByMarker, lookAtTenant, readOperator, readOverviews, readUsage, survey } from "../../../lifecycle";
import type { DirectorySeed } from "../../../practice-tenant";
import { readTokenClaims } from "../../../token";
import { type ProgramOnTenant, startProgramOnTenant } from "../recover/programOnTenant";
import { richProgram } from "../recover/programs";
import { teardownOn } from "../teardown/teardownOn";
import { createMoments, everyMoment } from "./badMoments";

let project: ProgramOnTenant;
let token = "";
let whole: DirectorySeed;
const moments = createMoments(() => ({ tenant: project.tenant, token }));
const claim = claimByMarker("entra-app-registration", ["dev"]);

beforeAll(async () => {
  project = await startProgramOnTenant(richProgram, { log: moments.log });
  token = await project.deployerToken();
  expect((await project.run("up")).exitCode).toBe(0);
  whole = project.tenant.exportDirectory();
}, 60_000);
beforeEach(() => project.tenant.importDirectory(whole));
afterAll(() => project.close());

async function everyApp(directory: DirectoryReader) {
  return readApps(directory, await findApps(directory, { by: "all" }));
}

const readings: Readonly<Record<string, (directory: DirectoryReader) => Promise<unknown>>> = {
  "finding apps in every way": async (directory) => {
    const all = await findApps(directory, { by: "all" });
    const { project: name, stacks } = claim;
    return Promise.all([
      all,
      findApps(directory, { by: "marker", project: name }),
      findApps(directory, { by: "marker", project: name, stack: [...stacks][0] ?? "" }),
      findApps(directory, { by: "clientIds", values: all.map(({ clientId }) => clientId) }),
      findApps(directory, { by: "objectIds", values: all.map(({ objectId }) => objectId) }),
      findApps(directory, { by: "displayName", value: "Door Panel" }),
      findApps(directory, { by: "owner", objectId: readTokenClaims(token).objectId }),
      requireOneApp(directory, "Door Panel", new Map()),
    ]);
  },
  "reading apps whole, in names": async (directory) => {
    const apps = await everyApp(directory);
    const apis = await readApiNames(directory, apps);
    return [apps, manifestsFromDirectory(apps, { names: new Map(), tenantId: project.tenant.tenantId, apis })];
  },
  "describing apps": async (directory) =>
    readOverviews(directory, await findApps(directory, { by: "all" }), { now: new Date(0) }),
  "looking for drift": async (directory) => {
    const apps = await findApps(directory, { by: "all" });
    const objectIds = [...apps.map(({ objectId }) => objectId), "99999999-9999-4999-8999-999999999999"];
    return lookAtTenant(directory, { project: claim.project, stack: "dev", objectIds });
  },
  "surveying a teardown": async (directory) => {
    const found = await survey(directory, claim, { tenantId: project.tenant.tenantId });
    return [found, await readUsage(directory, found.apps)];
  },
  "asking who is signed in": (directory) => readOperator(directory, readTokenClaims(token)),
  "reading principals, consent and the recycle bin": async (directory) => {
    const principals = await findPrincipals(directory, { by: "clientIds", values: [graphApi] });
    const ids = principals.map(({ objectId }) => objectId);
    return Promise.all([
      principals,
      findGrants(directory, "resourceId", ids),
      listRolesIn(directory, ids),
      readRecycleBin(directory),
      readPublishedApis(directory, { tenantId: project.tenant.tenantId, pageSize: 2 }),
    ]);
  },
};
const graphApi = "00000003-0000-0000-c000-000000000000";

/** Changes that some work made, each with how often it was tried. */
function changesIn(asked: readonly string[]): ReadonlyMap<string, number> {
  const changes = asked.filter((request) => !/^(GET |POST \S+\/\$batch$)/.test(request));
  return new Map(changes.map((request) => [request, changes.filter((other) => other === request).length]));
}

describe.each(Object.entries(readings))("%s", (_what, read) => {
  it.each(everyMoment)("brings all there is with every first request %s, and changes nothing", async (moment) => {
    const calm = await moments.watch(read);
    const disturbed = await moments.disturb(moment, calm.asked, read);

    expect(disturbed.result).toEqual(calm.result);
    expect(disturbed.asked.length).toBeGreaterThan(calm.asked.length);
    expect(changesIn(disturbed.asked)).toEqual(new Map());
    expect(project.tenant.exportDirectory()).toEqual(whole);
  });
});

/** Consent of apps that are gone, which a directory may be left with, and two apps in the recycle bin. */
async function leaveConsentBehind(): Promise<void> {
  const gone = ["Booking API", "Door Panel"];
  for (const { displayName, objectId } of await project.apps()) {
    if (gone.includes(displayName)) await project.directory.delete(`/applications/${objectId}`);
  }
  const { oauth2PermissionGrants = [], appRoleAssignments = [] } = whole;
  project.tenant.importDirectory({ ...project.tenant.exportDirectory(), oauth2PermissionGrants, appRoleAssignments });
}

interface Deletion {
  readonly title: string;
  readonly arrange: () => Promise<void>;
  readonly work: (directory: DirectoryWriter) => Promise<unknown>;
}

const deletions: readonly Deletion[] = [
  {
    title: "taking a stack away",
    arrange: async () => undefined,
    work: async (directory) => {
      const { taken } = await teardownOn(directory, project.tenant, { claim });
      // A principal is purged with its application, so that nobody can say which try has taken it.
      const removed = taken.removed.filter(({ kind }) => kind !== "recycledServicePrincipal");
      return { ...taken, removed: removed.map(({ kind, objectId }) => `${kind} ${objectId}`).sort() };
    },
  },
  {
    title: "removing consent, then the recycle bin",
    arrange: leaveConsentBehind,
    work: async (directory) => {
      const bin = await readRecycleBin(directory);
      const gone = bin.filter(({ kind }) => kind === "servicePrincipal").map(({ objectId }) => objectId);
      const apis = await findPrincipals(directory, { by: "clientIds", values: [graphApi] });
      const roles = await listRolesIn(
        directory,
        apis.map(({ objectId }) => objectId),
      );
      const outcomes: string[] = [];
      for (const { id } of await findGrants(directory, "clientId", gone)) {
        outcomes.push(await removeGrant(directory, id));
      }
      for (const role of roles.filter(({ principalId }) => gone.includes(principalId))) {
        outcomes.push(await removeRole(directory, role));
      }
      for (const { objectId } of bin.filter(({ kind }) => kind === "application")) {
        outcomes.push(await purgeDeleted(directory, objectId));
      }
      return outcomes;
    },
  },
];

describe.each(deletions)("$title", ({ arrange, work }) => {
  it.each(everyMoment)("leads to the same with every first request %s, and touches nothing else", async (moment) => {
    await arrange();
    const calm = await moments.watch(work);
    const after = project.tenant.exportDirectory();
    project.tenant.importDirectory(whole);
    await arrange();
    const disturbed = await moments.disturb(moment, calm.asked, work);

    expect(disturbed.result).toEqual(calm.result);
    expect(project.tenant.exportDirectory()).toEqual(after);
    const [wanted, tried] = [changesIn(calm.asked), changesIn(disturbed.asked)];
    expect(wanted.size).toBeGreaterThan(2);
    expect([...tried.keys()].sort()).toEqual([...wanted.keys()].sort());
    expect(Math.min(...tried.values())).toBe(2);
  });
});
