/**
 * `npm run recordings -- [folder]`: plays recorded scenarios with the rehearsal and says where it does
 * not do what the real engine and plugin did. Exit code 0: all steps equal; 1: some differ; 2: could not run.
 */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { writeCompact } from "./compactForm";
import type { Scenario } from "./facts";
import { playScenario, type StepOutcome } from "./playScenario";
import { readScenarios } from "./readScenarios";
import { isEqual, renderStep, renderTable, renderTotal } from "./renderReport";

const usage = `Usage: npm run recordings -- [folder] [options]

  folder               scenarios, or one scenario, recorded or compact (default: tests/fixtures/recordings)

  --scenario <name>    only this one; may be given more than once
  --verbose            show every difference in full
  --stop               end at the first step that differs
  --table              end with a Markdown table of scenarios
  --compact <to>       play nothing: write the scenarios of the folder to another folder in compact form

Exit codes: 0 all steps equal, 1 some differ, 2 could not run`;

const committed = join(__dirname, "..", "fixtures", "recordings");

export async function main(argv: readonly string[]): Promise<0 | 1 | 2> {
  const request = readRequest(argv);
  if (typeof request === "string") {
    console.error(`${request}\n\n${usage}`);
    return 2;
  }
  const { scenarios, to, ...options } = request;
  if (to !== undefined) {
    for (const scenario of scenarios) writeCompact(scenario, join(to, scenario.name));
    return 0;
  }
  const outcomes = await play(scenarios, options);
  if (options.isTable) console.log(`\n${renderTable(outcomes)}\n`);
  console.log(renderTotal(outcomes));
  return outcomes.every(isEqual) ? 0 : 1;
}

interface Options {
  readonly isVerbose: boolean;
  readonly isStopping: boolean;
  readonly isTable: boolean;
}

interface Request extends Options {
  readonly scenarios: readonly Scenario[];
  readonly to: string | undefined;
}

/** What is asked for, or what is wrong with it. */
function readRequest(argv: readonly string[]): Request | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        scenario: { type: "string", multiple: true },
        verbose: { type: "boolean", default: false },
        stop: { type: "boolean", default: false },
        table: { type: "boolean", default: false },
        compact: { type: "string" },
      },
    });
    const folder = positionals[0] ?? committed;
    const wanted = values.scenario ?? [];
    const scenarios = readScenarios(folder).filter(({ name }) => wanted.length === 0 || wanted.includes(name));
    if (scenarios.length === 0) return `No scenario${wanted.map((name) => ` "${name}"`).join(",")} in ${folder}`;
    const { verbose, stop, table, compact } = values;
    return { scenarios, to: compact, isVerbose: verbose, isStopping: stop, isTable: table };
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause);
  }
}

async function play(scenarios: readonly Scenario[], { isVerbose, isStopping }: Options): Promise<StepOutcome[]> {
  const outcomes: StepOutcome[] = [];
  for (const scenario of scenarios) {
    for await (const outcome of playScenario(scenario)) {
      outcomes.push(outcome);
      console.log(renderStep(outcome, isVerbose));
      if (isStopping && !isEqual(outcome)) return outcomes;
    }
  }
  return outcomes;
}
