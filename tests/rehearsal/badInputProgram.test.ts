/** Programs that misbehave: what a person is told, and that the state has what was done and keeps what was there. */
import { describe, expect, it, vi } from "vitest";
import { renderWaiting } from "../../cli/rehearsal/renderWaiting";
import type { RehearsalEvent } from "../../rehearsal";
import { errorsOf, TestProject } from "./rehearseProgram";

type Waiting = Extract<RehearsalEvent, { kind: "waiting" }>;

/** Runs a program that never ends until the run has said twice in a row what it waits for, and cancels it then. */
async function runUntilTold(project: TestProject, program: string) {
  const cancel = new AbortController();
  const told: Waiting[] = [];
  let begun = false;
  const result = await project.up(program, {
    silence: 1_000,
    signal: cancel.signal,
    onEvent: (event) => {
      if (event.kind === "stepEnded" && event.step.name === "one") begun = true;
      // What is said while a busy machine starts the program is no matter of this test.
      if (event.kind === "waiting" && begun) told.push(event);
      else if (!cancel.signal.aborted) told.length = 0;
      if (told.length === 2) cancel.abort();
    },
  });
  return { result, told };
}

// Each test starts processes, which takes its time on a busy machine.
describe("a program that never ends", { timeout: 120_000 }, () => {
  it.each([
    ["a timer", "setInterval(() => undefined, 1000);"],
    ["a server", `require("node:http").createServer().listen(0, "127.0.0.1");`],
    ["a loop", "one.id.apply(() => { for (;;); });"],
    ["a promise of its own", "setInterval(() => undefined, 1000); exports.never = new Promise(() => undefined);"],
  ])("because of %s is waited for aloud, and cancelled with a whole state", async (_reason, code) => {
    const project = new TestProject();
    await project.writeState(["dropped"]);
    const { result, told } = await runUntilTold(project, `const one = app("one");\n${code}`);

    expect(told).toEqual([
      { kind: "waiting", directory: [], milliseconds: 1_000 },
      { kind: "waiting", directory: [], milliseconds: 2_000 },
    ]);
    expect({ exitCode: result.exitCode, errors: errorsOf(result) }).toEqual({
      exitCode: 1,
      errors: ["the rehearsal was cancelled"],
    });
    expect(project.names().toSorted()).toEqual(["default_6_9_1", "dropped", "one", "proj-dev"]);
    expect(project.state().pending_operations).toBeUndefined();
  });

  it("is told from a directory that does not answer", async () => {
    const project = new TestProject();
    const told: Waiting[] = [];
    project.provider.beforeWrite = () => vi.waitFor(() => expect(told).toHaveLength(1), { timeout: 60_000 });
    const result = await project.up(`app("one"); app("two");`, {
      silence: 1_000,
      onEvent: (event) => {
        if (event.kind === "waiting" && event.directory.length === 2) told.push(event);
      },
    });

    expect(result.exitCode).toBe(0);
    expect(told).toEqual([{ kind: "waiting", directory: ["creating one", "creating two"], milliseconds: 1_000 }]);
  });
});

describe("what is said of a wait", () => {
  it.each([
    [
      { kind: "waiting", directory: [], milliseconds: 10_000 },
      "Waiting for the program, which has asked for nothing for 10 seconds.\n" +
        "  A timer, an open connection, a promise or a loop of its own keeps it.\n" +
        "  Ctrl-C ends the run; the state keeps what was done.",
    ],
    [
      { kind: "waiting", directory: ["creating a", "creating b", "reading c", "reading d"], milliseconds: 20_000 },
      "Waiting for the practice tenant, which has not answered for 20 seconds.\n" +
        "  It is asked for: creating a, creating b, reading c and 1 more.\n" +
        "  Ctrl-C ends the run; the state keeps what was done.",
    ],
  ] as const)("%j", (event, text) => expect(renderWaiting(event)).toBe(text));
});

describe("a program that ends itself", { timeout: 120_000 }, () => {
  it.each([
    ["process.exit(3)", "Program exited with non-zero exit code: 3"],
    ["process.kill(process.pid, 'SIGKILL')", "the program was ended by the signal SIGKILL"],
    ["process.abort()", "the program was ended by the signal SIGABRT"],
    ["Promise.reject(new Error('nobody caught it'))", "nobody caught it"],
    ["setTimeout(() => { throw new Error('thrown in a timer'); }, 1)", "thrown in a timer"],
    ["(function deeper() { deeper(); })()", "Maximum call stack size exceeded"],
  ])("by %s fails with that reason and deletes nothing", async (code, reason) => {
    const project = new TestProject();
    await project.writeState(["dropped"], { a: 1 });
    const result = await project.up(`app("one").id.apply(() => { ${code}; });`);

    expect(result.exitCode).toBe(1);
    expect(errorsOf(result)).toEqual([expect.stringContaining(reason)]);
    expect(project.names().toSorted()).toEqual(["default_6_9_1", "dropped", "one", "proj-dev"]);
    expect(result.outputs).toEqual({ a: 1 });
  });

  it("by running out of memory fails with what it wrote last", async () => {
    const project = new TestProject();
    project.write(
      "Pulumi.yaml",
      "name: proj\nruntime: { name: nodejs, options: { typescript: false, nodeargs: --max-old-space-size=120 } }\nmain: index.js\n",
    );
    const result = await project.up(
      `app("one").id.apply(() => { const all = []; for (;;) all.push(new Array(1e5).fill({})); });`,
    );

    expect(errorsOf(result)).toEqual(["the program was ended by the signal SIGABRT"]);
    const said = project.events.map((event) => (event.kind === "programOutput" ? event.text : "")).join("");
    expect(said).toContain("heap out of memory");
    expect(project.names()).toEqual(["proj-dev", "default_6_9_1", "one"]);
  });
});

describe("what the rehearsal does not run", { timeout: 120_000 }, () => {
  it.each([
    [
      "a resource of another package",
      `new pulumi.CustomResource("random:index/randomPet:RandomPet", "pet", {}, { version: "4.16.0" });`,
      "the rehearsal does not know the type random:index/randomPet:RandomPet of pet: it runs programs of the package azuread only",
    ],
    [
      "another package's provider",
      `new (class extends pulumi.ProviderResource { constructor() { super("azure-native", "own", {}); } })();`,
      "the rehearsal does not know the provider own: it runs programs of the package azuread only",
    ],
    [
      "a dynamic provider",
      `new (class extends pulumi.dynamic.Resource {
         constructor() { super({ create: async () => ({ id: "x", outs: {} }) }, "made", {}); }
       })();`,
      "the rehearsal does not know the type pulumi-nodejs:dynamic:Resource of made: it runs programs of the package azuread only",
    ],
    [
      "a reference to another stack",
      `new pulumi.StackReference("organization/other/dev");`,
      "the rehearsal does not know the type pulumi:pulumi:StackReference of organization/other/dev: it runs programs of the package azuread only",
    ],
    [
      "a function of another package",
      `pulumi.runtime.invoke("azure-native:authorization:getClientConfig", {});`,
      "the rehearsal does not know the function azure-native:authorization:getClientConfig: it runs programs of the package azuread only",
    ],
  ])("is refused by name: %s", async (_what, code, reason) => {
    const project = new TestProject();
    await project.writeState(["dropped"]);
    const result = await project.up(`app("one"); ${code}`);

    expect(result.exitCode).toBe(1);
    expect(errorsOf(result)).toEqual([expect.stringContaining(reason)]);
    expect(project.names()).toContain("dropped");
  });
});
