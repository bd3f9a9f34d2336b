import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type DirectoryClient, type DirectoryWriter, GraphRefusedError } from "../../../directory";
import { claimByMarker } from "../../../lifecycle";
import type { DirectorySeed } from "../../../practice-tenant";
import { usePracticeDirectory } from "../../directory/apps/practiceDirectory";
import { countKinds, teardownOn } from "./teardownOn";

const practice = usePracticeDirectory();
const graphPrincipal = "55555555-5555-4555-8555-555555555551";
const graphApi = "00000003-0000-0000-c000-000000000000";
const userReadAll = "df021288-bdef-4463-88db-98f22de89214";
const otherTenant = "99999999-9999-4999-8999-999999999999";
let directory: DirectoryClient;
let empty: DirectorySeed;

beforeAll(async () => {
  directory = await practice.connect();
  empty = practice.tenant.exportDirectory();
});

beforeEach(() => practice.tenant.importDirectory(empty));

afterEach(() => practice.tenant.faults.clear());

/** An app with a marker, a grant for everybody and a role. */
async function register(tag: string, displayName = "Shop"): Promise<{ objectId: string; principalId: string }> {
  const requiredResourceAccess = [{ resourceAppId: graphApi, resourceAccess: [{ id: userReadAll, type: "Role" }] }];
  const { application, principal } = await practice.register({ displayName, tags: [tag], requiredResourceAccess });
  const [clientId, resourceId] = [principal.id, graphPrincipal];
  await directory.post("/oauth2PermissionGrants", {
    ...{ clientId, resourceId, consentType: "AllPrincipals", scope: "User.Read" },
  });
  await directory.post(`/servicePrincipals/${graphPrincipal}/appRoleAssignedTo`, {
    ...{ principalId: clientId, resourceId, appRoleId: userReadAll },
  });
  return { objectId: String(application.id), principalId: String(principal.id) };
}

const now = () => practice.tenant.exportDirectory();

/** The same directory, with something done before or instead of each deletion. */
function deleting(before: (path: string) => Promise<void>): DirectoryWriter {
  return {
    get: (path, options) => directory.get(path, options),
    list: (path, options) => directory.list(path, options),
    getMany: (paths, options) => directory.getMany(paths, options),
    post: (path, body) => directory.post(path, body),
    patch: (path, body) => directory.patch(path, body),
    delete: async (path) => {
      await before(path);
      return directory.delete(path);
    },
  };
}

describe("taking a stack away by its marker", () => {
  it("leaves the tenant as it was before, record by record", async () => {
    const others = [
      await register("appreg:shop/prod/web"),
      await register("appreg:shopping/dev/web"),
      await register("own"),
    ];
    const before = now();
    await register("appreg:shop/dev/web");
    await register("appreg:shop/dev/api");

    const { taken, paused } = await teardownOn(directory, practice.tenant);

    expect(others).toHaveLength(3);
    expect(now()).toEqual(before);
    expect({ ...taken, removed: countKinds(taken.removed) }).toEqual({
      // Purging an application purges its principal.
      removed: { application: 2, recycledApplication: 2 },
      refused: [],
      residue: [],
    });
    expect(paused).toEqual([]);
  });

  it("purges what an earlier deletion left in the recycle bin, and nothing else there", async () => {
    const kept = await register("appreg:shop/prod/web");
    await directory.delete(`/applications/${kept.objectId}`);
    const before = now();
    const { objectId } = await register("appreg:shop/dev/web");
    await directory.delete(`/applications/${objectId}`);

    const { taken } = await teardownOn(directory, practice.tenant);

    expect(taken.residue).toEqual([]);
    expect(now()).toEqual(before);
  });

  it("leaves the recycle bin alone when asked to, and tells what it keeps", async () => {
    const { objectId, principalId } = await register("appreg:shop/dev/web");

    const { taken } = await teardownOn(directory, practice.tenant, { keepRecycled: true });

    expect(taken.residue?.map(({ kind, objectId: id }) => [kind, id])).toEqual([
      ["recycledApplication", objectId],
      ["recycledServicePrincipal", principalId],
    ]);
    expect(now().deleted).toHaveLength(2);
  });

  it("removes consent and roles of principals that are gone, from the side that is still there", async () => {
    const before = now();
    const { principalId, objectId } = await register("appreg:shop/dev/web");
    const withConsent = now();
    await directory.delete(`/applications/${objectId}`);
    const { deleted = [] } = now();
    // What a directory without our practice tenant's tidiness may leave behind.
    const { oauth2PermissionGrants = [], appRoleAssignments = [] } = withConsent;
    practice.tenant.importDirectory({ ...before, deleted, oauth2PermissionGrants, appRoleAssignments });
    expect(now().oauth2PermissionGrants).toMatchObject([{ clientId: principalId }]);

    const { taken } = await teardownOn(directory, practice.tenant);

    expect(countKinds(taken.removed)).toEqual({ grant: 1, roleAssignment: 1, recycledApplication: 1 });
    expect(taken.residue).toEqual([]);
    expect(now()).toEqual(before);
  });

  it("leaves applications to the engine that has them in its state, and their consent with them", async () => {
    const { objectId } = await register("appreg:shop/dev/web");
    const before = now();

    const { taken } = await teardownOn(directory, practice.tenant, { engineIds: [objectId] });

    expect(countKinds(taken.residue ?? [])).toEqual({ application: 1, servicePrincipal: 1 });
    expect(taken.removed).toEqual([]);
    expect(now()).toEqual(before);
  });
});

describe("principals that are not the tenant's own", () => {
  const foreign = { id: "77777777-7777-4777-8777-777777777777", appId: "88888888-8888-4888-8888-888888888888" };

  it("stay, although the state and a marker name them", async () => {
    practice.tenant.importDirectory({
      ...empty,
      servicePrincipals: [
        { ...foreign, displayName: "Bought", appOwnerOrganizationId: otherTenant, tags: ["appreg:shop/dev/bought"] },
      ],
    });
    const before = now();
    const claim = { ...claimByMarker("shop", ["dev"]), principalIds: new Set([graphPrincipal, foreign.id]) };

    const { taken } = await teardownOn(directory, practice.tenant, { claim });

    expect(taken).toEqual({ removed: [], refused: [], residue: [] });
    expect(now()).toEqual(before);
    expect(await directory.get(`/servicePrincipals/${graphPrincipal}`)).toMatchObject({
      displayName: "Microsoft Graph",
    });
  });

  it("stay in the recycle bin, although they have the marker of the stack", async () => {
    practice.tenant.importDirectory({
      ...empty,
      servicePrincipals: [
        { ...foreign, displayName: "Bought", appOwnerOrganizationId: otherTenant, tags: ["appreg:shop/dev/bought"] },
      ],
    });
    await directory.delete(`/servicePrincipals/${foreign.id}`);

    const { taken } = await teardownOn(directory, practice.tenant);

    expect(taken).toEqual({ removed: [], refused: [], residue: [] });
    expect(now().deleted).toEqual([{ kind: "servicePrincipal", id: foreign.id }]);
  });
});

describe("a directory that refuses or is busy", () => {
  it("keeps what it refuses, which is told with the reason; all else goes, and nothing is tried again", async () => {
    const kept = await register("appreg:shop/dev/kept");
    const { objectId } = await register("appreg:shop/dev/web");
    practice.tenant.faults.add({ method: "DELETE", path: `/applications/${kept.objectId}`, times: 9, status: 403 });

    const { taken, paused } = await teardownOn(directory, practice.tenant);

    expect(taken.refused).toMatchObject([
      {
        object: { kind: "application", objectId: kept.objectId },
        isFinal: true,
        reason: expect.stringContaining("403"),
      },
    ]);
    expect(taken.residue?.map((object) => object.objectId)).toEqual([kept.objectId, kept.principalId]);
    expect(taken.removed.map((object) => object.objectId)).toEqual([objectId, objectId]);
    expect(paused).toEqual([]);
  });

  it("is asked again, after pauses, for what it would not do at first", async () => {
    const before = now();
    await register("appreg:shop/dev/web");
    let refusals = 0;
    const refusing = deleting(async (path) => {
      if (!path.startsWith("/directory/") || refusals === 2) return;
      refusals += 1;
      throw new GraphRefusedError(`DELETE ${path}`, 409, { graphCode: "ConcurrencyViolation" });
    });

    const { taken, paused } = await teardownOn(refusing, practice.tenant);

    expect(taken).toMatchObject({ refused: [], residue: [] });
    expect(paused).toEqual([1_000]);
    expect(now()).toEqual(before);
  });

  it("is given time where what was deleted reaches the recycle bin late", async () => {
    const before = now();
    await register("appreg:shop/dev/web");
    let purges = 0;
    const lagging: DirectoryWriter = {
      ...deleting(async () => undefined),
      // The list lacks what was just deleted, and the first purges find nothing.
      list: async (path, options) => (path.startsWith("/directory/") ? [] : directory.list(path, options)),
      delete: async (path) => {
        if (!path.startsWith("/directory/")) return directory.delete(path);
        purges += 1;
        return purges < 3 ? "absent" : directory.delete(path);
      },
    };

    const { taken, paused } = await teardownOn(lagging, practice.tenant);

    expect(countKinds(taken.removed)).toEqual({ application: 1, recycledApplication: 1 });
    expect({ residue: taken.residue, paused }).toEqual({ residue: [], paused: [1_000, 2_000] });
    expect(now()).toEqual(before);
  });

  it("is asked by id where its list shows for a while what is gone", async () => {
    const { objectId } = await register("appreg:shop/dev/web");
    const [stale] = await directory.list(`/applications?$filter=id%20eq%20'${objectId}'`);
    const showing: DirectoryWriter = {
      ...deleting(async () => undefined),
      list: async (path, options) => [
        ...(await directory.list(path, options)),
        ...(path.startsWith("/applications") ? [stale ?? {}] : []),
      ],
    };

    const { taken, paused } = await teardownOn(showing, practice.tenant);

    expect(stale).toMatchObject({ id: objectId });
    expect({ residue: taken.residue, paused }).toEqual({ residue: [], paused: [] });
  });

  it("loses nothing under throttling", async () => {
    const before = now();
    for (const name of ["a", "b", "c", "d"]) await register(`appreg:shop/dev/${name}`);
    practice.tenant.faults.add({
      ...{ method: "DELETE", path: "/(applications|directory)/", times: 5, status: 429 },
      headers: { "Retry-After": "0" },
    });
    practice.tenant.faults.add({ method: "DELETE", path: "/applications/", times: 1, dropReply: true });

    expect((await teardownOn(directory, practice.tenant)).taken).toMatchObject({ refused: [], residue: [] });
    expect(now()).toEqual(before);
  });

  it("ends with what is left where a bug of ours shows", async () => {
    await register("appreg:shop/dev/web");
    const broken = deleting(() => Promise.reject(new TypeError("a bug")));

    await expect(teardownOn(broken, practice.tenant)).rejects.toThrow("a bug");
  });
});

describe("a teardown that is interrupted", () => {
  it("begins nothing new, says so, and the next one finishes", async () => {
    const before = now();
    for (const name of ["a", "b", "c"]) await register(`appreg:shop/dev/${name}`);
    const interruption = new AbortController();
    const interrupted = deleting(async () => interruption.abort());

    const { taken } = await teardownOn(interrupted, practice.tenant, { signal: interruption.signal });

    expect(taken.residue).toBeUndefined();
    expect(now().applications?.length).toBeGreaterThan(0);
    expect((await teardownOn(directory, practice.tenant)).taken).toMatchObject({ residue: [] });
    expect(now()).toEqual(before);
  });

  it("is finished by the next one, wherever it was killed", async () => {
    const before = now();
    for (let deletions = 0; deletions < 8; deletions += 1) {
      for (const name of ["a", "b"]) await register(`appreg:shop/dev/${name}`);
      let left = deletions;
      const killed = deleting(async () => {
        left -= 1;
        if (left < 0) throw new TypeError("killed");
      });

      const ended = await teardownOn(killed, practice.tenant).catch((error: unknown) => error);
      // 2 applications, and 2 of each kind in the recycle bin; then it is done.
      expect(ended instanceof TypeError).toBe(deletions < 6);

      expect((await teardownOn(directory, practice.tenant)).taken).toMatchObject({ residue: [] });
      expect(now()).toEqual(before);
    }
  });
});
