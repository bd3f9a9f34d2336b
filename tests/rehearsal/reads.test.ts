import { describe, expect, it } from "vitest";
import { isUnknown, unknownValue } from "../../rehearsal/propertyValue";
import { makeSecret } from "../../rehearsal/secretValue";
import { appUrn, dependsOn, EngineRuns, type Program, urnOf } from "./engineRuns";

/** Runs on a directory that holds one object which no stack has made. */
function runsWithObject(): EngineRuns {
  const runs = new EngineRuns();
  runs.provider.objects.set("/shared", { text: "a", token: "t", id: "/shared" });
  return runs;
}

describe("an object that a program only looks at", () => {
  it("is read in each run, and its state says that it is not the stack's own", async () => {
    const runs = runsWithObject();
    const program = async (p: Program) => {
      const shared = await p.get("shared", "/shared");
      await p.app("own", { ref: shared.id }, dependsOn("ref", shared.urn));
    };
    const first = await runs.up(program);
    const before = runs.state;
    const second = await runs.up(program);

    expect(first.steps).toEqual(["read shared", "create own"]);
    expect(first.changes).toEqual({ create: 2 });
    expect(first.calls.filter((call) => call.endsWith("shared"))).toEqual(["read shared"]);
    expect(runs.saves).toContainEqual(["reading shared"]);
    expect(runs.resource("shared")).toMatchObject({
      external: true,
      id: "/shared",
      inputs: {},
      outputs: { text: "a", token: makeSecret("t"), id: "/shared" },
      created: "",
      modified: "",
    });
    expect(second.steps).toEqual(["read shared", "same own"]);
    expect(second.changes).toEqual({ same: 2 });
    expect(runs.state).toEqual(before);
  });

  it("counts as a change when it has become another since the last run", async () => {
    const runs = runsWithObject();
    await runs.up((p) => p.get("shared", "/shared"));
    runs.provider.objects.set("/shared", { text: "b", token: "t", id: "/shared" });

    const second = await runs.up((p) => p.get("shared", "/shared"));

    expect(second.changes).toEqual({ read: 1, same: 1 });
    expect(runs.resource("shared")).toMatchObject({ outputs: { text: "b" }, modified: "2026-01-02T03:04:05.000Z" });
  });

  it("is read in a preview, unless its id is not known yet", async () => {
    const runs = runsWithObject();
    const seen: unknown[] = [];
    const preview = await runs.preview(async (p) => {
      const own = await p.app("own");
      const known = await p.get("known", "/shared");
      const unknown = await p.get("unknown", unknownValue, { parent: own.urn, dependencies: [own.urn] });
      seen.push(known.outputs.text, unknown.outputs, isUnknown(unknown.id));
    });

    expect(preview.steps).toEqual(["create own", "read known", "read unknown"]);
    expect(preview.calls.filter((call) => call.startsWith("read"))).toEqual(["read known"]);
    expect(seen).toEqual(["a", {}, true]);
  });

  it("keeps parent and dependencies; what the program calls secret is secret in what is found", async () => {
    const runs = runsWithObject();
    await runs.up(async (p) => {
      const box = await p.component("box");
      const own = await p.app("own", {}, { parent: box.urn });
      await p.get("byInput", "/shared", { properties: { text: makeSecret("a") }, dependencies: [own.urn] });
      await p.get("byOption", "/shared", { parent: box.urn, additionalSecretOutputs: ["text"] });
    });

    expect(runs.resource("byInput")).toMatchObject({
      inputs: { text: makeSecret("a") },
      outputs: { text: makeSecret("a") },
      dependencies: [expect.stringMatching(/::own$/)],
    });
    expect(runs.resource("byOption")).toMatchObject({
      parent: urnOf("sample:Tool::box"),
      outputs: { text: makeSecret("a") },
    });
  });

  it("fails the run when it does not exist", async () => {
    const runs = new EngineRuns();
    const result = await runs.up((p) => p.get("shared", "/shared"));

    expect(result.succeeded).toBe(false);
    expect(result.steps).toEqual(["read shared failed"]);
    expect(result.errors).toEqual(["resource '/shared' does not exist", "update failed"]);
    expect(runs.state.pendingOperations).toEqual([]);
    expect(runs.names()).toEqual([]);
  });

  it("that does not exist leaves the others alone when the run goes on after errors", async () => {
    const runs = new EngineRuns();
    const result = await runs.up(
      async (p) => {
        await expect(p.get("shared", "/shared")).rejects.toThrow("failed");
        await expect(p.app("dependent", {}, dependsOn("ref", appUrn("shared")))).rejects.toThrow("skipped");
        await p.app("other");
      },
      { continueOnError: true },
    );

    expect(result.succeeded).toBe(false);
    expect(result.steps).toEqual(["read shared failed", "create other"]);
    expect(runs.names()).toEqual(["other"]);
  });

  it("is forgotten, not deleted, when the program or the stack ends its interest", async () => {
    const runs = runsWithObject();
    await runs.up(async (p) => {
      await p.get("one", "/shared");
      await p.get("two", "/shared");
    });

    const dropped = await runs.up((p) => p.get("two", "/shared"));
    const destroyed = await runs.destroy();

    expect(dropped.steps).toEqual(["read two", "discard one"]);
    expect(destroyed.steps).toEqual(["discard two"]);
    expect(destroyed.changes).toEqual({ delete: 1, discard: 1 });
    expect(runs.names()).toEqual([]);
    expect([...runs.provider.objects.keys()]).toEqual(["/shared"]);
  });

  it("is compared with what was found last time by a refresh, not with a program", async () => {
    const runs = runsWithObject();
    await runs.up((p) => p.get("shared", "/shared"));
    const unchanged = await runs.refresh();
    runs.provider.objects.set("/shared", { text: "b", token: "t", id: "/shared" });
    const changed = await runs.refresh();
    runs.provider.objects.clear();
    const gone = await runs.refresh();

    expect(unchanged.steps).toEqual(["same shared"]);
    expect(changed.steps).toEqual(["update shared"]);
    expect(changed.calls).toEqual(["configure", "read shared"]);
    expect(gone.steps).toEqual(["delete shared"]);
    expect(runs.names()).toEqual([]);
  });
});

describe("a program that changes its mind about whose an object is", () => {
  it("makes one of its own beside the one that it looked at", async () => {
    const runs = runsWithObject();
    await runs.up((p) => p.get("app", "/shared"));

    const owned = await runs.up((p) => p.app("app", { text: "mine" }));

    expect(owned.steps).toEqual(["create-replacement app", "replace app", "discard-replaced app"]);
    expect(owned.calls.filter((call) => call.startsWith("delete"))).toEqual([]);
    expect([...runs.provider.objects.keys()]).toEqual(["/shared", "/app/1"]);
    expect(runs.resource("app")).toMatchObject({ id: "/app/1", external: false });
  });

  it("deletes its own when it looks at another in its place", async () => {
    const runs = runsWithObject();
    await runs.up((p) => p.app("app"));

    const read = await runs.up((p) => p.get("app", "/shared"));

    expect(read.steps).toEqual(["read-replacement app", "replace app", "delete-replaced app"]);
    expect(read.changes).toEqual({ replace: 1, same: 1 });
    expect([...runs.provider.objects.keys()]).toEqual(["/shared"]);
    expect(runs.names()).toEqual(["app"]);
  });

  it("releases its own when it looks at that from now on", async () => {
    const runs = new EngineRuns();
    await runs.up((p) => p.app("app"));

    const released = await runs.up((p) => p.get("app", "/app/1"));
    await runs.destroy();

    expect(released.steps).toEqual(["read app"]);
    expect([...runs.provider.objects.keys()]).toEqual(["/app/1"]);
  });

  it("takes over what it looked at with an import", async () => {
    const runs = runsWithObject();
    await runs.up((p) => p.get("app", "/shared"));

    const imported = await runs.up((p) => p.app("app", { text: "a" }, { importId: "/shared" }));

    expect(imported.steps).toEqual(["import-replacement app", "replace app", "update app", "discard-replaced app"]);
    expect([...runs.provider.objects.keys()]).toEqual(["/shared"]);
    expect(runs.state.resources.filter(({ urn }) => urn === appUrn("app"))).toMatchObject([
      { id: "/shared", external: false, delete: false },
    ]);
  });
});
