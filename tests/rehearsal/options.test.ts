import { describe, expect, it } from "vitest";
import type { AliasSpec } from "../../rehearsal/engine/goal";
import { makeSecret } from "../../rehearsal/secretValue";
import { appType, appUrn, dependsOn, EngineRuns, urnOf } from "./engineRuns";

const noAlias: AliasSpec = { urn: "", name: "", type: "", stack: "", project: "", parentUrn: "", noParent: false };

describe("protect", () => {
  it("keeps a resource from being deleted and lets the other deletions go on", async () => {
    const runs = new EngineRuns();
    await runs.up(async (p) => {
      await p.app("treasure", {}, { protect: true });
      await p.app("other");
    });

    const report = await runs.up(async () => undefined);

    expect(report.succeeded).toBe(false);
    expect(report.steps.toSorted()).toEqual(["delete other", "delete treasure failed"]);
    expect(report.errors[0]).toContain(`resource "${appUrn("treasure")}" cannot be deleted\nbecause it is protected`);
    expect(runs.names()).toEqual(["treasure"]);
  });

  it("keeps what a protected resource depends on", async () => {
    const runs = new EngineRuns();
    await runs.up(async (p) => {
      const base = await p.app("base");
      await p.app("treasure", { base: base.id }, { protect: true, ...dependsOn("base", base.urn) });
    });

    const report = await runs.destroy();

    expect(report.steps).toEqual(["delete treasure failed"]);
    expect(runs.names()).toEqual(["base", "treasure"]);
  });

  it("refuses a replacement", async () => {
    const runs = new EngineRuns();
    await runs.up((p) => p.app("treasure", { forceNewKind: "a" }, { protect: true }));
    const report = await runs.up((p) => p.app("treasure", { forceNewKind: "b" }, { protect: true }));

    expect(report.steps).toEqual([]);
    expect(report.errors[0]).toContain("marked for protection");
  });
});

describe("deletion options", () => {
  it("leaves the object where it is retained", async () => {
    const runs = new EngineRuns();
    await runs.up((p) => p.app("one", {}, { retainOnDelete: true }));
    const report = await runs.destroy();

    expect(report.steps).toEqual(["delete one"]);
    expect(report.records[0]?.retained).toBe(true);
    expect(report.calls).toEqual([]);
    expect(runs.provider.objects.size).toBe(1);
    expect(runs.state.resources).toEqual([]);
  });

  it("asks for no deletion of what goes with another, but does where only the child goes", async () => {
    const runs = new EngineRuns();
    const both = async (p: Parameters<Parameters<EngineRuns["up"]>[0]>[0]) => {
      const parent = await p.app("parent");
      await p.app("child", { ref: parent.id }, { deletedWith: parent.urn, ...dependsOn("ref", parent.urn) });
    };
    await runs.up(both);
    const alone = await runs.up((p) => p.app("parent"));
    await runs.up(both);
    const together = await runs.destroy();

    expect(alone.calls).toContain("delete child");
    expect(together.steps).toEqual(["delete child", "delete parent"]);
    expect(together.calls).toEqual(["configure", "delete parent"]);
  });
});

describe("ignoreChanges", () => {
  it("keeps the last inputs at a path", async () => {
    const runs = new EngineRuns();
    const options = { ignoreChanges: ["settings.colour"] };
    await runs.up((p) => p.app("one", { settings: { colour: "red", size: 1 } }, options));
    const report = await runs.up((p) => p.app("one", { settings: { colour: "blue", size: 1 } }, options));
    const other = await runs.up((p) => p.app("one", { settings: { colour: "blue", size: 2 } }, options));

    expect(report.steps).toEqual(["same one"]);
    expect(other.steps).toEqual(["update one"]);
    expect(runs.resource("one").inputs.settings).toEqual({ colour: "red", size: 2 });
  });
});

describe("aliases", () => {
  it("let a component be renamed, and its children whose names begin with its own", async () => {
    const runs = new EngineRuns();
    await runs.up(async (p) => {
      const tool = await p.component("tool");
      const app = await p.app("tool-app", {}, { parent: tool.urn });
      await p.app("tool-app-sp", { ref: app.id }, { parent: app.urn, ...dependsOn("ref", app.urn) });
    });

    const report = await runs.up(async (p) => {
      const desk = await p.component("desk", { aliases: [{ ...noAlias, name: "tool" }] });
      const app = await p.app("desk-app", {}, { parent: desk.urn });
      await p.app("desk-app-sp", { ref: app.id }, { parent: app.urn, ...dependsOn("ref", app.urn) });
    });

    expect(report.steps).toEqual(["same desk", "same desk-app", "same desk-app-sp"]);
    const app = urnOf(`sample:Tool$${appType}::desk-app`);
    expect(runs.resource("desk-app-sp")).toMatchObject({ parent: app, dependencies: [app] });
    expect(runs.names()).toEqual(["desk", "desk-app", "desk-app-sp"]);
  });

  it("leave references whole in a state that was written in the middle of a renaming", async () => {
    const runs = new EngineRuns();
    await runs.up(async (p) => {
      const one = await p.app("one");
      await p.app("two", { ref: one.id }, dependsOn("ref", one.urn));
    });

    await runs.up(async (p) => {
      await p.app("uno", {}, { aliases: [{ ...noAlias, name: "one" }] });
      await p.app("broken", { fail: "create" });
    });

    expect(runs.names()).toEqual(["uno", "two"]);
    expect(runs.resource("two").dependencies).toEqual([appUrn("uno")]);
  });
});

describe("import", () => {
  it("takes an object over, and updates what the program wants otherwise", async () => {
    const runs = new EngineRuns();
    runs.provider.objects.set("/adopted/9", { label: "none", text: "a", token: "t", id: "/adopted/9" });

    const report = await runs.up((p) => p.app("adopted", { text: "b" }, { importId: "/adopted/9" }));
    const again = await runs.up((p) => p.app("adopted", { text: "b" }, { importId: "/adopted/9" }));

    expect(report.steps).toEqual(["import adopted", "update adopted"]);
    expect(runs.resource("adopted")).toMatchObject({ id: "/adopted/9", importId: "/adopted/9" });
    expect(again.steps).toEqual(["same adopted"]);
  });

  it("takes the place of a resource that the stack manages already, which goes at the end", async () => {
    const runs = new EngineRuns();
    runs.provider.objects.set("/adopted/9", { label: "none", text: "a", token: "t", id: "/adopted/9" });
    await runs.up((p) => p.app("app", { text: "a" }));

    const report = await runs.up((p) => p.app("app", { text: "a" }, { importId: "/adopted/9" }));

    expect(report.steps).toEqual(["import-replacement app", "replace app", "delete-replaced app"]);
    expect([...runs.provider.objects.keys()]).toEqual(["/adopted/9"]);
    expect(runs.state.resources.filter(({ urn }) => urn === appUrn("app"))).toMatchObject([
      { id: "/adopted/9", importId: "/adopted/9", delete: false },
    ]);
  });

  it("leaves the resource that it would replace where there is nothing to import", async () => {
    const runs = new EngineRuns();
    await runs.up((p) => p.app("app", { text: "a" }));

    const report = await runs.up((p) => p.app("app", { text: "a" }, { importId: "/adopted/9" }));

    expect(report.errors[0]).toBe("resource '/adopted/9' does not exist");
    expect([...runs.provider.objects.keys()]).toEqual(["/app/1"]);
    expect(runs.resource("app")).toMatchObject({ id: "/app/1", delete: false });
  });

  it("names an id that does not exist", async () => {
    const runs = new EngineRuns();
    const report = await runs.up((p) => p.app("adopted", {}, { importId: "/adopted/9" }));

    expect(report.errors[0]).toBe("resource '/adopted/9' does not exist");
    expect(runs.names()).toEqual([]);
  });
});

describe("targets", () => {
  it("changes only what was chosen", async () => {
    const runs = new EngineRuns();
    await runs.up(async (p) => {
      await p.app("chosen", { text: "a" });
      await p.app("other", { text: "a" });
      await p.app("dropped");
    });

    const report = await runs.up(
      async (p) => {
        await p.app("other", { text: "b" });
        await p.app("chosen", { text: "b" });
        await p.app("new");
      },
      { targets: new Set([appUrn("chosen")]) },
    );

    expect(report.errors).toEqual([]);
    expect(report.calls).toEqual(["configure", "check chosen", "diff chosen", "update chosen"]);
    expect(runs.names().toSorted()).toEqual(["chosen", "dropped", "other"]);
    expect(runs.resource("other").inputs.text).toBe("a");
  });

  it("refuses to create what depends on something that is left out", async () => {
    const runs = new EngineRuns();
    const report = await runs.up(
      async (p) => {
        const base = await p.app("base");
        await p.app("chosen", { base: base.id }, dependsOn("base", base.urn));
      },
      { targets: new Set([appUrn("chosen")]) },
    );

    expect(report.errors[0]).toBe(
      `Resource '${appUrn("chosen")}' depends on '${appUrn("base")}' which was not specified in --target list.`,
    );
  });

  it("names a target that does not exist", async () => {
    const runs = new EngineRuns();
    const report = await runs.up((p) => p.app("one"), { targets: new Set([appUrn("typo")]) });

    expect(report.errors).toEqual([`Target '${appUrn("typo")}' could not be found in the stack.`]);
  });
});

describe("secrets", () => {
  it("stay marked in the state wherever they came from, and never reach the provider or an event as marks", async () => {
    const runs = new EngineRuns();
    const inputs = { list: [makeSecret("hush"), "plain"], nested: { key: makeSecret("psst"), open: "o" }, text: "t" };
    const report = await runs.up((p) => p.app("one", inputs, { additionalSecretOutputs: ["text"] }));

    const { inputs: kept, outputs } = runs.resource("one");
    expect(kept).toEqual({
      label: "none",
      list: makeSecret(["hush", "plain"]),
      nested: { key: makeSecret("psst"), open: "o" },
      text: "t",
    });
    expect(outputs).toMatchObject({ token: makeSecret("token-1"), text: makeSecret("t"), list: kept.list ?? null });
    expect(runs.provider.objects.get("/one/1")).toMatchObject({ list: ["hush", "plain"], nested: { key: "psst" } });
    expect(JSON.stringify(report.events)).not.toMatch(/hush|psst|token-1|4dabf18193072939/);
  });

  it("become no change by being marked", async () => {
    const runs = new EngineRuns();
    await runs.up((p) => p.app("one", { text: "a" }));
    const report = await runs.up((p) => p.app("one", { text: makeSecret("a") }));

    expect(report.steps).toEqual(["same one"]);
    expect(runs.resource("one").inputs.text).toEqual(makeSecret("a"));
    expect(runs.resource("one").outputs.text).toEqual(makeSecret("a"));
  });
});
