/** Prints the requests that the practice tenant answered. */
import { type RequestLogEntry, readRequestLog } from "../../practice-tenant";
import { type CliDeps, widthOf } from "../cliDeps";
import { type ExitCode, exitCodes } from "../exitCodes";
import { findProject } from "../project/findProject";
import { appNamesOf, type FindAppName } from "./appNames";
import { followRequests } from "./followRequests";
import { renderRequest } from "./renderRequest";

export interface LogOptions {
  readonly cwd?: string;
  readonly follow?: boolean;
  readonly json?: boolean;
}

/** Prints what was asked so far, or goes on until the person interrupts it. */
export async function printLog(options: LogOptions, deps: CliDeps): Promise<ExitCode> {
  const project = findProject(options.cwd ?? deps.cwd);
  const findAppName = appNamesOf(project);
  const print = async (entry: RequestLogEntry): Promise<void> => {
    const line = options.json === true ? `${JSON.stringify(entry)}\n` : await describe(entry, { findAppName, deps });
    deps.stdout.write(line);
  };
  if (options.follow === true) {
    let printing = Promise.resolve();
    const printNext = (entry: RequestLogEntry): void => {
      printing = printing.then(() => print(entry));
    };
    await followRequests(project.practiceFolder, printNext, deps.interrupted);
    await printing;
    return exitCodes.done;
  }
  const entries = readRequestLog(project.practiceFolder);
  if (entries.length === 0) deps.stderr.write("Nothing was asked yet.\n");
  for (const entry of entries) await print(entry);
  return exitCodes.done;
}

async function describe(
  entry: RequestLogEntry,
  { findAppName, deps }: { readonly findAppName: FindAppName; readonly deps: CliDeps },
): Promise<string> {
  const app = entry.clientId === undefined ? undefined : await findAppName(entry.clientId);
  return renderRequest(entry, { app, width: widthOf(deps.stdout) });
}
