/** A Pulumi project in a temporary folder, rehearsed against a fake provider. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { RehearsalEvent, RehearsalResult } from "../../rehearsal";
import { type RehearsalOptions, rehearse } from "../../rehearsal";
import { stackType } from "../../rehearsal/engine/urn";
import type { PropertyMap } from "../../rehearsal/propertyValue";
import { newResourceState } from "../../rehearsal/state/resourceState";
import { writeStackState } from "../../rehearsal/state/stateFile";
import { FakeProvider } from "./fakeProvider";

export const directory = {
  origin: "https://127.0.0.1:28443",
  caPem: "not used by the fake provider",
  tenantId: "11111111-0000-4000-8000-000000000001",
  clientId: "11111111-0000-4000-8000-000000000002",
  clientSecret: "the practice deployer's secret",
};

/** Plain JavaScript, so that no test waits for a compiler. `app(name, inputs, options)` registers a resource. */
const prelude = `
const pulumi = require("@pulumi/pulumi");
class App extends pulumi.CustomResource {
  constructor(name, inputs, options) {
    super("azuread:index/application:Application", name, { token: undefined, ...inputs },
      { version: "6.9.1", ...options });
  }
}
const app = (name, inputs = {}, options = {}) => new App(name, inputs, options);
`;

export class TestProject {
  readonly folder = mkdtempSync(join(tmpdir(), "rehearsal-"));
  readonly provider = new FakeProvider();
  readonly stateFile = join(this.folder, ".practice", "dev.json");
  readonly events: RehearsalEvent[] = [];

  constructor() {
    mkdirSync(join(this.folder, ".practice"));
    symlinkSync(join(__dirname, "..", "..", "node_modules"), join(this.folder, "node_modules"));
    this.write(
      "Pulumi.yaml",
      "name: proj\nruntime:\n  name: nodejs\n  options:\n    typescript: false\nmain: index.js\n",
    );
    this.write("package.json", "{}\n");
    this.write("Pulumi.dev.yaml", "config: {}\n");
    onTestFinished(() => rmSync(this.folder, { recursive: true, force: true }));
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.folder, file), text);
  }

  writeProgram(program: string): void {
    this.write("index.js", `${prelude}${program}`);
  }

  read(file: string): string {
    return readFileSync(join(this.folder, file), "utf8");
  }

  /** The state file, parsed. */
  state() {
    return JSON.parse(readFileSync(this.stateFile, "utf8")).deployment;
  }

  /** Logical names in the state, in its order. */
  names(): string[] {
    return this.state().resources.map((resource: { urn: string }) => resource.urn.split("::").at(-1));
  }

  /** A state as an earlier run would have left it: the stack and resources of those names. */
  async writeState(names: readonly string[], outputs: PropertyMap = {}): Promise<void> {
    const stack = newResourceState({
      urn: "urn:pulumi:dev::proj::pulumi:pulumi:Stack::proj-dev",
      type: stackType,
      custom: false,
      outputs,
    });
    const provider = newResourceState({
      urn: "urn:pulumi:dev::proj::pulumi:providers:azuread::default_6_9_1",
      type: "pulumi:providers:azuread",
      custom: true,
      id: "provider-id",
    });
    const type = "azuread:index/application:Application";
    const resources = names.map((name) =>
      newResourceState({
        urn: `urn:pulumi:dev::proj::${type}::${name}`,
        type,
        custom: true,
        id: `/${name}/0`,
        parent: stack.urn,
        provider: `${provider.urn}::${provider.id}`,
      }),
    );
    await writeStackState(
      this.stateFile,
      { resources: [stack, provider, ...resources], pendingOperations: [] },
      new Date(),
    );
  }

  up(program: string, options: Partial<RehearsalOptions> = {}): Promise<RehearsalResult> {
    return this.run("up", program, options);
  }

  preview(program: string, options: Partial<RehearsalOptions> = {}): Promise<RehearsalResult> {
    return this.run("preview", program, options);
  }

  run(
    operation: RehearsalOptions["operation"],
    program = "",
    options: Partial<RehearsalOptions> = {},
  ): Promise<RehearsalResult> {
    this.writeProgram(program);
    this.provider.calls.length = 0;
    this.events.length = 0;
    return rehearse({
      operation,
      projectFolder: this.folder,
      stack: "dev",
      stateFile: this.stateFile,
      directory,
      provider: this.provider,
      onEvent: (event) => this.events.push(event),
      ...options,
    });
  }
}

/** Steps as "operation name", without the stack and the default provider. */
export function stepsOf(result: RehearsalResult): string[] {
  return result.steps
    .filter(({ type, name }) => type !== "pulumi:pulumi:Stack" && !name.startsWith("default"))
    .map(({ operation, name, error }) => `${operation} ${name}${error === undefined ? "" : " (failed)"}`);
}

/** Messages of severity error. */
export function errorsOf(result: RehearsalResult): string[] {
  return result.diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message);
}
