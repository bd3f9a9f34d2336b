import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { apis, findPermission, findPermissionById, listPermissions, type PermissionKind } from "../../catalogue";

const tables = join(__dirname, "..", "..", "catalogue", "generated", "permissions");

describe("the tables of permissions", () => {
  it("are one for each API", () => {
    expect(readdirSync(tables).sort()).toEqual(apis.map(({ name }) => `${name}.json`).sort());
  });

  it("give each permission an id that is its own within API and kind, in lower case", () => {
    for (const file of readdirSync(tables)) {
      // The cast: the generator writes tables in this form, and the ids are what is looked at here.
      const table = JSON.parse(readFileSync(join(tables, file), "utf8")) as Record<PermissionKind, string[][]>;
      for (const kind of ["delegated", "application"] as const) {
        const ids = table[kind].map(([, id]) => id);
        expect({ file, kind, ids: new Set(ids).size }).toEqual({ file, kind, ids: ids.length });
        expect(ids.filter((id) => id !== id?.toLowerCase())).toEqual([]);
        expect(table[kind].filter(([name]) => name === "")).toEqual([]);
      }
    }
  });

  it("grade each permission with one letter a source, or none", () => {
    for (const file of readdirSync(tables)) {
      const letters = [...readFileSync(join(tables, file), "utf8").matchAll(/"([^"]{4})"(?:,"disabled")?\]/g)];
      expect(letters.filter(([, word]) => !/^[-1-5][-UMC][-LMHC][-LMHD]$/.test(word ?? ""))).toEqual([]);
    }
  });
});

describe("an id", () => {
  it("of Exchange Online is another permission of Graph", () => {
    const id = "ef54d2bf-783f-4e0f-bca1-3210c0444d99";
    const named = (appId: string) => findPermissionById(appId, "application", id)?.name;

    expect(named("00000002-0000-0ff1-ce00-000000000000")).toBe("Calendars.ReadWrite.All");
    expect(named("00000003-0000-0000-c000-000000000000")).toBe("Calendars.ReadWrite");
  });

  it("of Office 365 Management APIs is a scope and a role", () => {
    const idsOf = (kind: PermissionKind) => listPermissions("managementApis", kind).map(({ id }) => id);

    expect(idsOf("delegated")).toHaveLength(7);
    expect(idsOf("application")).toEqual(idsOf("delegated"));
  });

  it("alone is so far from unique that a test counts how far", () => {
    const all = apis.flatMap(({ name }) =>
      (["delegated", "application"] as const).flatMap((kind) => listPermissions(name, kind).map(({ id }) => id)),
    );
    const repeated = new Set(all.filter((id, at) => all.indexOf(id) < at));
    expect({ permissions: all.length, repeated: repeated.size }).toEqual({ permissions: 2099, repeated: 23 });
  });
});

describe("a look-up", () => {
  const opened: string[] = [];

  beforeEach(() => {
    vi.resetModules();
    opened.length = 0;
    vi.doMock("node:fs", async (importOriginal) => {
      const real = await importOriginal<typeof import("node:fs")>();
      const readFileSync = (file: string, encoding: "utf8"): string => {
        opened.push(file.split("/generated/")[1] ?? file);
        return real.readFileSync(file, encoding);
      };
      return { ...real, readFileSync };
    });
    return () => vi.doUnmock("node:fs");
  });

  it("reads the table of its API once, and no other", async () => {
    const catalogue = await import("../../catalogue/index.js");
    expect(opened).toEqual(["apis.json"]);

    expect(catalogue.findPermission("exchangeOnline", "application", "full_access_as_app")).toEqual(
      findPermission("exchangeOnline", "application", "full_access_as_app"),
    );
    catalogue.listPermissions("exchangeOnline", "delegated");
    catalogue.findApi("microsoftGraph");
    expect(opened).toEqual(["apis.json", "permissions/exchangeOnline.json"]);
  });
});
