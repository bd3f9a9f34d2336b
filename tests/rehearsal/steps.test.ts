import { describe, expect, it } from "vitest";
import { appUrn, dependsOn, EngineRuns, type Program } from "./engineRuns";

describe("an update", () => {
  it("creates what is new, keeps what is the same, updates what differs and deletes what is gone", async () => {
    const runs = new EngineRuns();
    await runs.up(async (p) => {
      await p.app("kept", { text: "a" });
      await p.app("changed", { text: "a" });
      await p.app("dropped");
    });

    const second = await runs.up(async (p) => {
      await p.app("kept", { text: "a" });
      await p.app("changed", { text: "b" });
      await p.app("added");
    });

    expect(second.errors).toEqual([]);
    expect(second.steps).toEqual(["same kept", "update changed", "create added", "delete dropped"]);
    expect(second.records[1]).toMatchObject({ diffs: ["text"], detailedDiff: { text: "UPDATE" } });
    expect(runs.names()).toEqual(["kept", "changed", "added"]);
    expect([...runs.provider.objects.values()].map((object) => object.text)).toEqual(["a", "b", undefined]);
  });

  it("keeps an entry's defaults, id and time of creation, and notes dependencies", async () => {
    const runs = new EngineRuns();
    const program = async (p: Program) => {
      const one = await p.app("one");
      await p.app("two", { ref: one.id }, dependsOn("ref", one.urn));
    };
    await runs.up(program);
    const before = runs.state;
    await runs.up(program);

    expect(runs.state).toEqual(before);
    expect(runs.resource("two")).toMatchObject({
      id: "/two/2",
      inputs: { label: "none", ref: "/one/1" },
      dependencies: [appUrn("one")],
      propertyDependencies: { ref: [appUrn("one")] },
      created: "2026-01-02T03:04:05.000Z",
    });
  });

  it("deletes dependents before what they depend on", async () => {
    const runs = new EngineRuns();
    await runs.up(async (p) => {
      const one = await p.app("one");
      const two = await p.app("two", { ref: one.id }, dependsOn("ref", one.urn));
      await p.app("three", { ref: two.id }, dependsOn("ref", two.urn));
    });

    const destroyed = await runs.destroy();

    expect(destroyed.calls.filter((call) => call.startsWith("delete"))).toEqual([
      "delete three",
      "delete two",
      "delete one",
    ]);
    expect(runs.state.resources).toEqual([]);
  });

  it("refuses two resources of one name", async () => {
    const runs = new EngineRuns();
    const report = await runs.up((p) => Promise.all([p.app("one"), p.app("one")]));

    expect(report.succeeded).toBe(false);
    expect(report.errors).toEqual([`Duplicate resource URN '${appUrn("one")}'; try giving it a unique name`]);
    expect(report.steps).toEqual([]);
  });

  it("writes what it is about to do before it does it, and forgets the note afterwards", async () => {
    const runs = new EngineRuns();
    await runs.up(async (p) => {
      await p.app("one", { text: "a" });
    });
    await runs.up(async (p) => {
      await p.app("one", { text: "b" });
    });
    await runs.destroy();

    const notes = runs.saves.filter((pending) => pending.some((note) => note.endsWith(" one")));
    expect(notes).toEqual([["creating one"], ["updating one"], ["deleting one"]]);
    expect(runs.saves.at(-1)).toEqual([]);
  });

  it("looks things up through the provider", async () => {
    const runs = new EngineRuns();
    let answer: unknown;
    await runs.up(async (p) => {
      answer = await p.invoke("azuread:index/getUser:getUser", { mail: "ada" });
    });

    expect(answer).toEqual({ result: { mail: "ada", found: true } });
  });

  it("names a package that it does not know", async () => {
    const runs = new EngineRuns();
    const report = await runs.up((p) => p.app("bucket", {}, { type: "aws:s3/bucket:Bucket" }));

    expect(report.errors).toEqual([
      "the rehearsal does not know the type aws:s3/bucket:Bucket of bucket: it runs programs of the package azuread only",
    ]);
  });
});

describe("a replacement", () => {
  it("creates the new object first and deletes the old one at the end", async () => {
    const runs = new EngineRuns();
    await runs.up((p) => p.app("one", { forceNewKind: "a" }));

    const second = await runs.up(async (p) => {
      await p.app("one", { forceNewKind: "b" });
      await p.app("later");
    });

    expect(second.steps).toEqual(["create-replacement one", "replace one", "create later", "delete-replaced one"]);
    expect(second.records[0]).toMatchObject({
      replaceKeys: ["forceNewKind"],
      detailedDiff: { forceNewKind: "UPDATE_REPLACE" },
    });
    expect(runs.resource("one").id).toBe("/one/2");
    expect([...runs.provider.objects.keys()]).toEqual(["/one/2", "/later/3"]);
  });

  it("counts once", async () => {
    const runs = new EngineRuns();
    await runs.up((p) => p.app("one", { forceNewKind: "a" }));
    const second = await runs.up((p) => p.app("one", { forceNewKind: "b" }));

    expect(second.changes).toEqual({ replace: 1, same: 1 });
  });

  it("can be asked for by replaceOnChanges", async () => {
    const runs = new EngineRuns();
    await runs.up((p) => p.app("one", { text: "a" }));
    const second = await runs.up((p) => p.app("one", { text: "b" }, { replaceOnChanges: ["text"] }));

    expect(second.steps).toEqual(["create-replacement one", "replace one", "delete-replaced one"]);
    expect(second.records[0]?.detailedDiff).toEqual({ text: "UPDATE_REPLACE" });
  });

  it("deletes first where asked to, with the dependents that it would replace, and leaves the others", async () => {
    const runs = new EngineRuns();
    const program = (kind: string) => async (p: Program) => {
      const root = await p.app("root", { forceNewKind: kind }, { deleteBeforeReplace: true });
      const child = await p.app("child", { forceNewRoot: root.id }, dependsOn("forceNewRoot", root.urn));
      await p.app("grandchild", { forceNewRoot: child.id }, dependsOn("forceNewRoot", child.urn));
      await p.app("friend", { root: root.id }, dependsOn("root", root.urn));
    };
    await runs.up(program("a"));

    const second = await runs.up(program("b"));

    expect(second.errors).toEqual([]);
    expect(second.steps).toEqual([
      "delete-replaced grandchild",
      "delete-replaced child",
      "delete-replaced root",
      "replace root",
      "create-replacement root",
      "replace child",
      "create-replacement child",
      "replace grandchild",
      "create-replacement grandchild",
      "update friend",
    ]);
    expect(runs.names()).toEqual(["root", "child", "grandchild", "friend"]);
  });

  it("forgets a dependent that it deleted first and that the program no longer has", async () => {
    const runs = new EngineRuns();
    const program = (kind: string, hasChild: boolean) => async (p: Program) => {
      const root = await p.app("root", { forceNewKind: kind }, { deleteBeforeReplace: true });
      if (hasChild) await p.app("child", { forceNewRoot: root.id }, dependsOn("forceNewRoot", root.urn));
    };
    await runs.up(program("a", true));

    const second = await runs.up(program("b", false));

    expect(second.steps).toEqual([
      "delete-replaced child",
      "delete-replaced root",
      "replace root",
      "create-replacement root",
      "remove-pending-replace child",
    ]);
    expect(second.changes).toEqual({ replace: 1, same: 1 });
    expect(runs.names()).toEqual(["root"]);
  });

  it("is finished by the next run where the creation after the deletion has failed", async () => {
    const runs = new EngineRuns();
    const program = (kind: string, fail: string) => (p: Program) =>
      p.app("one", { forceNewKind: kind, fail }, { deleteBeforeReplace: true });
    await runs.up(program("a", ""));
    const failed = await runs.up(program("b", "create"));
    expect(failed.steps).toEqual(["delete-replaced one", "replace one", "create-replacement one failed"]);
    expect(runs.resource("one")).toMatchObject({ pendingReplacement: true });

    const repaired = await runs.up(program("b", ""));

    expect(repaired.steps).toEqual(["replace one", "create-replacement one"]);
    expect(runs.names()).toEqual(["one"]);
    expect(runs.resource("one").pendingReplacement).toBe(false);
  });
});
