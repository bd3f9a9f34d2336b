/** The benchmarks' command line: which to run, and how to print what they found. */
import type { BenchReport, BenchSettings } from "./bench";
import { catalogueLoadBench } from "./catalogueLoadBench";
import { leastPrivilegeBench } from "./leastPrivilegeBench";
import { rehearsalBench } from "./rehearsalBench";
import { reviewBench } from "./reviewBench";
import { startBench } from "./startBench";
import { teardownBench } from "./teardownBench";
import { tenantBench } from "./tenantBench";
import { typeCheckBench } from "./typeCheckBench";

const benches: Readonly<Record<string, (settings: BenchSettings) => Promise<BenchReport>>> = {
  start: startBench,
  tenant: tenantBench,
  rehearsal: rehearsalBench,
  teardown: teardownBench,
  review: reviewBench,
  catalogueLoad: catalogueLoadBench,
  leastPrivilege: leastPrivilegeBench,
  typeCheck: typeCheckBench,
};

const usage = `Usage: npm run bench -- [${Object.keys(benches).join("] [")}] [--smallest] [--json]

Measures on this machine, all of it when nothing is named; nothing else should
be running. --smallest goes through everything once, to see that it works.
--json prints one JSON document. Progress goes to stderr.
`;

/** @returns the exit code: 0 measured, 2 wrong usage */
export async function main(args: readonly string[]): Promise<number> {
  if (args.includes("--help")) {
    process.stdout.write(usage);
    return 0;
  }
  const flags = args.filter((arg) => arg.startsWith("--"));
  const named = args.filter((arg) => !arg.startsWith("--"));
  const isKnown =
    flags.every((flag) => flag === "--smallest" || flag === "--json") &&
    named.every((name) => Object.hasOwn(benches, name));
  if (!isKnown) {
    process.stderr.write(usage);
    return 2;
  }
  const json = flags.includes("--json");
  const progress = (what: string): void => void process.stderr.write(`${what} …\n`);
  const reports: BenchReport[] = [];
  for (const [name, bench] of Object.entries(benches)) {
    if (named.length > 0 && !named.includes(name)) continue;
    const report = await bench({ smallest: flags.includes("--smallest"), progress });
    reports.push(report);
    if (!json) process.stdout.write(`${report.text}\n\n`);
  }
  if (json) process.stdout.write(renderJson(reports));
  return 0;
}

function renderJson(reports: readonly BenchReport[]): string {
  const figures = Object.fromEntries(reports.map((report) => [report.name, report.figures]));
  return `${JSON.stringify({ node: process.versions.node, ...figures }, undefined, 2)}\n`;
}
