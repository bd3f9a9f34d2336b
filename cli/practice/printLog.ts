/** Prints the requests that the practice tenant answered. */

import { type RequestLogEntry, readRequestLog } from "../../practice-tenant";
import type { CliDeps } from "../cliDeps";
import { type ExitCode, exitCodes } from "../exitCodes";
import { findProject } from "../project/findProject";
import { followRequests } from "./followRequests";
import { renderRequest } from "./renderRequest";

export interface LogOptions {
  readonly cwd?: string;
  readonly follow?: boolean;
  readonly json?: boolean;
}

/** Prints what was asked so far, or goes on until the person interrupts it. */
export async function printLog(options: LogOptions, deps: CliDeps): Promise<ExitCode> {
  const { practiceFolder } = findProject(options.cwd ?? deps.cwd);
  const print = (entry: RequestLogEntry): void => {
    deps.stdout.write(options.json === true ? `${JSON.stringify(entry)}\n` : renderRequest(entry));
  };
  if (options.follow === true) {
    await followRequests(practiceFolder, print, deps.interrupted);
    return exitCodes.done;
  }
  const entries = readRequestLog(practiceFolder);
  if (entries.length === 0) deps.stderr.write("Nothing was asked yet.\n");
  for (const entry of entries) print(entry);
  return exitCodes.done;
}
