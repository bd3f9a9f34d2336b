import { describe, expect, it } from "vitest";
import { explainResidue, type ResidueKind, type ResidueObject, type TeardownPlan } from "../../../lifecycle";

type Plan = Pick<TeardownPlan, "apps" | "left" | "recycled">;
const keep = { keepRecycled: true };
const purge = { keepRecycled: false };

function object(kind: ResidueKind, name: string): ResidueObject {
  return { kind, objectId: `${name}-${kind}`, displayName: name, clientId: `${name}-client` };
}

function planned(name: string, by: "engine" | "directory"): TeardownPlan["apps"][number] {
  const identity = { objectId: `${name}-application`, displayName: name, clientId: `${name}-client` };
  return { ...identity, createdAt: "", marker: undefined, by, usage: { wholeTenant: false, users: [] } };
}

const plan: Plan = {
  apps: [planned("web", "engine"), planned("lost", "directory")],
  left: [
    { name: "safe", urn: "urn", objectId: "safe-application", kind: "application", reason: "protected" },
    { name: "graph", urn: "urn", objectId: "graph-servicePrincipal", kind: "servicePrincipal", reason: "foreign" },
  ],
  recycled: [],
};

/** The reason of each object, in order. */
function reasons(residue: readonly ResidueObject[], options = purge, refused: readonly ResidueObject[] = []) {
  const refusals = refused.map((refusedObject) => ({ object: refusedObject, reason: "", fix: "", isFinal: true }));
  return explainResidue({ removed: [], refused: refusals, residue }, plan, options)?.map(({ reason }) => reason);
}

describe("why something is left", () => {
  it("is protection for an application, and for the principal that lives with it", () => {
    expect(reasons([object("application", "safe"), object("servicePrincipal", "safe")])).toEqual([
      "protected",
      "protected",
    ]);
  });

  it("is the recycle bin only where that was to be left alone, and only for what is in it", () => {
    const residue = [object("recycledApplication", "lost"), object("application", "lost")];

    expect(reasons(residue, keep)).toEqual(["recycled", "lagging"]);
    expect(reasons(residue)).toEqual(["lagging", "lagging"]);
  });

  it("is the engine for what lives on of its apps", () => {
    expect(reasons([object("application", "web"), object("recycledApplication", "web")])).toEqual([
      "engine",
      "lagging",
    ]);
  });

  it("is a refusal before anything else", () => {
    const refused = object("recycledApplication", "lost");

    expect(reasons([refused, object("recycledServicePrincipal", "lost")], purge, [refused])).toEqual([
      "refused",
      "lagging",
    ]);
  });

  it("is that nobody was asked about it where it was not planned", () => {
    expect(reasons([object("application", "late"), object("recycledApplication", "late")])).toEqual(["new", "new"]);
  });

  it("is unknown where nobody looked", () => {
    expect(explainResidue({ removed: [], refused: [], residue: undefined }, plan, purge)).toBeUndefined();
  });
});
