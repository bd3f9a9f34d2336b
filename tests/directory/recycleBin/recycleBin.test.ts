/** What was deleted is found in the recycle bin, and taken out of it for good. */
import { beforeAll, describe, expect, it } from "vitest";
import { type DirectoryClient, purgeDeleted, readRecycleBin } from "../../../directory";
import { nobody } from "../../practice-tenant/graphTenant";
import { usePracticeDirectory, withPagesOf } from "../apps/practiceDirectory";

const now = "2026-11-22T12:00:00Z";
const practice = usePracticeDirectory({ clock: () => new Date(now) });
let directory: DirectoryClient;

beforeAll(async () => {
  directory = await practice.connect();
});

async function deleteNew(displayName: string, tags: readonly string[] = []) {
  const { application, principal } = await practice.register({ displayName, tags });
  await practice.graph("DELETE", `/v1.0/applications/${application.id}`);
  return { application, principal };
}

describe("the recycle bin", () => {
  it("holds applications with their tags, and the principals that went along", async () => {
    const { application, principal } = await deleteNew("gone", ["appreg:rooms/dev/gone"]);
    const of = { displayName: "gone", clientId: application.appId, deletedAt: now, fields: expect.any(Object) };

    expect(await readRecycleBin(directory)).toEqual([
      { ...of, objectId: application.id, kind: "application", tags: ["appreg:rooms/dev/gone"], createdAt: now },
      { ...of, objectId: principal.id, kind: "servicePrincipal", tags: [], createdAt: undefined },
    ]);
    expect(await purgeDeleted(directory, String(application.id))).toBe("deleted");
  });

  it("is read to its last page", async () => {
    const names = Array.from({ length: 5 }, (_, at) => `row ${at}`);
    for (const name of names) await deleteNew(name);

    const deleted = await readRecycleBin(withPagesOf(2, directory));
    for (const { objectId } of deleted) await purgeDeleted(directory, objectId);

    expect(deleted.flatMap(({ kind, displayName }) => (kind === "application" ? [displayName] : []))).toEqual(names);
    expect(deleted).toHaveLength(10);
  });

  it("loses an application and its principal in one purge, and says so of the second one", async () => {
    const { application, principal } = await deleteNew("twice");

    expect(await purgeDeleted(directory, String(application.id))).toBe("deleted");
    expect(await purgeDeleted(directory, String(principal.id))).toBe("absent");
    expect(await readRecycleBin(directory)).toEqual([]);
    expect(await purgeDeleted(directory, nobody)).toBe("absent");
  });

  it("is not taken for empty by somebody who may not look into it", async () => {
    const stranger = await practice.connectWith({ roles: ["User.Read.All"] });

    await expect(readRecycleBin(stranger)).rejects.toMatchObject({ code: "ERR_GRAPH_REFUSED", status: 403 });
  });
});
