/** Reads the calls that a command is asked about, from the one place that its options name. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { permissionsForRoute } from "../../../catalogue";
import type { CliDeps } from "../../cliDeps";
import { UsageError } from "../../usageError";
import { CallsUnreadableError } from "./callsUnreadableError";
import { type CallList, parseCall } from "./graphCall";
import { readHar } from "./readHar";
import { readLog } from "./readLog";

/** As the command line gives them. */
export interface CallSources {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  /** Name of a HAR file. */
  readonly har?: string;
  /** Name of a log; "-" for standard input. */
  readonly log?: string;
  readonly rehearsal?: boolean;
}

/**
 * @param readRehearsed reads the calls of a rehearsed run
 * @throws {UsageError} when none or several places are named; errors of the place
 */
export async function readCalls(
  sources: CallSources,
  deps: Pick<CliDeps, "cwd" | "readInput">,
  readRehearsed: () => Promise<CallList>,
): Promise<CallList> {
  assertOneSource(sources);
  const { method, url, har, log } = sources;
  if (har !== undefined) return readHar(readText(deps.cwd, har), har);
  if (log === "-") return readLog(await deps.readInput(), "standard input");
  if (log !== undefined) return readLog(readText(deps.cwd, log), log);
  return method === undefined || url === undefined ? readRehearsed() : readTyped(method, url);
}

function assertOneSource({ method, url, har, log, rehearsal }: CallSources): void {
  const given = [method, har, log, rehearsal === true ? "" : undefined].filter((source) => source !== undefined);
  if (given.length !== 1) {
    throw new UsageError(
      given.length === 0 ? "There are no calls to look at." : "The calls are to come from one place, not several.",
      "give a method and a URL (GET /me/messages), or one of --har, --log and --rehearsal",
    );
  }
  if (method !== undefined && url === undefined) {
    throw new UsageError(`"${method}" is only half of a call.`, "give a method and a URL, such as GET /me/messages");
  }
}

function readTyped(method: string, url: string): CallList {
  const parsed = parseCall(method, url);
  if ("call" in parsed) return { calls: [parsed.call], ignored: new Map() };
  // Where nothing but the host is wrong, the catalogue's own error says more.
  if ("call" in parseCall(method, "/")) permissionsForRoute(method, url, "delegated");
  throw new CallsUnreadableError("The call", [parsed.problem], "give a method and a URL, such as GET /me/messages");
}

/** Files are named from where the command was started. */
function readText(folder: string, file: string): string {
  try {
    return readFileSync(resolve(folder, file), "utf8");
  } catch (error) {
    // The system's own word, such as ENOENT.
    const reason = error instanceof Error && "code" in error ? String(error.code) : "no reason given";
    throw new CallsUnreadableError(file, [`it cannot be read (${reason}).`], "check its name, and that it is yours");
  }
}
