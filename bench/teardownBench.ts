/** How long taking a stack away takes, as a user waits for it: `node bin/appreg.js teardown --yes`, purged and looked at afterwards. */
import { join } from "node:path";
import type { BenchReport, BenchSettings } from "./bench";
import { measureProcess, type ProcessCost } from "./measureProcess";
import { beginAnew, makeProject, type ProgramKind } from "./rehearsalProject";
import { renderTable, renderTarget } from "./renderTable";
import { spreadOf } from "./statistics";

const appreg = join(__dirname, "..", "bin", "appreg.js");

/** The state is the engine's, or nobody has one and the markers are all there is. */
const ways = [
  { name: "state", program: "component", args: ["teardown", "--yes"] },
  { name: "markers", program: "component", args: ["teardown", "--older-than", "0h", "--yes"] },
  { name: "state", program: "plain", args: ["teardown", "--yes"] },
] as const;

/** Seconds on two cores. */
const targets: ReadonlyMap<number, number> = new Map([[100, 3]]);

export interface TeardownFigure {
  readonly program: ProgramKind;
  /** What it goes by. */
  readonly by: (typeof ways)[number]["name"];
  readonly apps: number;
  readonly runs: number;
  /** Medians. */
  readonly cost: ProcessCost;
  /** Seconds of wall time; undefined where nothing is asked. */
  readonly target: number | undefined;
}

export async function teardownBench({ smallest, progress }: BenchSettings): Promise<BenchReport> {
  const figures: TeardownFigure[] = [];
  for (const way of smallest ? ways.slice(0, 1) : ways) {
    for (const apps of smallest ? [1] : [1, 10, 100]) {
      progress(`teardown: ${way.program} by its ${way.name}, ${apps} app${apps === 1 ? "" : "s"}`);
      figures.push(await measureWay(way, apps, smallest ? 1 : 3));
    }
  }
  return { name: "teardown", figures, text: renderTeardown(figures) };
}

async function measureWay(
  { name, program, args }: (typeof ways)[number],
  apps: number,
  runs: number,
): Promise<TeardownFigure> {
  const project = makeProject(program, apps);
  const run = (...command: readonly string[]) =>
    measureProcess({ args: [appreg, ...command, "--cwd", project.folder], cwd: project.folder });
  const costs: ProcessCost[] = [];
  try {
    // What Node keeps compiled is made by the first run of a project, and is there for all others.
    await run("rehearse", "preview");
    while (costs.length < runs) {
      beginAnew(project.folder);
      await run("rehearse", "up", "--yes");
      costs.push(await run(...args));
    }
  } finally {
    project.remove();
  }
  const medianOf = (key: keyof ProcessCost): number => spreadOf(costs.map((cost) => cost[key])).median;
  const cost = {
    wallSeconds: medianOf("wallSeconds"),
    cpuSeconds: medianOf("cpuSeconds"),
    peakMegabytes: medianOf("peakMegabytes"),
  };
  return { program, by: name, apps, runs, cost, target: targets.get(apps) };
}

function renderTeardown(figures: readonly TeardownFigure[]): string {
  const rows = figures.map(({ program, by, apps, runs, cost, target }) => [
    ...[program, by, String(apps), String(runs)],
    ...[cost.wallSeconds.toFixed(2), cost.cpuSeconds.toFixed(2), cost.peakMegabytes.toFixed(0)],
    renderTarget(cost.wallSeconds, target),
  ]);
  const head = ["program", "by", "apps", "runs", "wall s", "CPU s", "MB", "target"];
  return ["Teardown to residue 0, whole processes (medians)", renderTable(head, rows)].join("\n");
}
