/** What the full catalogue of names costs the compiler on `index.ts`, beside one of ten names. */
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { apis } from "../catalogue";
import type { BenchReport, BenchSettings } from "./bench";
import { measureProcess } from "./measureProcess";
import { renderTable } from "./renderTable";
import { type Spread, spreadOf } from "./statistics";

const root = join(__dirname, "..");
const tsc = join(root, "node_modules", "typescript", "bin", "tsc");

/** How many times the ten names' time the full catalogue may take. */
const target = 1.15;

/** Those of index.ts and a few more. */
const tenNames = [
  "openid",
  "profile",
  "offline_access",
  "User.Read",
  "Calendars.Read",
  "Calendars.ReadWrite",
  "Contacts.Read",
  "Contacts.ReadWrite",
  "Mail.Read",
  "Mail.Send",
];

export interface TypeCheckFigure {
  readonly catalogue: "full" | "ten names";
  readonly runs: number;
  readonly seconds: Spread;
  /** The same runs' times over those with ten names beside them. */
  readonly timesTenNames: number;
}

export async function typeCheckBench({ smallest, progress }: BenchSettings): Promise<BenchReport> {
  const runs = smallest ? 1 : 7;
  const full = copyProgram();
  const ten = copyProgram(renderTenNames());
  const pairs: { full: number; ten: number }[] = [];
  try {
    // One unmeasured round, so that both find their files in the machine's memory.
    for (const folder of [full, ten]) await measureProcess({ args: [tsc, "-p", folder], cwd: folder });
    for (let run = 0; run < runs; run += 1) {
      progress(`typeCheck: ${run + 1} of ${runs}`);
      const first = await measureProcess({ args: [tsc, "-p", full], cwd: full });
      const second = await measureProcess({ args: [tsc, "-p", ten], cwd: ten });
      pairs.push({ full: first.cpuSeconds, ten: second.cpuSeconds });
    }
  } finally {
    for (const folder of [full, ten]) rmSync(folder, { recursive: true });
  }
  const figures = toFigures(pairs);
  return { name: "typeCheck", figures, text: renderTypeCheck(figures) };
}

/** The program with the rooms that it loads, in a folder of its own. */
function copyProgram(names?: string): string {
  const folder = mkdtempSync(join(tmpdir(), "bench-type-check-"));
  for (const room of ["common", "catalogue", "manifest", "rules", "components", "index.ts"]) {
    cpSync(join(root, room), join(folder, room), { recursive: true });
  }
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  const { compilerOptions } = JSON.parse(readFileSync(join(root, "tsconfig.json"), "utf8")) as {
    compilerOptions: object;
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["index.ts"] }));
  writeFileSync(join(folder, "package.json"), "{}");
  if (names !== undefined) writeFileSync(join(folder, "catalogue", "generated", "permissionNames.ts"), names);
  return folder;
}

/** The same APIs, of which only Graph has names. */
function renderTenNames(): string {
  const union = tenNames.map((name) => JSON.stringify(name)).join(" | ");
  const blocks = apis.map(({ name }) => {
    const names = name === "microsoftGraph" ? union : "never";
    return `  readonly ${name}: { readonly delegated: ${names}; readonly application: ${names} };`;
  });
  return `export interface PermissionNames {\n${blocks.join("\n")}\n}\n`;
}

function toFigures(pairs: readonly { readonly full: number; readonly ten: number }[]): TypeCheckFigure[] {
  const runs = pairs.length;
  return [
    {
      catalogue: "full",
      runs,
      seconds: spreadOf(pairs.map(({ full }) => full)),
      timesTenNames: spreadOf(pairs.map(({ full, ten }) => full / ten)).median,
    },
    { catalogue: "ten names", runs, seconds: spreadOf(pairs.map(({ ten }) => ten)), timesTenNames: 1 },
  ];
}

function renderTypeCheck(figures: readonly TypeCheckFigure[]): string {
  const rows = figures.map(({ catalogue, runs, seconds, timesTenNames }) => [
    catalogue,
    String(runs),
    seconds.min.toFixed(2),
    seconds.median.toFixed(2),
    seconds.max.toFixed(2),
    timesTenNames.toFixed(2),
    catalogue === "full" ? `${timesTenNames <= target ? "<=" : "missed"} ${target}` : "",
  ]);
  const head = ["catalogue", "runs", "min s CPU", "median", "max", "x ten", "target"];
  return ["`tsc` on index.ts, by how many permission names it knows", renderTable(head, rows)].join("\n");
}
