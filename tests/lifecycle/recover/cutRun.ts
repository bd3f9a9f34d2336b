/**
 * One run of a program, cut at every request that it sends: what state file and directory held just before the request was sent
 * and just after its answer had come. A process that is killed at that moment leaves exactly this.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { PracticeTenant } from "../../../practice-tenant";
import { createAzureadProvider } from "../../../rehearsal/azuread/createAzureadProvider";
import { createHttpsExchange } from "../../../rehearsal/azuread/transport/httpsExchange";
import type { ResourceProvider } from "../../../rehearsal/resourceProvider";
import { logFileOf } from "../../../rehearsal/state/stateLog";
import type { ProgramOnTenant } from "./programOnTenant";

export interface Cut {
  /** Where the run was: "before POST /applications". */
  readonly at: string;
  /** Absent where nothing had been written yet. */
  readonly state: string | undefined;
  readonly log: string | undefined;
  readonly directory: ReturnType<PracticeTenant["exportDirectory"]>;
}

/** Runs the program and remembers every cut; those that left the same are one. */
export async function cutEverywhere(
  project: ProgramOnTenant,
  operation: "up" | "destroy",
  parallel: number,
): Promise<readonly Cut[]> {
  const cuts = new Map<string, Cut>();
  const remember = (at: string): void => {
    const cut = { at, ...readStateFiles(project.stateFile), directory: project.tenant.exportDirectory() };
    const key = createHash("sha256")
      .update(withoutTimes(JSON.stringify({ ...cut, at: "" })))
      .digest("hex");
    if (!cuts.has(key)) cuts.set(key, cut);
  };
  const result = await project.run(operation, { provider: watchedProvider(remember), parallel });
  if (result.exitCode !== 0) throw new Error(`the run failed by itself: ${JSON.stringify(result.diagnostics)}`);
  return [...cuts.values()];
}

function watchedProvider(remember: (at: string) => void): ResourceProvider {
  return createAzureadProvider({
    exchange: ({ caPem }) => {
      const exchange = createHttpsExchange(caPem);
      return async (request) => {
        const call = `${request.method} ${new URL(request.url).pathname}`;
        remember(`before ${call}`);
        const reply = await exchange(request);
        remember(`after ${call}`);
        return reply;
      };
    },
  });
}

function readStateFiles(file: string): Pick<Cut, "state" | "log"> {
  const read = (path: string) => (existsSync(path) ? readFileSync(path, "utf8") : undefined);
  return { state: read(file), log: read(logFileOf(file)) };
}

/** Puts state and directory back to where the run was cut. */
export function restore({ state, log, directory }: Cut, { stateFile, tenant }: ProgramOnTenant): void {
  for (const [file, text] of [
    [stateFile, state],
    [logFileOf(stateFile), log],
  ] as const) {
    if (text === undefined) rmSync(file, { force: true });
    else writeFileSync(file, text);
  }
  tenant.importDirectory(directory);
}

function withoutTimes(text: string): string {
  return text.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, "");
}
