/** What it costs to look a first permission up: the table of its API is read then, and no other. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { apis } from "../catalogue";
import type { BenchReport, BenchSettings } from "./bench";
import { renderTable } from "./renderTable";
import { type Spread, spreadOf } from "./statistics";

const root = join(__dirname, "..");

/** Milliseconds that the first look-up in one API may take. */
const target = 10;

/** In a process of its own, because a table is read once: what the catalogue reads is told by the names of the files. */
const probe = `
const fs = require("node:fs");
const read = fs.readFileSync;
const files = [];
require(${JSON.stringify(join(root, "scripts", "loadTypeScript.cjs"))});
const catalogue = require(${JSON.stringify(join(root, "catalogue", "index.ts"))});
fs.readFileSync = (file, ...rest) => { files.push(file); return read(file, ...rest); };
const api = process.argv[1];
const started = process.hrtime.bigint();
for (const kind of ["delegated", "application"]) catalogue.findPermission(api, kind, "User.Read");
const milliseconds = Number(process.hrtime.bigint() - started) / 1e6;
console.log(JSON.stringify({ milliseconds, files: files.length }));
`;

interface Probe {
  readonly milliseconds: number;
  readonly files: number;
}

export interface CatalogueLoadFigure {
  readonly api: string;
  readonly runs: number;
  /** From nothing loaded to the first answers of both kinds. */
  readonly milliseconds: Spread;
  /** Tables that were read for it. */
  readonly tables: number;
}

export async function catalogueLoadBench({ smallest, progress }: BenchSettings): Promise<BenchReport> {
  const runs = smallest ? 1 : 7;
  const measured = smallest ? apis.slice(0, 2) : apis;
  const figures = measured.map(({ name }) => {
    progress(`catalogueLoad: ${name}`);
    return measureLoad(name, runs);
  });
  return { name: "catalogueLoad", figures, text: renderLoad(figures) };
}

function measureLoad(api: string, runs: number): CatalogueLoadFigure {
  const probes = Array.from({ length: runs }, () => probeOnce(api));
  return {
    api,
    runs,
    milliseconds: spreadOf(probes.map(({ milliseconds }) => milliseconds)),
    tables: Math.max(...probes.map(({ files }) => files)),
  };
}

function probeOnce(api: string): Probe {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["-e", probe, api], { encoding: "utf8" });
  if (status !== 0) throw new Error(`the catalogue could not be loaded: ${stderr}`);
  // The cast: the script above prints this.
  return JSON.parse(stdout) as Probe;
}

function renderLoad(figures: readonly CatalogueLoadFigure[]): string {
  const rows = figures.map(({ api, runs, milliseconds, tables }) => [
    api,
    String(runs),
    milliseconds.min.toFixed(2),
    milliseconds.median.toFixed(2),
    milliseconds.max.toFixed(2),
    String(tables),
    `${milliseconds.median < target ? "<" : "missed"} ${target} ms`,
  ]);
  const head = ["first look-up in", "runs", "min ms", "median", "max", "tables", "target"];
  return ["First look-up of a permission, in a new process", renderTable(head, rows)].join("\n");
}
