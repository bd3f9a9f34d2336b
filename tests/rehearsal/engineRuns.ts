/** Runs programs written as functions on the engine, against a fake provider, with the state carried from run to run. */
import { Engine } from "../../rehearsal/engine/engine";
import { newGoal, type RegistrationOutcome, type ResourceGoal } from "../../rehearsal/engine/goal";
import { Journal } from "../../rehearsal/engine/journal";
import { ProviderGate } from "../../rehearsal/engine/providerGate";
import { refresh } from "../../rehearsal/engine/refresh";
import { Reporter } from "../../rehearsal/engine/reporter";
import { Run, type RunSettings } from "../../rehearsal/engine/run";
import { nameOf, stackType } from "../../rehearsal/engine/urn";
import type { PropertyMap } from "../../rehearsal/propertyValue";
import type { ChangeCounts, RehearsalEvent, StepRecord } from "../../rehearsal/rehearsalEvent";
import type { ResourceState, StackState } from "../../rehearsal/state/resourceState";
import { FakeProvider } from "./fakeProvider";
import { LogWitness } from "./logWitness";

const directory = {
  origin: "https://127.0.0.1:28443",
  caPem: "",
  tenantId: "tenant",
  clientId: "client",
  clientSecret: "secret",
};

export const appType = "azuread:index/application:Application";
export const urnOf = (chain: string): string => `urn:pulumi:dev::proj::${chain}`;
export const appUrn = (name: string): string => urnOf(`${appType}::${name}`);

/** What a program can do. A failed registration rejects; one that is never answered rejects when the run stops. */
export interface Program {
  /** Registers a resource below the stack. */
  app(name: string, inputs?: PropertyMap, options?: Partial<ResourceGoal>): Promise<ResourceState>;
  /** Reads an object that the program does not manage. */
  get(name: string, id: string, options?: Partial<ResourceGoal>): Promise<ResourceState>;
  /** Registers a component below the stack; its URN is the parent for others. */
  component(name: string, options?: Partial<ResourceGoal>): Promise<ResourceState>;
  outputs(outputs: PropertyMap): Promise<void>;
  invoke(token: string, args: PropertyMap): ReturnType<Engine["invoke"]>;
}

export interface RunReport {
  readonly succeeded: boolean;
  /** "operation name", in the order of their ends, without stack and default provider. */
  readonly steps: readonly string[];
  readonly errors: readonly string[];
  readonly records: readonly StepRecord[];
  readonly changes: ChangeCounts;
  readonly events: readonly RehearsalEvent[];
  /** What the provider was asked, in order. */
  readonly calls: readonly string[];
}

export class EngineRuns {
  readonly provider = new FakeProvider();
  state: StackState = { resources: [], pendingOperations: [] };
  /** Pending operations at each write of the state: "creating one". */
  readonly saves: string[][] = [];

  up(program: (p: Program) => Promise<unknown>, settings: Partial<RunSettings> = {}): Promise<RunReport> {
    return this.#perform(settings, async (run) => {
      const engine = new Engine(run, { metadataHost: "elsewhere" });
      const stopped = new Promise<never>((_resolve, reject) => engine.onStop(() => reject(new Error("stopped"))));
      stopped.catch(() => undefined);
      try {
        await program(await startProgram(engine, stopped));
        await engine.deleteTheRest();
      } catch {
        if (!engine.hasFailed) engine.stop();
      }
      return engine.finish();
    });
  }

  preview(program: (p: Program) => Promise<unknown>): Promise<RunReport> {
    return this.up(program, { preview: true });
  }

  destroy(settings: Partial<RunSettings> = {}): Promise<RunReport> {
    return this.#perform(settings, async (run) => {
      const engine = new Engine(run, {});
      await engine.deleteTheRest();
      return engine.finish();
    });
  }

  refresh(settings: Partial<RunSettings> = {}): Promise<RunReport> {
    return this.#perform(settings, (run) => refresh(run, { isWholeRun: true, clearPendingCreations: false }));
  }

  /** Logical names in the state, in its order, without stack and default provider. */
  names(): string[] {
    return this.state.resources.map(({ urn }) => nameOf(urn)).filter((name) => !/^(proj-dev|default.*)$/.test(name));
  }

  resource(name: string): ResourceState {
    const found = this.state.resources.find(({ urn }) => nameOf(urn) === name);
    if (found === undefined) throw new Error(`the state has no ${name}`);
    return found;
  }

  async #perform(settings: Partial<RunSettings>, work: (run: Run) => Promise<boolean>): Promise<RunReport> {
    const events: RehearsalEvent[] = [];
    const clock = (): Date => new Date("2026-01-02T03:04:05Z");
    const reporter = new Reporter((event) => events.push(event), clock);
    const preview = settings.preview ?? false;
    // A copy, as after reading it from a file: the engine changes states in place.
    const base = structuredClone(this.state);
    const log = new LogWitness(base);
    const journal: Journal = new Journal(base, async (change) => {
      if (preview) return;
      this.state = structuredClone(journal.current());
      log.expectToTell(change, this.state);
      this.saves.push(this.state.pendingOperations.map(({ type, resource }) => `${type} ${nameOf(resource.urn)}`));
    });
    const run = new Run({
      settings: {
        project: "proj",
        stack: "dev",
        preview,
        targets: new Set(),
        continueOnError: false,
        parallel: 4,
        ...settings,
      },
      base,
      provider: new ProviderGate(this.provider, directory),
      journal,
      reporter,
      clock,
    });
    this.provider.calls.length = 0;
    const succeeded = await work(run);
    return { succeeded, ...reportOf(reporter), events, calls: [...this.provider.calls] };
  }
}

function reportOf(reporter: Reporter) {
  const records = reporter.steps().filter(({ type, name }) => type !== stackType && !name.startsWith("default"));
  return {
    records,
    changes: reporter.changes(),
    steps: records.map(({ operation, name, error }) => `${operation} ${name}${error === undefined ? "" : " failed"}`),
    errors: reporter.diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message),
  };
}

async function startProgram(engine: Engine, stopped: Promise<never>): Promise<Program> {
  const register = async (goal: ResourceGoal): Promise<ResourceState> => {
    const outcome: RegistrationOutcome = await Promise.race([engine.register(goal, "6.9.1"), stopped]);
    if (outcome.kind !== "done") throw new Error(outcome.kind);
    return outcome.state;
  };
  const stack = await register(newGoal({ type: stackType, name: "proj-dev", custom: false }));
  return {
    app: (name, properties = {}, options = {}) =>
      register(newGoal({ type: appType, name, custom: true, properties, parent: stack.urn, ...options })),
    get: (name, readId, options = {}) =>
      register(newGoal({ type: appType, name, custom: true, parent: stack.urn, readId, ...options })),
    component: (name, options = {}) =>
      register(newGoal({ type: "sample:Tool", name, custom: false, parent: stack.urn, ...options })),
    outputs: (outputs) => engine.registerOutputs(stack.urn, outputs),
    invoke: (token, args) => engine.invoke(token, args, { provider: "", version: "6.9.1" }),
  };
}

/** Options of a resource whose property depends on another resource. */
export function dependsOn(property: string, urn: string): Partial<ResourceGoal> {
  return { dependencies: [urn], propertyDependencies: { [property]: [urn] } };
}
