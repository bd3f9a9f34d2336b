import { describe, expect, it } from "vitest";
import { Gate } from "../../rehearsal/gate";
import { unknownValue } from "../../rehearsal/propertyValue";
import { appUrn, dependsOn, EngineRuns } from "./engineRuns";

describe("a failing step", () => {
  it("ends the run, keeps what was done and deletes nothing", async () => {
    const runs = new EngineRuns();
    await runs.up((p) => p.app("dropped"));

    const report = await runs.up(async (p) => {
      await p.app("good");
      await p.app("bad", { fail: "create" });
    });

    expect(report.steps).toEqual(["create good", "create bad failed"]);
    expect(report.errors).toEqual(["create of bad was refused", "update failed"]);
    expect(runs.names()).toEqual(["good", "dropped"]);
    expect(runs.state.pendingOperations).toEqual([]);
  });

  it("leaves the stack the outputs of the last run, unless the new ones were there before the step was asked for", async () => {
    const runs = new EngineRuns();
    await runs.up((p) => p.outputs({ round: 1, gone: true }));
    const outputs = () => runs.resource("proj-dev").outputs;

    const [began, told] = [new Gate(), new Gate()];
    runs.provider.beforeWrite = async () => {
      began.open();
      await told.opened;
    };
    await runs.up((p) => {
      const outputsWhileUnderWay = began.opened.then(() => p.outputs({ round: 2 })).then(() => told.open());
      return Promise.all([p.app("bad", { fail: "create" }), outputsWhileUnderWay]);
    });
    expect(outputs()).toEqual({ round: 1, gone: true });

    await runs.up(async (p) => {
      await p.outputs({ round: 3 });
      await p.app("bad", { fail: "create" });
    });
    expect(outputs()).toEqual({ round: 3, gone: true });
  });

  it("lets the others go on where asked to, but not its dependents", async () => {
    const runs = new EngineRuns();
    const report = await runs.up(
      async (p) => {
        await p.app("bad", { fail: "create" }).catch(() => undefined);
        await p.app("dependent", {}, { dependencies: [appUrn("bad")] }).catch(() => undefined);
        await p.app("good");
      },
      { continueOnError: true },
    );

    expect(report.succeeded).toBe(false);
    expect(report.steps).toEqual(["create bad failed", "create good"]);
    expect(runs.names()).toEqual(["good"]);
  });

  it("keeps an object that was made by halves, and tries again in the next run", async () => {
    const runs = new EngineRuns();
    const failed = await runs.up((p) => p.app("half", { fail: "createHalf" }));
    expect(failed.steps).toEqual(["create half failed"]);
    expect(runs.resource("half")).toMatchObject({ id: "/half/1", initErrors: ["only half of it was made"] });

    const repaired = await runs.up((p) => p.app("half", { fail: "createHalf" }));

    expect(repaired.steps).toEqual(["update half"]);
    expect(runs.resource("half").initErrors).toEqual([]);
  });

  it("keeps the old inputs of an update that failed, so that the next run tries again", async () => {
    const runs = new EngineRuns();
    await runs.up((p) => p.app("one", { text: "a" }));
    await runs.up((p) => p.app("one", { text: "b", fail: "updateHalf" }));

    expect(runs.resource("one").inputs).toEqual({ label: "none", text: "a" });
    expect(runs.resource("one").outputs.text).toBe("b");
    expect(runs.resource("one").initErrors).toEqual(["refused"]);
  });

  it("keeps a resource whose deletion failed, and lets deletions under way finish", async () => {
    const runs = new EngineRuns();
    await runs.up(async (p) => {
      await p.app("bad", { fail: "delete" });
      await p.app("good");
    });
    const goodBegan = new Gate();
    runs.provider.beforeWrite = async (_operation, name) => {
      if (name === "good") goodBegan.open();
      await goodBegan.opened;
    };

    const report = await runs.destroy();

    expect(report.succeeded).toBe(false);
    expect(report.steps.toSorted()).toEqual(["delete bad failed", "delete good"]);
    expect(runs.names()).toEqual(["bad"]);
  });

  it("is told with the resource's name and reason where the arguments are wrong", async () => {
    const runs = new EngineRuns();
    const report = await runs.up((p) => p.app("one", { fail: "check" }));

    expect(report.steps).toEqual([]);
    expect(report.errors).toEqual(["azuread:index/application:Application resource 'one' has a problem: it is wrong"]);
  });
});

describe("a preview", () => {
  it("shows the steps, gives unknown outputs and touches nothing", async () => {
    const runs = new EngineRuns();
    await runs.up(async (p) => {
      await p.app("changed", { text: "a" });
      await p.app("dropped");
    });
    const before = runs.state;

    let id = "";
    const report = await runs.preview(async (p) => {
      const added = await p.app("added");
      id = String(added.outputs.id);
      await p.app("dependent", { ref: unknownValue }, dependsOn("ref", added.urn));
      await p.app("changed", { text: "b" });
    });

    expect(report.steps).toEqual(["create added", "create dependent", "update changed", "delete dropped"]);
    expect(id).toBe(unknownValue);
    expect(report.calls.filter((call) => /^(create|update|delete)/.test(call))).toEqual([]);
    expect(runs.state).toBe(before);
  });
});

describe("a refresh", () => {
  it("takes what it finds into the state and tells drift from the directory's side", async () => {
    const runs = new EngineRuns();
    await runs.up(async (p) => {
      const gone = await p.app("gone");
      await p.app("drifted", { ref: gone.id }, dependsOn("ref", gone.urn));
      await p.app("same");
    });
    runs.provider.objects.delete("/gone/1");
    runs.provider.objects.set("/drifted/2", {
      label: "none",
      ref: "/gone/1",
      extra: "x",
      token: "t",
      id: "/drifted/2",
    });

    const report = await runs.refresh();

    expect(report.steps).toEqual(["delete gone", "update drifted", "same same"]);
    expect(report.records[1]?.detailedDiff).toEqual({ extra: "ADD" });
    expect(report.changes).toEqual({ delete: 1, same: 2, update: 1 });
    expect(runs.names()).toEqual(["drifted", "same"]);
    expect(runs.resource("drifted")).toMatchObject({
      inputs: { extra: "x" },
      dependencies: [],
      propertyDependencies: {},
    });
  });

  it("reads every resource although one cannot be read", async () => {
    const runs = new EngineRuns();
    await runs.up(async (p) => {
      await p.app("one");
      await p.app("two");
    });
    const read = runs.provider.read.bind(runs.provider);
    runs.provider.read = (request) =>
      request.id === "/one/1" ? Promise.reject(new Error("the directory says no")) : read(request);

    const report = await runs.refresh();

    expect(report.succeeded).toBe(false);
    expect(report.steps).toEqual(["refresh one failed", "same two"]);
    expect(runs.names()).toEqual(["one", "two"]);
  });

  it("keeps the note of an interrupted creation", async () => {
    const runs = new EngineRuns();
    await runs.up((p) => p.app("one"));
    const [, , resource] = runs.state.resources;
    if (resource === undefined) throw new Error("the state has no resource");
    runs.state = {
      ...runs.state,
      pendingOperations: [
        { type: "creating", resource },
        { type: "updating", resource },
      ],
    };

    await runs.refresh();

    expect(runs.state.pendingOperations.map(({ type }) => type)).toEqual(["creating"]);
  });
});
