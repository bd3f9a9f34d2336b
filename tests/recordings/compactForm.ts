/**
 * The form in which recordings are committed: only what is compared, each fact once.
 *
 * A scenario is a folder with `scenario.json` (what is done), `programs/` (each version once) and `expected/` (one file
 * a step). What is as it was after the step before is left out there: unchanged resources are listed by URN, unchanged
 * collections of the directory are missing.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { Json, JsonObject, RecordedStep, Scenario, StepFacts } from "./facts";

type CompactStep = Omit<RecordedStep, "expected" | "program"> & { readonly program?: string };
type CompactScenario = Omit<Scenario, "steps"> & { readonly steps: readonly CompactStep[] };

interface CompactFacts extends Omit<StepFacts, "resources"> {
  /** A text is the URN of a resource that is as it was after the step before. */
  readonly resources: readonly (JsonObject | string)[];
}

/** Whether a folder holds a scenario in compact form. */
export function isCompact(folder: string): boolean {
  return existsSync(join(folder, "scenario.json"));
}

export function readCompact(folder: string): Scenario {
  const { steps, ...scenario } = readJson<CompactScenario>(join(folder, "scenario.json"));
  const played: RecordedStep[] = [];
  for (const { program, ...step } of steps) {
    const facts = readJson<CompactFacts>(expectedFile(folder, step.name));
    played.push({
      ...step,
      ...(program !== undefined && { program: readFileSync(join(folder, "programs", program), "utf8") }),
      expected: expand(facts, played.at(-1)?.expected),
    });
  }
  return { ...scenario, steps: played };
}

/** Writes a scenario, in place of what the folder held. */
export function writeCompact(scenario: Scenario, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "programs"), { recursive: true });
  mkdirSync(join(folder, "expected"));
  const programs = namePrograms(scenario.steps);
  for (const [text, name] of programs) writeFileSync(join(folder, "programs", name), text);
  const steps = scenario.steps.map(({ expected: _, program, ...step }): CompactStep => {
    const name = program === undefined ? undefined : programs.get(program);
    return { ...step, ...(name !== undefined && { program: name }) };
  });
  const compact: CompactScenario = { ...scenario, steps };
  writeFileSync(join(folder, "scenario.json"), layOut(compact));
  for (const [at, { name, expected }] of scenario.steps.entries()) {
    writeFileSync(expectedFile(folder, name), layOut(shorten(expected, scenario.steps[at - 1]?.expected)));
  }
}

function expectedFile(folder: string, step: string): string {
  return join(folder, "expected", `${step}.json`);
}

/** A file name for each version of the program, after the first step that runs it. */
function namePrograms(steps: readonly RecordedStep[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const { name, program } of steps) {
    if (program !== undefined && !names.has(program)) names.set(program, `${name}.ts`);
  }
  return names;
}

function shorten(facts: StepFacts, before: StepFacts | undefined): CompactFacts {
  const known = new Map(before?.resources.map((resource) => [String(resource.urn), resource]));
  const resources = facts.resources.map((resource) =>
    isDeepStrictEqual(known.get(String(resource.urn)), resource) ? String(resource.urn) : resource,
  );
  const changed = Object.entries(facts.directory).filter(
    ([collection, items]) => !isDeepStrictEqual(before?.directory[collection], items),
  );
  return { ...facts, resources, directory: Object.fromEntries(changed) };
}

function expand(facts: CompactFacts, before: StepFacts | undefined): StepFacts {
  const known = new Map(before?.resources.map((resource) => [String(resource.urn), resource]));
  return {
    ...facts,
    resources: facts.resources.map((resource) =>
      typeof resource === "string" ? (known.get(resource) ?? {}) : resource,
    ),
    directory: { ...before?.directory, ...facts.directory },
  };
}

/** JSON with one line for each item of a list at the first two levels, so that a change shows as a line. */
function layOut(content: object, indent = ""): string {
  const inner = `${indent}  `;
  const entries = Object.entries(content).filter(([, value]) => value !== undefined);
  const lines = entries.map(([name, value]) => {
    const isCollection = indent === "" && typeof value === "object" && value !== null && !Array.isArray(value);
    const isShort = isCollection && !Object.values(value).some(Array.isArray);
    return `${inner}${JSON.stringify(name)}: ${isCollection && !isShort ? layOut(value, inner) : layOutItems(value, inner)}`;
  });
  return `{\n${lines.join(",\n")}\n${indent}}${indent === "" ? "\n" : ""}`;
}

function layOutItems(value: Json, indent: string): string {
  if (!Array.isArray(value) || value.length === 0) return JSON.stringify(value);
  const items = value.map((item) => `${indent}  ${JSON.stringify(item)}`);
  return `[\n${items.join(",\n")}\n${indent}]`;
}

function readJson<Content>(file: string): Content {
  return JSON.parse(readFileSync(file, "utf8")) as Content; // written by writeCompact
}
