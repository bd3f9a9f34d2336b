/** Reads scenarios as they were recorded with the real engine and plugin: one folder a step, one file a kind of fact. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import {
  type FailureFact,
  isJsonList,
  isJsonObject,
  type Json,
  type JsonObject,
  type OperationFact,
  type PlannedFact,
  type RecordedFault,
  type RecordedStep,
  type Scenario,
} from "./facts";
import {
  countPendingOperations,
  keepAssets,
  normaliseDirectory,
  normaliseObject,
  readStateResources,
  redactLike,
  redactSecrets,
} from "./recordedState";

interface EventStep {
  event: "pre" | "outputs" | "failed";
  op: string;
  urn: string;
  detailedDiff?: Record<string, string>;
  keys?: string[];
}

interface RecordedEvents {
  exitCode: number;
  steps: EventStep[];
  diagnostics: { severity: string; urn?: string; message: string }[];
}

interface StepFile {
  op: RecordedStep["operation"];
  args?: string[];
  parallel: number;
  injected?: {
    m: string;
    re: string;
    n: number;
    status: number;
    code: string;
    msg: string;
    h?: Record<string, string>;
  }[];
}

/** Arguments of Pulumi's that the rehearsal has too. */
const knownArguments = new Set(["--refresh", "--continue-on-error", "--target"]);

interface Call {
  method: string;
  done: number | null;
  request: JsonObject;
  response?: JsonObject;
}

/** Whether a folder holds a scenario as it was recorded. */
export function isRecording(folder: string): boolean {
  return existsSync(join(folder, "seed.json")) && stepFolders(folder).length > 0;
}

export function readRecording(folder: string): Scenario {
  const steps = stepFolders(folder);
  const info = steps
    .flatMap((step) => readCalls(join(folder, step, "monitor.jsonl")))
    .find(({ method }) => method === "ResourceMonitor/GetDeploymentInfo")?.response;
  const config = stringsOf(info?.config);
  return {
    name: basename(folder),
    stack: typeof info?.stack === "string" ? info.stack : "dev",
    config,
    tenant: {
      tenantId: config["azuread:tenantId"] ?? "",
      clientId: config["azuread:clientId"] ?? "",
      clientSecret: config["azuread:clientSecret"] ?? "",
      objectId: findDeployer(readObject(join(folder, "seed.json")), config["azuread:clientId"]),
      host: config["azuread:metadataHost"] ?? "",
    },
    seed: readObject(join(folder, "seed.json")),
    steps: steps.map((step) => readStep(join(folder, step))),
  };
}

function stepFolders(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, "step.json")))
    .sort();
}

function readStep(folder: string): RecordedStep {
  const step = readJson<StepFile>(join(folder, "step.json"));
  const program = join(folder, "program.ts");
  const before = join(folder, "directoryBefore.json");
  const args = step.args ?? [];
  const unknown = args.filter((arg) => arg.startsWith("--") && !knownArguments.has(arg));
  return {
    name: basename(folder),
    operation: step.op,
    parallel: step.parallel,
    refresh: args.includes("--refresh"),
    continueOnError: args.includes("--continue-on-error"),
    targets: args.flatMap((arg, at) => (args[at - 1] === "--target" ? [arg] : [])),
    ...(existsSync(program) && { program: readFileSync(program, "utf8") }),
    ...(existsSync(before) && { directoryBefore: readObject(before) }),
    ...(unknown.length > 0 && { unknownArguments: unknown }),
    faults: (step.injected ?? []).map(readFault),
    expected: readExpected(folder, step.op),
  };
}

function readFault(fault: NonNullable<StepFile["injected"]>[number]): RecordedFault {
  const { m, re, n, status, code, msg, h } = fault;
  return { method: m, path: re, times: n, status, code, message: msg, ...(h && { headers: h }) };
}

function readExpected(folder: string, operation: RecordedStep["operation"]): RecordedStep["expected"] {
  const events = readJson<RecordedEvents>(join(folder, "events.json"));
  const checkpoint = readJson<Json>(join(folder, "checkpoint.json"));
  const operations = readOperations(events.steps);
  // What failed was checked, but never planned; what was only imported was checked again without being told.
  const isPlanned = ({ op, outcome }: OperationFact) => outcome === "done" && !op.startsWith("import");
  const planned = new Set(operations.filter(isPlanned).map(({ urn }) => urn));
  return {
    exitCode: events.exitCode,
    operations,
    failures: readFailures(events.diagnostics),
    ...(operation === "preview" && {
      planned: readPlanned(folder).filter(({ urn }) => planned.has(urn)),
      ...(events.exitCode === 0 && { stackOutputs: readStackOutputs(folder) }),
    }),
    resources: readStateResources(checkpoint),
    pendingOperations: countPendingOperations(checkpoint),
    directory: normaliseDirectory(readObject(join(folder, "directory.json"))),
  };
}

/** One fact per operation on a resource: how it ended, or that it never did. */
function readOperations(steps: readonly EventStep[]): OperationFact[] {
  const ended = steps.filter(({ event }) => event !== "pre");
  const endedUrns = new Set(ended.map(({ urn }) => urn));
  const begun = steps.filter(({ event, urn }) => event === "pre" && !endedUrns.has(urn));
  // A stack that fails is reported twice with the same words.
  const facts = new Map([...ended, ...begun].map((step) => [`${step.urn} ${step.op} ${step.event}`, step]));
  return [...facts.values()].map(({ event, op, urn, detailedDiff, keys }) => ({
    urn,
    op,
    outcome: event === "failed" ? "failed" : event === "pre" ? "begun" : "done",
    ...(detailedDiff && Object.keys(detailedDiff).length > 0 && { detailedDiff }),
    ...(keys && { replaceKeys: keys }),
  }));
}

/** Which resources errors were reported for, and at which property. Shared with what the rehearsal reports. */
export function readFailures(
  diagnostics: readonly { severity: string; urn?: string | undefined; message: string }[],
): FailureFact[] {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const pairs = errors.flatMap(({ urn, message }) => (urn === undefined ? [] : [{ urn, path: pointedAt(message) }]));
  const pointed = new Set(pairs.filter(({ path }) => path !== undefined).map(({ urn }) => urn));
  // The plugin's log repeats an error without its path.
  const told = pairs.filter(({ urn, path }) => path !== undefined || !pointed.has(urn));
  const distinct = new Map(
    told.map(({ urn, path }) => [`${urn} ${path}`, { urn, ...(path !== undefined && { path }) }]),
  );
  return [...distinct.values()];
}

function pointedAt(message: string): string | undefined {
  return /Examine values at '([^']+)'/.exec(message)?.[1];
}

/** Inputs as the plugin's Check left them, outputs as the program got them. */
function readPlanned(folder: string): PlannedFact[] {
  const planned = new Map<string, PlannedFact>();
  for (const { request, response } of answered(join(folder, "provider.jsonl"), "ResourceProvider/Check")) {
    const urn = String(request.urn);
    if (response?.inputs !== undefined) planned.set(urn, { urn, inputs: normaliseObject(response.inputs) });
  }
  for (const { request, response } of answered(join(folder, "monitor.jsonl"), "ResourceMonitor/RegisterResource")) {
    const urn = String(response?.urn);
    const inputs = planned.get(urn)?.inputs;
    if (inputs === undefined) continue;
    // The plugin sees no secrets; the program's request says which inputs are.
    const redacted = redactLike(inputs, normaliseObject(request.object));
    planned.set(urn, { urn, inputs: redacted, outputs: redactSecrets(normaliseObject(response?.object)) });
  }
  return [...planned.values()];
}

function readStackOutputs(folder: string): JsonObject {
  const calls = answered(join(folder, "monitor.jsonl"), "ResourceMonitor/RegisterResourceOutputs");
  const ofStack = calls.find(({ request }) => String(request.urn).includes("::pulumi:pulumi:Stack::"));
  return keepAssets(redactSecrets(normaliseObject(ofStack?.request.outputs)));
}

function findDeployer(seed: JsonObject, clientId: string | undefined): string {
  const principals = isJsonList(seed.servicePrincipals) ? seed.servicePrincipals.filter(isJsonObject) : [];
  return String(principals.find(({ appId }) => appId === clientId)?.id ?? "");
}

function answered(file: string, method: string): Call[] {
  return readCalls(file).filter((call) => call.method === method && call.done !== null);
}

function readCalls(file: string): Call[] {
  return readLines<Call>(file);
}

function readLines<Line>(file: string): Line[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as Line); // as the recorder wrote it
}

function readObject(file: string): JsonObject {
  return readJson<JsonObject>(file);
}

function readJson<Content>(file: string): Content {
  return JSON.parse(readFileSync(file, "utf8")) as Content; // as the recorder wrote it
}

function stringsOf(value: Json | undefined): Record<string, string> {
  if (!isJsonObject(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([key, text]) => [key, String(text)]));
}
