import { writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { unknownValue } from "../../rehearsal/propertyValue";
import { errorsOf, stepsOf, TestProject } from "./rehearseProgram";

// Each test starts processes, which takes its time on a busy machine.
describe("a rehearsed program", { timeout: 120_000 }, () => {
  it("is run as Pulumi runs it: resources, dependencies, outputs and its own words", async () => {
    const project = new TestProject();
    const program = `
      const one = app("one", { text: "a" });
      const two = app("two", { ref: one.id });
      console.log("hello");
      pulumi.log.warn("careful", two);
      exports.id = one.id;
      exports.token = one.token;`;
    const first = await project.up(program);
    const second = await project.up(program);

    expect(errorsOf(first)).toEqual([]);
    expect(stepsOf(first)).toEqual(["create one", "create two"]);
    expect(first.changes).toEqual({ create: 3 });
    expect(first.outputs).toEqual({ id: "/one/1", token: "token-1" });
    expect(first.shownOutputs).toEqual({ id: "/one/1", token: "[secret]" });
    expect(first.diagnostics).toEqual([
      { severity: "warning", message: "careful", urn: expect.stringMatching(/::two$/) },
    ]);
    expect(project.names()).toEqual(["proj-dev", "default_6_9_1", "one", "two"]);
    expect(project.state().resources[3].propertyDependencies).toEqual({
      ref: [expect.stringMatching(/::one$/)],
    });
    expect(second.changes).toEqual({ same: 3 });
    expect(project.events.find(({ kind }) => kind === "programOutput")).toEqual({
      kind: "programOutput",
      stream: "stdout",
      text: "hello\n",
    });
  });

  it("sees unknown outputs in a preview, and nothing is written", async () => {
    const project = new TestProject();
    const result = await project.preview(`
      const one = app("one");
      one.id.apply((id) => console.log("never"));
      app("two", { ref: one.id });
      exports.dry = pulumi.runtime.isDryRun();`);

    expect(stepsOf(result)).toEqual(["create one", "create two"]);
    expect(result.outputs).toEqual({ dry: true });
    expect(project.events.filter(({ kind }) => kind === "programOutput")).toEqual([]);
    expect(() => project.state()).toThrow("ENOENT");
  });

  it("that throws midway fails; what was registered is kept and nothing is deleted", async () => {
    const project = new TestProject();
    await project.writeState(["dropped"], { a: 1 });
    const result = await project.up(`app("one"); throw new Error("the program says no");`);

    expect(result.exitCode).toBe(1);
    expect(errorsOf(result).join()).toContain("the program says no");
    expect(project.names().toSorted()).toEqual(["default_6_9_1", "dropped", "one", "proj-dev"]);
    expect(result.outputs).toEqual({ a: 1 });
  });

  it("that ends itself early is no complete program: nothing is deleted", async () => {
    const project = new TestProject();
    await project.writeState(["dropped"]);
    const result = await project.up(`app("one").id.apply(() => process.reallyExit(0));`);

    expect(result.exitCode).toBe(1);
    expect(errorsOf(result)).toEqual([expect.stringContaining("ended before it had registered everything")]);
    expect(project.names()).toContain("dropped");
  });

  it.each([
    ["process.kill(process.pid, 'SIGKILL')", "the program was ended by the signal SIGKILL"],
    ["process.exit(3)", "Program exited with non-zero exit code: 3"],
    // The SDK makes it 1 where it has asked for something that has not come.
    ["process.exit(0)", /^(Program exited with non-zero exit code: 1|the program ended before it had registered .*)$/],
  ])("that does %s fails with that reason", async (code, reason) => {
    const project = new TestProject();
    const result = await project.up(`app("one").id.apply(() => ${code});`);

    expect(errorsOf(result)).toEqual([expect.stringMatching(reason)]);
    expect(project.names()).toEqual(["proj-dev", "default_6_9_1", "one"]);
  });

  it("that never ends can be cancelled, and the state is whole", async () => {
    const project = new TestProject();
    const cancel = new AbortController();
    const result = await project.up(`app("one"); setInterval(() => undefined, 1000);`, {
      signal: cancel.signal,
      onEvent: (event) => {
        if (event.kind === "stepEnded" && event.step.name === "one") cancel.abort();
      },
    });

    expect(result.exitCode).toBe(1);
    expect(errorsOf(result)).toEqual(["the rehearsal was cancelled"]);
    expect(project.names()).toEqual(["proj-dev", "default_6_9_1", "one"]);
  });

  it("is ended when a step fails", async () => {
    const project = new TestProject();
    const result = await project.up(`app("bad", { fail: "create" }); setInterval(() => undefined, 1000);`);

    expect(errorsOf(result)).toEqual(["create of bad was refused", "update failed"]);
  });

  it("learns by name what the rehearsal does not know", async () => {
    const project = new TestProject();
    const result = await project.up(`pulumi.runtime.call("azuread:index/sample:method", {});`);

    expect(result.exitCode).toBe(1);
    expect(errorsOf(result)).toEqual(["the rehearsal does not know the call call"]);
  });

  it("looks at an object that it does not manage, by an id that a preview may not know", async () => {
    const project = new TestProject();
    const program = `
      const one = app("one", { text: "a" });
      const seen = new App("seen", { text: undefined }, { id: one.id });
      app("two", { ref: seen.text }, { parent: seen });
      exports.text = seen.text;
      exports.token = seen.token;`;
    const preview = await project.preview(program);
    const first = await project.up(program);

    expect(errorsOf(preview)).toEqual([]);
    expect(stepsOf(preview)).toEqual(["create one", "read seen", "create two"]);
    expect(preview.outputs).toEqual({ text: unknownValue, token: unknownValue });
    expect(stepsOf(first)).toEqual(["create one", "read seen", "create two"]);
    expect(first.changes).toEqual({ create: 3 });
    expect(first.outputs).toEqual({ text: "a", token: "token-1" });
    const [seen, two] = project.state().resources.slice(3);
    expect(seen).toMatchObject({ external: true, id: "/one/1" });
    expect(two).toMatchObject({ parent: seen.urn, inputs: { ref: "a" }, propertyDependencies: { ref: [seen.urn] } });
  });

  it("learns by name which option of a resource the rehearsal does not know", async () => {
    const project = new TestProject();
    const result = await project.up(`
      app("one", {}, { hooks: { beforeCreate: [] }, transforms: [async (args) => undefined] });`);

    expect(result.exitCode).toBe(1);
    expect(errorsOf(result).join()).toContain("transforms");
  });

  it("must have the Pulumi SDK", async () => {
    const project = new TestProject();
    writeFileSync(`${project.folder}/Pulumi.yaml`, "name: proj\nruntime: nodejs\nmain: /\n");

    await expect(project.up("")).rejects.toThrow("has no @pulumi/pulumi");
  });
});
