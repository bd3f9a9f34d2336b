/** Says in which facts a step that was played differs from the recorded one. Pure: values in, differences out. */
import { type Comparison, compareValues, isPluginSet, pairItems, type ValueDifference } from "./compareValues";
import type { Correspondence } from "./correspondence";
import {
  type FailureFact,
  isJsonList,
  isJsonObject,
  type Json,
  type JsonObject,
  type OperationFact,
  type PlannedFact,
  type StepFacts,
  secretKey,
} from "./facts";

/** The kind of fact that differs. */
export type DifferenceKind =
  | "exit code"
  | "operation"
  | "changed properties"
  | "failure"
  | "inputs"
  | "outputs"
  | "secret"
  | "state"
  | "directory";

export interface Difference {
  readonly kind: DifferenceKind;
  /** Which resource or object, and which property of it. */
  readonly where: string;
  readonly recorded: Json | undefined;
  readonly produced: Json | undefined;
}

/**
 * Differences in the order in which a person wants to know them: what happened, then to what, then what is left.
 *
 * @param correspondence pairs of generated ids so far; the ones that this step brings are added.
 */
export function compareFacts(recorded: StepFacts, produced: StepFacts, correspondence: Correspondence): Difference[] {
  learnGeneratedTexts(recorded, "recorded", correspondence);
  learnGeneratedTexts(produced, "produced", correspondence);
  correspondence.releaseAllBut(JSON.stringify(recorded));
  const comparison = { correspondence };
  return [
    ...compareExitCodes(recorded, produced),
    ...compareOperations(recorded.operations, produced.operations),
    ...compareFailures(recorded.failures, produced.failures),
    ...comparePlans(recorded.planned ?? [], produced.planned ?? [], comparison),
    ...compareStackOutputs(recorded, produced, comparison),
    ...compareStates(recorded, produced, comparison),
    ...compareDirectories(recorded.directory, produced.directory, comparison),
  ];
}

function compareExitCodes(recorded: StepFacts, produced: StepFacts): Difference[] {
  if ((recorded.exitCode === 0) === (produced.exitCode === 0)) return [];
  const told = produced.errors?.map((error) => error.trim()).join("; ") ?? "";
  const ours = told === "" ? produced.exitCode : `${produced.exitCode}: ${told}`;
  return [{ kind: "exit code", where: "", recorded: recorded.exitCode, produced: ours }];
}

function compareOperations(recorded: readonly OperationFact[], produced: readonly OperationFact[]): Difference[] {
  const key = ({ urn, op, outcome }: OperationFact) => `${urn} ${op} ${outcome}`;
  const ours = new Map(produced.map((fact) => [key(fact), fact]));
  const theirs = new Map(recorded.map((fact) => [key(fact), fact]));
  const isCompared = isToldForSure(recorded);
  const missing = recorded.filter((fact) => !ours.has(key(fact)) && isCompared(fact));
  const surplus = produced.filter((fact) => !theirs.has(key(fact)) && isCompared(fact));
  const describe = ({ op, outcome }: OperationFact) => (outcome === "done" ? op : `${op} (${outcome})`);
  return [
    ...missing.map((fact) => operationDifference(fact, describe(fact), undefined)),
    ...surplus.map((fact) => operationDifference(fact, undefined, describe(fact))),
    ...recorded.flatMap((fact) => compareReasons(fact, ours.get(key(fact)))),
  ];
}

/**
 * After a failure it is chance which of the others were still looked at (FACTS, section 0). Where nothing came of
 * it, `same`, the recording says nothing for sure.
 */
function isToldForSure(recorded: readonly OperationFact[]): (fact: OperationFact) => boolean {
  const hasFailed = recorded.some(({ outcome }) => outcome === "failed");
  return ({ op }) => !hasFailed || op !== "same";
}

function operationDifference({ urn }: OperationFact, recorded: string | undefined, produced: string | undefined) {
  return { kind: "operation", where: shortUrn(urn), recorded, produced } as const;
}

/** Which properties caused an update or a replacement. */
function compareReasons(recorded: OperationFact, produced: OperationFact | undefined): Difference[] {
  if (produced === undefined) return [];
  const where = `${shortUrn(recorded.urn)} ${recorded.op}`;
  const [theirs, ours] = [recorded.detailedDiff ?? {}, produced.detailedDiff ?? {}];
  const names = new Set([...Object.keys(theirs), ...Object.keys(ours)]);
  const kinds = [...names]
    .filter((name) => theirs[name] !== ours[name])
    .map((name) => changed(`${where} ${name}`, theirs[name], ours[name]));
  const [keys, ourKeys] = [recorded, produced].map(({ replaceKeys }) => [...(replaceKeys ?? [])].sort().join(", "));
  return keys === ourKeys ? kinds : [...kinds, changed(`${where} forced by`, keys, ourKeys)];
}

function changed(where: string, recorded: string | undefined, produced: string | undefined): Difference {
  return { kind: "changed properties", where, recorded, produced };
}

function compareFailures(recorded: readonly FailureFact[], produced: readonly FailureFact[]): Difference[] {
  const key = ({ urn, path }: FailureFact) => `${shortUrn(urn)}${path === undefined ? "" : ` at ${path}`}`;
  const theirs = new Set(recorded.map(key));
  const ours = new Set(produced.map(key));
  return [
    ...[...theirs].filter((item) => !ours.has(item)).map((where) => failed(where, "failed", undefined)),
    ...[...ours].filter((item) => !theirs.has(item)).map((where) => failed(where, undefined, "failed")),
  ];
}

function failed(where: string, recorded: string | undefined, produced: string | undefined): Difference {
  return { kind: "failure", where, recorded, produced };
}

function comparePlans(recorded: readonly PlannedFact[], produced: readonly PlannedFact[], comparison: Comparison) {
  const ours = new Map(produced.map((fact) => [fact.urn, fact]));
  return recorded.flatMap((fact) => {
    const other = ours.get(fact.urn);
    const where = shortUrn(fact.urn);
    return [
      ...named("inputs", where, compareValues(fact.inputs, other?.inputs, inOrder(comparison))),
      ...named("outputs", where, compareValues(fact.outputs, other?.outputs, comparison)),
    ];
  });
}

/** Of a preview; elsewhere the stack's outputs are in the state. */
function compareStackOutputs(recorded: StepFacts, produced: StepFacts, comparison: Comparison): Difference[] {
  if (recorded.stackOutputs === undefined) return [];
  return named("outputs", "the stack", compareValues(recorded.stackOutputs, produced.stackOutputs ?? {}, comparison));
}

function compareStates(recorded: StepFacts, produced: StepFacts, comparison: Comparison): Difference[] {
  const ours = new Map(produced.resources.map((resource) => [stateKey(resource), resource]));
  const theirs = new Set(recorded.resources.map(stateKey));
  const surplus = produced.resources.filter((resource) => !theirs.has(stateKey(resource)));
  return [
    ...recorded.resources.flatMap((resource) => compareResources(resource, ours.get(stateKey(resource)), comparison)),
    ...surplus.map((resource) => stateDifference(stateKey(resource), undefined, "present")),
    ...(recorded.pendingOperations === produced.pendingOperations
      ? []
      : [stateDifference("pending operations", recorded.pendingOperations, produced.pendingOperations)]),
  ];
}

function stateDifference(where: string, recorded: Json | undefined, produced: Json | undefined): Difference {
  return { kind: "state", where, recorded, produced };
}

function compareResources(recorded: JsonObject, produced: JsonObject | undefined, comparison: Comparison) {
  const where = stateKey(recorded);
  if (produced === undefined) return [stateDifference(where, "present", undefined)];
  const { inputs, outputs, initErrors, ...rest } = recorded;
  const { inputs: ourInputs, outputs: ourOutputs, initErrors: ourErrors, ...ourRest } = produced;
  return [
    ...named("state", where, compareValues(rest, ourRest, inOrder(comparison))),
    // Wording is not compared: whether there are errors is.
    ...(hasItems(initErrors) === hasItems(ourErrors)
      ? []
      : [stateDifference(`${where} initErrors`, hasItems(initErrors), hasItems(ourErrors))]),
    ...named("inputs", where, compareValues(inputs ?? {}, ourInputs ?? {}, inOrder(comparison))),
    ...named("outputs", where, compareValues(outputs ?? {}, ourOutputs ?? {}, comparison)),
  ];
}

/** Each collection of the directory as a set: its order is the order of creation, which may differ. */
function compareDirectories(recorded: JsonObject, produced: JsonObject, { correspondence }: Comparison): Difference[] {
  // Who owns an application is a relation of Graph's: it has no order.
  const isUnordered = (property: string) => property === "owners" || isPluginSet(property);
  const comparison = { correspondence, isUnordered };
  return Object.keys(recorded).flatMap((collection) => {
    const pairs = pairItems(listOf(recorded[collection]), listOf(produced[collection]), comparison);
    return pairs.flatMap(([one, other]) => {
      const where = `${collection} ${nameOf(one ?? other)}`;
      return named("directory", where, compareValues(one, other, comparison));
    });
  });
}

function named(kind: DifferenceKind, where: string, differences: readonly ValueDifference[]): Difference[] {
  return differences.map(({ path, recorded, produced, secrecy }) => ({
    kind: secrecy ? "secret" : kind,
    where: path === "" ? where : `${where} ${path}`,
    recorded,
    produced,
  }));
}

/** Inputs keep the order in which the program gave them. */
function inOrder({ correspondence }: Comparison): Comparison {
  return { correspondence, isUnordered: () => false };
}

function learnGeneratedTexts(facts: StepFacts, side: "recorded" | "produced", correspondence: Correspondence): void {
  const { oauth2PermissionGrants, appRoleAssignments } = facts.directory;
  const relations = [...listOf(oauth2PermissionGrants), ...listOf(appRoleAssignments)].filter(isJsonObject);
  const texts = [...relations.map(({ id }) => id), ...facts.resources.map(generatedSecret)];
  correspondence.learn(
    side,
    texts.filter((text): text is string => typeof text === "string" && text !== ""),
  );
}

/** The secret that the directory made for a credential, if the resource is one. */
function generatedSecret({ type, outputs }: JsonObject): Json | undefined {
  if (!isJsonObject(outputs)) return undefined;
  if (typeof type === "string" && type.endsWith("Password")) return open(outputs.value);
  const password = open(outputs.password);
  return isJsonObject(password) ? open(password.value) : undefined;
}

function open(value: Json | undefined): Json | undefined {
  return isJsonObject(value) && secretKey in value ? value[secretKey] : value;
}

function stateKey({ urn, delete: isOld }: JsonObject): string {
  return `${shortUrn(String(urn))}${isOld === true ? " (to be deleted)" : ""}`;
}

/** Without stack and project, which are the same in the whole scenario, and with the type's last part alone. */
function shortUrn(urn: string): string {
  const [, type = "", name = ""] = /^urn:pulumi:[^:]*::[^:]*::(.*)::(.*)$/.exec(urn) ?? [];
  return name === "" ? urn : `${name} [${type.slice(type.lastIndexOf(":") + 1)}]`;
}

function nameOf(item: Json | undefined): string {
  if (!isJsonObject(item)) return "";
  return String(item.displayName ?? item.appId ?? item.id ?? "");
}

function hasItems(value: Json | undefined): boolean {
  return isJsonList(value) && value.length > 0;
}

function listOf(value: Json | undefined): readonly Json[] {
  return isJsonList(value) ? value : [];
}
