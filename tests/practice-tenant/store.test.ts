import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { AppRoleAssignment } from "../../practice-tenant/records";
import { createStore, type Store } from "../../practice-tenant/store";
import { openStoreFile, storeFileIn } from "../../practice-tenant/storeFile";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "store-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function assignment(id: string, principalId: string): AppRoleAssignment {
  const names = { principalDisplayName: null, resourceDisplayName: null };
  const times = { createdDateTime: "2026-01-02T03:04:05Z", deletedDateTime: null };
  return { id, principalId, resourceId: "api", appRoleId: "role", principalType: "User", ...names, ...times };
}

describe.each([
  ["in memory", () => createStore()],
  ["in a file", () => openStoreFile(storeFileIn(folder))],
])("a store %s", (_, open) => {
  let store: Store;
  beforeEach(() => {
    store = open();
  });
  afterEach(() => store.close());

  it("lists records in order of creation, wherever they were changed since", () => {
    for (const id of ["a", "b", "c"]) store.put("secret", { id, hash: "1" });
    store.put("secret", { id: "a", hash: "2" });
    store.remove("secret", "b");

    expect(store.list("secret")).toEqual([
      { id: "a", hash: "2" },
      { id: "c", hash: "1" },
    ]);
    expect(store.find("secret", ({ hash }) => hash === "1")).toEqual({ id: "c", hash: "1" });
    expect([store.get("secret", "b"), store.remove("secret", "b")]).toEqual([undefined, false]);
  });

  it("finds records by a property, as they are now and without regard to case", () => {
    const grant = (id: string, clientId: string, scope = "") =>
      ({ id, clientId, resourceId: "api", consentType: "AllPrincipals", principalId: null, scope }) as const;
    for (const id of ["1", "2", "3"]) store.put("oauth2PermissionGrant", grant(id, "Client"));
    store.put("oauth2PermissionGrant", grant("1", "client", "wider"));
    store.put("oauth2PermissionGrant", grant("2", "other"));
    store.remove("oauth2PermissionGrant", "3");

    expect(store.listBy("oauth2PermissionGrant", "clientId", "CLIENT")).toEqual([grant("1", "client", "wider")]);
    expect(store.findBy("oauth2PermissionGrant", "clientId", "other")).toEqual(grant("2", "other"));
    expect(store.listBy("oauth2PermissionGrant", "resourceId", "api").map(({ id }) => id)).toEqual(["1", "2"]);
    expect(store.findBy("oauth2PermissionGrant", "clientId", "nobody")).toBeUndefined();
  });

  it("finds by a property what there was before a transaction that failed", () => {
    store.put("appRoleAssignment", assignment("1", "before"));
    const work = () =>
      store.transaction(() => {
        store.put("appRoleAssignment", assignment("1", "after"));
        store.put("appRoleAssignment", assignment("2", "before"));
        throw new Error("refused");
      });

    expect(work).toThrow("refused");
    expect(store.listBy("appRoleAssignment", "principalId", "before")).toEqual([assignment("1", "before")]);
    expect(store.listBy("appRoleAssignment", "principalId", "after")).toEqual([]);
  });

  it("keeps all of a transaction or none of it", () => {
    store.put("secret", { id: "a", hash: "1" });

    const work = () =>
      store.transaction(() => {
        store.put("secret", { id: "a", hash: "2" });
        store.transaction(() => store.put("secret", { id: "b", hash: "1" }));
        store.remove("secret", "a");
        throw new Error("refused");
      });

    expect(work).toThrow("refused");
    expect(store.list("secret")).toEqual([{ id: "a", hash: "1" }]);
  });
});

describe("a store in a file", () => {
  it("gives back what was kept, in the same order, and nothing of a transaction that failed", () => {
    const store = openStoreFile(storeFileIn(folder));
    store.transaction(() => {
      for (const id of ["b", "a"]) store.put("secret", { id, hash: "1" });
    });
    store.put("secret", { id: "b", hash: "2" });
    expect(() =>
      store.transaction(() => {
        store.put("secret", { id: "c", hash: "1" });
        throw new Error("refused");
      }),
    ).toThrow("refused");
    store.close();

    const again = openStoreFile(storeFileIn(folder));
    const records = again.list("secret");
    again.close();

    expect(records).toEqual([
      { id: "b", hash: "2" },
      { id: "a", hash: "1" },
    ]);
  });

  it("undoes a change in memory that the disk did not take", () => {
    const store = createStore({
      commit: () => {
        throw new Error("disk full");
      },
      close: () => {},
    });

    expect(() => store.put("secret", { id: "a", hash: "1" })).toThrow("disk full");
    expect(store.list("secret")).toEqual([]);
  });
});
