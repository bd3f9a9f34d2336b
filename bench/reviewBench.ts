/** How long a review takes, as a person waits for it: `node bin/appreg.js review` of a changed working tree, from start to exit. */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BenchReport, BenchSettings } from "./bench";
import { measureProcess, type ProcessCost } from "./measureProcess";
import { measurePulumiPreview } from "./pulumiPreview";
import { makeProject, type ProgramKind } from "./rehearsalProject";
import { renderTable, renderTarget } from "./renderTable";
import { spreadOf } from "./statistics";

const appreg = join(__dirname, "..", "bin", "appreg.js");

const kinds: readonly ProgramKind[] = ["component", "plain"];

/** Seconds that a review may take on two cores, by number of apps. */
const targets: ReadonlyMap<number, number> = new Map([
  [1, 1.5],
  [100, 5],
]);

export interface ReviewFigure {
  readonly program: ProgramKind;
  readonly apps: number;
  readonly runs: number;
  /** Medians. */
  readonly cost: ProcessCost;
  /** Seconds that `pulumi preview` of one version takes against a practice tenant; undefined where there is no Pulumi CLI. */
  readonly pulumiSeconds: number | undefined;
  /** Seconds of wall time. */
  readonly target: number | undefined;
}

export async function reviewBench({ smallest, progress }: BenchSettings): Promise<BenchReport> {
  const sizes = smallest ? [1] : [1, 100];
  const figures: ReviewFigure[] = [];
  for (const program of smallest ? kinds.slice(0, 1) : kinds) {
    for (const apps of sizes) {
      progress(`review: ${program}, ${apps} app${apps === 1 ? "" : "s"}`);
      figures.push(await measureReview(program, apps, smallest ? 1 : 5));
    }
  }
  return { name: "review", figures, text: renderReview(figures) };
}

async function measureReview(program: ProgramKind, apps: number, runs: number): Promise<ReviewFigure> {
  const project = makeProject(program, apps);
  const review = () => measureProcess({ args: [appreg, "review"], cwd: project.folder });
  try {
    commitAndChange(project.folder);
    // What Node keeps compiled is made by the first run of a project, and is there for all others.
    await review();
    const costs: ProcessCost[] = [];
    for (let run = 0; run < runs; run += 1) costs.push(await review());
    const pulumiSeconds = await measurePulumiPreview(project.folder);
    return { program, apps, runs, cost: medians(costs), pulumiSeconds, target: targets.get(apps) };
  } finally {
    project.remove();
  }
}

/** One commit, and in the working tree another redirect URI for every app. */
function commitAndChange(folder: string): void {
  writeFileSync(join(folder, ".gitignore"), "node_modules\n");
  const git = (...args: readonly string[]) => execFileSync("git", args, { cwd: folder, stdio: "ignore" });
  git("init", "--initial-branch=main");
  git("add", "--all");
  const person = ["-c", "user.name=Bench", "-c", "user.email=bench@example.com", "-c", "commit.gpgSign=false"];
  git(...person, "commit", "--message", "before");
  const file = join(folder, "index.ts");
  writeFileSync(file, readFileSync(file, "utf8").replace('"http://localhost"', '"http://localhost/changed"'));
}

function medians(costs: readonly ProcessCost[]): ProcessCost {
  const medianOf = (key: keyof ProcessCost): number => spreadOf(costs.map((cost) => cost[key])).median;
  return {
    wallSeconds: medianOf("wallSeconds"),
    cpuSeconds: medianOf("cpuSeconds"),
    peakMegabytes: medianOf("peakMegabytes"),
  };
}

function renderReview(figures: readonly ReviewFigure[]): string {
  const rows = figures.map(({ program, apps, runs, cost, pulumiSeconds, target }) => [
    program,
    String(apps),
    String(runs),
    cost.wallSeconds.toFixed(2),
    cost.cpuSeconds.toFixed(2),
    cost.peakMegabytes.toFixed(0),
    pulumiSeconds === undefined ? "no CLI" : pulumiSeconds.toFixed(2),
    renderTarget(cost.wallSeconds, target),
  ]);
  const head = ["program", "apps", "runs", "wall s", "CPU s", "MB", "pulumi preview s", "target"];
  return ["Review of two versions, whole processes (medians)", renderTable(head, rows)].join("\n");
}
