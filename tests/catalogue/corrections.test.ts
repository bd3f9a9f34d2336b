import { describe, expect, it } from "vitest";
import { findPermission, leastPrivilege, type PermissionKind } from "../../catalogue";
import missing from "../../catalogue/authored/missingCalls.json";
import wrong from "../../catalogue/authored/wrongCalls.json";
import { readCorrections } from "../../catalogue/corrections";
import { findRoute } from "../../catalogue/findRoute";
import { splitGraphPath } from "../../catalogue/graphPath";
import { waysByRules } from "../../catalogue/graphRoutes";
import { callKey, methods } from "../../catalogue/routeTree";

const rows = readCorrections().flatMap(([call, byKind]) => byKind.map(([kind, row]) => ({ call, kind, row })));

function withoutCorrections(call: string, kind: PermissionKind) {
  const [method = "", path = ""] = call.split(" ");
  const segments = splitGraphPath(path);
  const verb = methods.indexOf(method);
  const found = findRoute(segments, verb, kind);
  if (!found) throw new Error(`${call} leads nowhere`);
  const grants = found.node.grants.get(callKey(verb, kind))?.map(({ name }) => name) ?? [];
  return { grants, ways: waysByRules(found.node, { verb, kind, firstSegment: segments[0] ?? "" }).ways };
}

describe("what this project knows better than the published data", () => {
  it("stands once for each call", () => {
    const calls = [...wrong, ...missing].map(({ call }) => call);

    expect(calls.filter((call, at) => calls.indexOf(call) !== at)).toEqual([]);
  });

  it("wins, with its page as evidence", () => {
    for (const { call, kind, row } of rows) {
      const [method = "", path = ""] = call.split(" ");
      const answer = leastPrivilege(method, path, kind);

      expect({ call, kind, answer }).toEqual({
        call,
        kind,
        answer:
          row.least === null
            ? null
            : expect.objectContaining({ least: row.least, source: "corrected", evidence: row.evidence }),
      });
    }
  });

  it("names only permissions that an app can declare", () => {
    const names = rows.flatMap(({ call, kind, row }) =>
      [...(row.least ?? []), ...row.higher.flat(), ...row.refused].map((name) => ({ call, kind, name })),
    );

    expect(names.filter(({ kind, name }) => !findPermission("microsoftGraph", kind, name)?.isEnabled)).toEqual([]);
  });

  it("has a page and a reason for everything", () => {
    for (const { row } of rows) {
      expect(row.evidence.page).toMatch(/^[a-z0-9_-]+$/);
      expect(row.evidence.reason.length).toBeGreaterThan(20);
    }
  });

  // When one fails here, the published data was put right: delete the row.
  it("holds no correction that became unnecessary", () => {
    const unnecessary = rows.filter(({ call, kind, row }) => {
      if (missing.some((known) => known.call === call)) return false;
      const { grants, ways } = withoutCorrections(call, kind);
      const isLeast = JSON.stringify(ways[0] ?? null) === JSON.stringify(row.least);
      return isLeast && !row.refused.some((name) => grants.includes(name));
    });

    expect(unnecessary.map(({ call, kind }) => `${call}, ${kind}`)).toEqual([]);
  });

  it("adds no call that the published data has by now", () => {
    const known = missing.filter(({ call }) =>
      (["delegated", "application"] as const).some((kind) => withoutCorrections(call, kind).grants.length > 0),
    );

    expect(known.map(({ call }) => call)).toEqual([]);
  });

  it("refuses only what the published data grants", () => {
    const idle = rows.flatMap(({ call, kind, row }) =>
      row.refused
        .filter((name) => !withoutCorrections(call, kind).grants.includes(name))
        .map((name) => `${call}, ${kind}: ${name}`),
    );

    expect(idle).toEqual([]);
  });
});
