/** What the harness says: a line a step, a table of scenarios. Pure. */
import type { Difference } from "./compareFacts";
import type { Json } from "./facts";
import type { StepOutcome } from "./playScenario";

/** How many differences of a step are shown unless all are asked for. */
const shownDifferences = 3;
/** Longest text of a value in a line of differences. */
const shownLength = 100;

export function isEqual({ differences, problem }: StepOutcome): boolean {
  return differences.length === 0 && problem === undefined;
}

/** One line for the step, and one, indented, for each difference shown. */
export function renderStep(outcome: StepOutcome, isVerbose: boolean): string {
  const { scenario, step, differences, problem } = outcome;
  const verdict = isEqual(outcome) ? "equal  " : "differs";
  const shown = isVerbose ? differences : differences.slice(0, shownDifferences);
  const hidden = differences.length - shown.length;
  return [
    `${verdict}  ${scenario}/${step}`,
    ...(problem === undefined ? [] : [`           ${isVerbose ? problem : problem.split("\n")[0]}`]),
    ...shown.map((difference) => `           ${renderDifference(difference, isVerbose)}`),
    ...(hidden > 0 ? [`           and ${hidden} more`] : []),
  ].join("\n");
}

/** The kind of fact, where, and both values. */
export function renderDifference({ kind, where, recorded, produced }: Difference, isVerbose: boolean): string {
  const values = [recorded, produced].map((value) =>
    renderValue(value, isVerbose ? Number.POSITIVE_INFINITY : shownLength),
  );
  return `${kind}${where === "" ? "" : ` of ${where}`}: recorded ${values[0]}, here ${values[1]}`;
}

export function renderTotal(outcomes: readonly StepOutcome[]): string {
  return `${outcomes.filter(isEqual).length} of ${outcomes.length} steps equal`;
}

/** Markdown: a row a scenario, with what kinds of facts keep it from being equal. */
export function renderTable(outcomes: readonly StepOutcome[]): string {
  const scenarios = [...new Set(outcomes.map(({ scenario }) => scenario))];
  const rows = scenarios.map((scenario) => {
    const steps = outcomes.filter((outcome) => outcome.scenario === scenario);
    const equal = steps.filter(isEqual).length;
    return `| ${scenario} | ${equal} of ${steps.length} | ${renderReasons(steps)} |`;
  });
  return ["| scenario | steps equal | what differs |", "| --- | --- | --- |", ...rows].join("\n");
}

/** "outputs in 3 steps, directory in 1 step"; empty when everything is equal. */
function renderReasons(steps: readonly StepOutcome[]): string {
  const reasons = steps.flatMap(({ differences, problem }) => [
    ...new Set<string>(problem === undefined ? differences.map(({ kind }) => kind) : ["could not be played"]),
  ]);
  return [...new Set(reasons)]
    .map((reason) => {
      const count = reasons.filter((other) => other === reason).length;
      return `${reason} in ${count} ${count === 1 ? "step" : "steps"}`;
    })
    .join(", ");
}

function renderValue(value: Json | undefined, length: number): string {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value);
  return text.length <= length ? text : `${text.slice(0, length)}…`;
}
