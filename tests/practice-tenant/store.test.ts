import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createStore, type Store } from "../../practice-tenant/store";
import { openStoreFile, storeFileIn } from "../../practice-tenant/storeFile";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "store-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

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
