/** Plays a recorded scenario with the rehearsal against a practice tenant in memory, step by step. */
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { transformSync } from "esbuild";
import { type PracticeTenant, startPracticeTenant } from "../../practice-tenant";
import { type RehearsalEvent, rehearse } from "../../rehearsal";
import { compareFacts, type Difference } from "./compareFacts";
import { Correspondence } from "./correspondence";
import type { Json, JsonObject, RecordedStep, Scenario, StepFacts } from "./facts";
import { producedFacts } from "./producedFacts";

/** What playing one step showed. */
export interface StepOutcome {
  readonly scenario: string;
  readonly step: string;
  /** None: the step is equal. */
  readonly differences: readonly Difference[];
  /** Why the step could not be played at all; absent where it could. */
  readonly problem?: string;
}

const repository = join(__dirname, "..", "..");

/** Outcomes in the order of the steps, each as soon as it is there. */
export async function* playScenario(recorded: Scenario): AsyncGenerator<StepOutcome> {
  const { seed, tenant: recordedTenant } = recorded;
  const tenant = await startPracticeTenant({ rules: "off", port: 0, seed, tenantId: recordedTenant.tenantId });
  const project = mkdtempSync(join(tmpdir(), "appreg-recording-"));
  try {
    const scenario = inTermsOf(tenant, recorded);
    const stage: Stage = { scenario, tenant, project, correspondence: new Correspondence(givenTexts(scenario)) };
    for (const step of scenario.steps) yield await playStep(stage, step);
  } finally {
    rmSync(project, { recursive: true, force: true });
    await tenant.close();
  }
}

interface Stage {
  readonly scenario: Scenario;
  readonly tenant: PracticeTenant;
  /** Folder of the program; it also holds the state. */
  readonly project: string;
  readonly correspondence: Correspondence;
}

async function playStep(stage: Stage, step: RecordedStep): Promise<StepOutcome> {
  const named = { scenario: stage.scenario.name, step: step.name };
  if (step.unknownArguments !== undefined) {
    return { ...named, differences: [], problem: `the rehearsal has no ${step.unknownArguments.join(", ")}` };
  }
  prepareDirectory(stage, step);
  prepareProject(stage, step);
  try {
    const produced = await rehearseStep(stage, step);
    return { ...named, differences: compareFacts(step.expected, produced, stage.correspondence) };
  } catch (cause) {
    // One step that cannot be played must not keep the others from being told.
    const problem = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
    return { ...named, differences: [], problem };
  } finally {
    stage.tenant.faults.clear();
  }
}

async function rehearseStep({ scenario, tenant, project }: Stage, step: RecordedStep): Promise<StepFacts> {
  const stateFile = join(project, "state.json");
  const events: RehearsalEvent[] = [];
  const { exitCode } = await rehearse({
    operation: step.operation,
    projectFolder: project,
    stack: scenario.stack,
    stateFile,
    directory: { origin: tenant.origin, caPem: tenant.caPem, tenantId: tenant.tenantId, ...tenant.deployer },
    config: scenario.config,
    parallel: step.parallel,
    refresh: step.refresh,
    continueOnError: step.continueOnError,
    ...(step.targets.length > 0 && { targets: step.targets }),
    onEvent: (event) => events.push(event),
  });
  return producedFacts({
    exitCode,
    isPreview: step.operation === "preview",
    events,
    state: existsSync(stateFile) ? readJson(stateFile) : undefined,
    directory: asJson(tenant.exportDirectory()),
  });
}

/** What somebody changed by hand since the step before, and the faults of this step. */
function prepareDirectory({ tenant, correspondence }: Stage, { directoryBefore, faults }: RecordedStep): void {
  if (directoryBefore !== undefined) {
    const changed = mapTexts(directoryBefore, (text) => correspondence.translate(text));
    tenant.importDirectory(changed);
  }
  for (const fault of faults) tenant.faults.add(fault);
}

/** A Pulumi project around the step's program, in which the repository's own packages resolve. */
function prepareProject({ scenario, project }: Stage, { program }: RecordedStep): void {
  if (!existsSync(join(project, "node_modules"))) {
    symlinkSync(join(repository, "node_modules"), join(project, "node_modules"), "junction");
    writeFileSync(join(project, "Pulumi.yaml"), projectFile(scenario.name));
    writeFileSync(join(project, "package.json"), `${JSON.stringify({ name: scenario.name })}\n`);
  }
  if (program === undefined) return;
  // The recorded programs are sound TypeScript: translating them here saves each run the compiler.
  const { code } = transformSync(program, { loader: "ts", format: "cjs", target: "node22" });
  writeFileSync(join(project, "index.js"), code);
}

function projectFile(name: string): string {
  return `name: ${name}\nruntime:\n  name: nodejs\n  options:\n    typescript: false\nmain: index.js\n`;
}

/** The scenario with the names of the recorded tenant replaced by this one's, in programs and facts alike. */
function inTermsOf(tenant: PracticeTenant, scenario: Scenario): Scenario {
  const { tenantId, clientId, clientSecret, objectId, host } = scenario.tenant;
  const names: [string, string][] = [
    [tenantId, tenant.tenantId],
    [clientId, tenant.deployer.clientId],
    [clientSecret, tenant.deployer.clientSecret],
    [objectId, tenant.deployer.objectId],
    [host, new URL(tenant.origin).host],
  ];
  const replaceNames = (text: string) => names.reduce((result, [name, ours]) => result.replaceAll(name, ours), text);
  return mapTexts(scenario, replaceNames);
}

/** Texts in which an id that occurs was chosen by a person: programs and seed. */
function givenTexts({ seed, steps }: Scenario): string[] {
  return [JSON.stringify(seed), ...steps.flatMap(({ program }) => program ?? [])];
}

function mapTexts<Value extends object>(value: Value, change: (text: string) => string): Value {
  const changed = (_name: string, item: Json) => (typeof item === "string" ? change(item) : item);
  return JSON.parse(JSON.stringify(value), changed) as Value; // only texts changed, the shape stayed
}

function readJson(file: string): Json {
  return JSON.parse(readFileSync(file, "utf8")) as Json; // a JSON text holds Json
}

/** The same value, known to hold nothing but JSON. */
function asJson(value: object): JsonObject {
  return JSON.parse(JSON.stringify(value)) as JsonObject;
}
