/** How long a rehearsal takes, as a user waits for it: `node bin/appreg.js rehearse …` from its start to its exit. */
import { join } from "node:path";
import type { BenchReport, BenchSettings } from "./bench";
import { measureProcess, type ProcessCost } from "./measureProcess";
import { beginAnew, makeProject, type ProgramKind } from "./rehearsalProject";
import { renderTable, renderTarget } from "./renderTable";
import { spreadOf } from "./statistics";

const appreg = join(__dirname, "..", "bin", "appreg.js");

const kinds: readonly ProgramKind[] = ["component", "plain"];

/** In the order in which they are run on a project that is new each time. */
const operations = [
  { name: "preview", args: ["preview"] },
  { name: "up", args: ["up", "--yes"] },
  { name: "up again", args: ["up", "--yes"] },
  { name: "destroy", args: ["destroy", "--yes"] },
] as const;

type OperationName = (typeof operations)[number]["name"];

/** Seconds that `up` may take on two cores, by number of apps. */
const targets: ReadonlyMap<number, number> = new Map([
  [1, 1],
  [100, 3],
]);

export interface RehearsalFigure {
  readonly program: ProgramKind;
  readonly operation: OperationName;
  readonly apps: number;
  readonly runs: number;
  /** Medians. */
  readonly cost: ProcessCost;
  readonly millisecondsPerApp: number;
  /** Seconds of wall time; undefined where nothing is asked. */
  readonly target: number | undefined;
}

/** Each size fewer times the larger it is; 1,000 apps once. */
function runsFor(apps: number, smallest: boolean): number {
  if (smallest || apps >= 1_000) return 1;
  return apps >= 100 ? 3 : 5;
}

export async function rehearsalBench({ smallest, progress }: BenchSettings): Promise<BenchReport> {
  const sizes = smallest ? [1] : [1, 10, 100, 1_000];
  const figures: RehearsalFigure[] = [];
  for (const program of smallest ? kinds.slice(0, 1) : kinds) {
    for (const apps of sizes) {
      progress(`rehearsal: ${program}, ${apps} app${apps === 1 ? "" : "s"}`);
      figures.push(...(await measureSize(program, apps, runsFor(apps, smallest))));
    }
  }
  return { name: "rehearsal", figures, text: renderRehearsal(figures) };
}

async function measureSize(program: ProgramKind, apps: number, runs: number): Promise<RehearsalFigure[]> {
  const project = makeProject(program, apps);
  const costs = new Map<OperationName, ProcessCost[]>(operations.map(({ name }) => [name, []]));
  const rehearse = (args: readonly string[]) =>
    measureProcess({ args: [appreg, "rehearse", ...args, "--cwd", project.folder], cwd: project.folder });
  try {
    // What Node keeps compiled is made by the first run of a project, and is there for all others.
    await rehearse(["preview"]);
    for (let run = 0; run < runs; run += 1) {
      beginAnew(project.folder);
      for (const { name, args } of operations) costs.get(name)?.push(await rehearse(args));
    }
  } finally {
    project.remove();
  }
  return operations.map(({ name }) => figureOf({ program, operation: name, apps }, costs.get(name) ?? []));
}

function figureOf(
  what: Pick<RehearsalFigure, "program" | "operation" | "apps">,
  costs: readonly ProcessCost[],
): RehearsalFigure {
  const medianOf = (key: keyof ProcessCost): number => spreadOf(costs.map((cost) => cost[key])).median;
  const cost = {
    wallSeconds: medianOf("wallSeconds"),
    cpuSeconds: medianOf("cpuSeconds"),
    peakMegabytes: medianOf("peakMegabytes"),
  };
  return {
    ...what,
    runs: costs.length,
    cost,
    millisecondsPerApp: (cost.wallSeconds * 1000) / what.apps,
    target: what.operation === "up" ? targets.get(what.apps) : undefined,
  };
}

function renderRehearsal(figures: readonly RehearsalFigure[]): string {
  const rows = figures.map(({ program, operation, apps, runs, cost, millisecondsPerApp, target }) => [
    program,
    operation,
    String(apps),
    String(runs),
    cost.wallSeconds.toFixed(2),
    cost.cpuSeconds.toFixed(2),
    cost.peakMegabytes.toFixed(0),
    millisecondsPerApp.toFixed(millisecondsPerApp < 100 ? 1 : 0),
    renderTarget(cost.wallSeconds, target),
  ]);
  const head = ["program", "operation", "apps", "runs", "wall s", "CPU s", "MB", "ms/app", "target"];
  return ["Rehearsal, whole processes (medians)", renderTable(head, rows), ...growthLines(figures)].join("\n");
}

/** Ten times the apps may take ten times as long, and no more: growth must be linear. */
function growthLines(figures: readonly RehearsalFigure[]): string[] {
  const secondsOf = (of: RehearsalFigure, apps: number): number | undefined =>
    figures.find((one) => one.program === of.program && one.operation === of.operation && one.apps === apps)?.cost
      .wallSeconds;
  return figures
    .filter(({ apps }) => apps === 1_000)
    .map((figure) => {
      const ratio = figure.cost.wallSeconds / (secondsOf(figure, 100) ?? Number.NaN);
      return `1000 apps / 100 apps, ${figure.program}, ${figure.operation}: ${ratio.toFixed(1)} (linear: at most 10)`;
    });
}
