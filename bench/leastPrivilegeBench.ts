/** How long it takes to say what a call to Graph needs: the first answer of a process, and one after another. */
import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";
import { leastPrivilege } from "../catalogue";
import type { BenchReport, BenchSettings } from "./bench";
import { renderTable } from "./renderTable";
import { type Spread, spreadOf } from "./statistics";

const root = join(__dirname, "..");
const index = join(root, "catalogue", "generated", "graphRoutes.json");

export interface LeastPrivilegeFigure {
  readonly what: string;
  readonly runs: number;
  readonly unit: "kB" | "ms" | "us";
  readonly value: Spread;
  /** What the project asks for, in the same unit; undefined where it asks for nothing. */
  readonly target: number | undefined;
}

/** The process times itself: starting Node and loading programs is another benchmark's matter. */
const probe = `
require(${JSON.stringify(join(root, "scripts", "loadTypeScript.cjs"))});
const { findPermission, leastPrivilege } = require(${JSON.stringify(join(root, "catalogue", "index.ts"))});
findPermission("microsoftGraph", "delegated", "User.Read");
const started = process.hrtime.bigint();
leastPrivilege("GET", "/me/messages", "delegated");
console.log(Number(process.hrtime.bigint() - started) / 1e6);
`;

/** An id that no other look-up of a run has, so that nothing but the template can be known from before. */
const freshId = (at: number): string => `6f8a1c20-3b4d-4e5f-8a90-${at.toString(16).padStart(12, "0")}`;

interface LookUps {
  readonly what: string;
  readonly target: number | undefined;
  readonly urls: readonly ((at: number) => string)[];
}

const lookUps: readonly LookUps[] = [
  {
    what: "everyday calls, a new id each",
    target: 1,
    urls: [
      () => "/me",
      (at) => `https://graph.microsoft.com/v1.0/users/${freshId(at)}/messages?$top=5`,
      (at) => `/v1.0/groups/${freshId(at)}/members`,
      (at) => `https://graph.microsoft.com/v1.0/sites/${freshId(at)}/lists`,
      (at) => `/users/${freshId(at)}/calendarView?startDateTime=x`,
    ],
  },
  { what: "one call again and again", target: 1, urls: [() => "https://graph.microsoft.com/v1.0/me/messages"] },
  {
    what: "paths, keys, functions and casts",
    target: undefined,
    urls: [
      (at) => `/me/drive/root:/Documents/${at}.txt:/content`,
      (at) => `/users('${freshId(at)}')/messages`,
      () => "/reports/getEmailActivityUserDetail(period='D7')",
      (at) => `/groups/${freshId(at)}/members/microsoft.graph.user`,
      (at) => `/applications(appId='${freshId(at)}')`,
    ],
  },
];

export async function leastPrivilegeBench({ smallest, progress }: BenchSettings): Promise<BenchReport> {
  const runs = smallest ? 1 : 9;
  progress("leastPrivilege: first answer");
  const figures: LeastPrivilegeFigure[] = [
    { what: "index", runs: 1, unit: "kB", value: spreadOf([statSync(index).size / 1000]), target: 300 },
    { what: "first answer", runs, unit: "ms", value: spreadOf(repeat(runs, timeFirstAnswer)), target: 40 },
  ];
  for (const { what, target, urls } of lookUps) {
    progress(`leastPrivilege: ${what}`);
    const count = smallest ? 1_000 : 200_000;
    timeLookUps(urls, count);
    const value = spreadOf(repeat(runs, () => timeLookUps(urls, count)));
    figures.push({ what, runs, unit: "us", value, target });
  }
  return { name: "leastPrivilege", figures, text: renderFigures(figures) };
}

function repeat(times: number, measure: () => number): number[] {
  return Array.from({ length: times }, measure);
}

function timeFirstAnswer(): number {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["-e", probe], { encoding: "utf8" });
  if (status !== 0) throw new Error(`the catalogue could not be loaded: ${stderr}`);
  return Number(stdout);
}

/** Microseconds for one look-up, the mean of all. The URLs are put together beforehand, as if they were read from a file. */
function timeLookUps(urls: LookUps["urls"], count: number): number {
  const asked = Array.from({ length: count }, (_, at) => Buffer.from(urls[at % urls.length]?.(at) ?? "").toString());
  const started = process.hrtime.bigint();
  for (const url of asked) leastPrivilege("GET", url, "delegated");
  return Number(process.hrtime.bigint() - started) / 1e3 / count;
}

function renderFigures(figures: readonly LeastPrivilegeFigure[]): string {
  const rows = figures.map(({ what, runs, unit, value, target }) => [
    what,
    String(runs),
    unit,
    value.min.toFixed(2),
    value.median.toFixed(2),
    value.max.toFixed(2),
    target === undefined ? "" : `${value.median < target ? "<" : "missed"} ${target} ${unit}`,
  ]);
  const head = ["least privilege", "runs", "unit", "min", "median", "max", "target"];
  return ["What a Graph call needs", renderTable(head, rows)].join("\n");
}
