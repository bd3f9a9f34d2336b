/** How long each command takes to start, beside a Node that does nothing. */
import { join } from "node:path";
import type { BenchReport, BenchSettings } from "./bench";
import { timeProcess } from "./measureProcess";
import { makeProject } from "./rehearsalProject";
import { renderTable } from "./renderTable";
import { type Spread, spreadOf } from "./statistics";

const appreg = join(__dirname, "..", "bin", "appreg.js");

/** Milliseconds that `appreg --help` may take. */
const target = 150;

const commands: readonly string[] = [
  "--help",
  "--version",
  "quickstart --help",
  "rehearse --help",
  "rehearse up --help",
  "token --help",
  "practice --help",
  "practice serve --help",
  "completion bash",
  "practice status",
];

export interface StartFigure {
  readonly command: string;
  readonly runs: number;
  /** Milliseconds from start to exit. */
  readonly milliseconds: Spread;
  /** The same runs' times over those of `node -e 0` beside them. */
  readonly timesBareNode: number;
}

export async function startBench({ smallest, progress }: BenchSettings): Promise<BenchReport> {
  const runs = smallest ? 1 : 11;
  const project = makeProject("component", 1);
  const figures: StartFigure[] = [];
  try {
    for (const command of smallest ? commands.slice(0, 3) : commands) {
      progress(`start: ${command}`);
      figures.push(await measureStart(command, runs, project.folder));
    }
  } finally {
    project.remove();
  }
  return { name: "start", figures, text: renderStart(figures) };
}

/** The command and bare Node in turn, so that both meet the machine in the same mood. */
async function measureStart(command: string, runs: number, cwd: string): Promise<StartFigure> {
  const args = [appreg, ...command.split(" ")];
  await timeProcess({ args, cwd });
  const pairs: { milliseconds: number; bare: number }[] = [];
  for (let run = 0; run < runs; run += 1) {
    const seconds = await timeProcess({ args, cwd });
    const bare = await timeProcess({ args: ["-e", "0"], cwd });
    pairs.push({ milliseconds: seconds * 1000, bare: bare * 1000 });
  }
  return {
    command: `appreg ${command}`,
    runs,
    milliseconds: spreadOf(pairs.map(({ milliseconds }) => milliseconds)),
    timesBareNode: spreadOf(pairs.map(({ milliseconds, bare }) => milliseconds / bare)).median,
  };
}

function renderStart(figures: readonly StartFigure[]): string {
  const rows = figures.map(({ command, runs, milliseconds, timesBareNode }) => [
    command,
    String(runs),
    milliseconds.min.toFixed(0),
    milliseconds.median.toFixed(0),
    milliseconds.max.toFixed(0),
    timesBareNode.toFixed(1),
    command === "appreg --help" ? `${milliseconds.median < target ? "<" : "missed"} ${target} ms` : "",
  ]);
  const head = ["command", "runs", "min ms", "median", "max", "x node", "target"];
  return ["Start of a command, beside `node -e 0`", renderTable(head, rows)].join("\n");
}
