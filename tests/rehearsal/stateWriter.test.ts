import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { newResourceState, type ResourceState, type StackState } from "../../rehearsal/state/resourceState";
import { StateDamagedError, StateNewerError } from "../../rehearsal/state/stateErrors";
import { readStackState, writeStackState } from "../../rehearsal/state/stateFile";
import { StateWriter } from "../../rehearsal/state/stateWriter";

const now = new Date("2026-01-02T03:04:05Z");
const clock = () => now;
const empty: StackState = { resources: [], pendingOperations: [] };
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "state-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  file = join(folder, "dev.json");
});

function app(name: string, inputs: ResourceState["inputs"] = {}): ResourceState {
  const type = "azuread:index/application:Application";
  return newResourceState({ urn: `urn:pulumi:dev::proj::${type}::${name}`, type, custom: true, inputs });
}

const names = (state: StackState): string[] => state.resources.map(({ urn }) => urn.split("::").at(-1) ?? "");

describe("the state on the disk while a run changes it", () => {
  it("tells after each change what a reader would need to know, were the process killed there", async () => {
    const [one, two, three] = [app("one"), app("two"), app("three")];
    const writer = new StateWriter(file, { resources: [one, two], pendingOperations: [] }, clock);

    await writer.save({ kind: "step", begun: { type: "creating", resource: three }, kept: [], gone: [] });
    const begun = await readStackState(file);
    three.id = "/three/1";
    await writer.save({ kind: "step", ended: three, kept: [three], gone: [one] });

    expect(names(begun)).toEqual(["one", "two"]);
    expect(begun.pendingOperations).toEqual([{ type: "creating", resource: app("three") }]);
    expect(await readStackState(file)).toEqual({
      ...empty,
      resources: [three, two],
      secretsProvider: expect.anything(),
    });
  });

  it("writes the whole state twice, however many changes there are", async () => {
    const resources = Array.from({ length: 50 }, (_, index) => app(`app-${index}`, { text: "x".repeat(1_000) }));
    const writer = new StateWriter(file, empty, clock);
    for (const resource of resources) await writer.save({ kind: "step", kept: [resource], gone: [] });

    const log = readFileSync(`${file}.log`, "utf8");
    expect(names(await readStackState(file))).toHaveLength(50);
    expect(log.split("\n")).toHaveLength(52);
    expect(log.length).toBeLessThan(50 * 2_000);
    expect(JSON.parse(readFileSync(file, "utf8")).deployment.resources).toEqual([]);
  });

  it("leaves the file alone at the end, in Pulumi's form and without a log", async () => {
    const writer = new StateWriter(file, empty, clock);
    await writer.save({ kind: "step", kept: [app("one")], gone: [] });
    await writer.settle({ resources: [app("one")], pendingOperations: [] });

    expect(readdirSync(folder)).toEqual(["dev.json"]);
    expect(JSON.parse(readFileSync(file, "utf8")).deployment.resources).toHaveLength(1);
  });

  it("touches nothing where nothing was changed", async () => {
    await new StateWriter(file, empty, clock).settle(empty);

    expect(readdirSync(folder)).toEqual([]);
  });

  it("takes up a reference to a resource that goes by another URN since", async () => {
    const parent = app("parent");
    const child = { ...app("child"), parent: parent.urn };
    const writer = new StateWriter(file, { resources: [parent, child], pendingOperations: [] }, clock);
    const renamed = { ...app("renamed"), aliases: [parent.urn] };
    await writer.save({ kind: "step", kept: [renamed], gone: [parent] });

    const { resources } = await readStackState(file);
    expect(resources.map(({ urn, parent: above }) => [urn, above])).toEqual([
      [renamed.urn, ""],
      [child.urn, renamed.urn],
    ]);
  });

  it("fails for good once a write has failed, rather than leave a gap", async () => {
    const nowhere = join(folder, "file-not-folder", "dev.json");
    writeFileSync(join(folder, "file-not-folder"), "");
    const writer = new StateWriter(nowhere, empty, clock);
    const saves = [1, 2].map(() => writer.save({ kind: "step", kept: [app("one")], gone: [] }));

    expect((await Promise.allSettled(saves)).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    await expect(writer.save({ kind: "step", kept: [app("two")], gone: [] })).rejects.toThrow();
  });
});

describe("a log that a killed run has left", () => {
  async function leaveLog(): Promise<void> {
    await new StateWriter(file, empty, clock).save({ kind: "step", kept: [app("one")], gone: [] });
  }

  it("loses a last line that the kill cut off", async () => {
    await leaveLog();
    appendFileSync(`${file}.log`, '{"keep":[{"resource":1,"sta');

    expect(names(await readStackState(file))).toEqual(["one"]);
  });

  it("counts for nothing beside a file that is another one by now", async () => {
    await leaveLog();
    await writeStackState(file, { resources: [app("restored")], pendingOperations: [] }, now);

    expect(names(await readStackState(file))).toEqual(["restored"]);
  });

  it("counts for nothing once the file is gone", async () => {
    await leaveLog();
    rmSync(file);

    expect(await readStackState(file)).toEqual(empty);
  });

  it("that is damaged is refused with its place, and left alone", async () => {
    await leaveLog();
    appendFileSync(`${file}.log`, "no JSON\n");
    const before = readFileSync(`${file}.log`, "utf8");

    const refusal = await readStackState(file).catch((error: unknown) => error);

    expect(refusal).toBeInstanceOf(StateDamagedError);
    expect(refusal).toMatchObject({ file: `${file}.log`, reason: "line 3 is no change of a state" });
    expect(readFileSync(`${file}.log`, "utf8")).toBe(before);
  });

  it("of a later format is refused", async () => {
    await leaveLog();
    const log = readFileSync(`${file}.log`, "utf8").replace('"version":1', '"version":2');
    writeFileSync(`${file}.log`, log);

    await expect(readStackState(file)).rejects.toThrow(StateNewerError);
  });
});
