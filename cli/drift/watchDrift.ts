/** Looks at a stack again and again, and tells what changed in between. */
import { setTimeout } from "node:timers/promises";
import { ProjectError } from "../../common";
import { changesSince, type DriftChanges } from "../../lifecycle";
import { shownSentence } from "../../review";
import type { CliDeps } from "../cliDeps";
import type { DriftReport } from "./driftReport";

export interface DriftWatch {
  readonly first: DriftReport;
  /** One more look. */
  readonly look: () => Promise<DriftReport>;
  /** Prints what is not as it was. */
  readonly tell: (changes: DriftChanges, report: DriftReport) => void;
  readonly seconds: number;
  readonly deps: Pick<CliDeps, "stderr" | "interrupted">;
}

/**
 * Until the person interrupts it. A look that fails is told, and tried again: a watch outlives a server that does not.
 *
 * @returns the last look that succeeded
 */
export async function watchDrift({ first, look, tell, seconds, deps }: DriftWatch): Promise<DriftReport> {
  let last = first;
  while (await passes(seconds, deps.interrupted)) {
    try {
      const now = await look();
      const changes = changesSince(last, now);
      if (changes.appeared.length + changes.disappeared.length > 0) tell(changes, now);
      last = now;
    } catch (error) {
      if (deps.interrupted.aborted) break;
      if (!(error instanceof ProjectError)) throw error;
      deps.stderr.write(`warning[${error.code}]: ${shownSentence(error.problem)} Looking again in ${seconds} s.\n`);
    }
  }
  return last;
}

/** @returns false where the person did not want to wait for it */
async function passes(seconds: number, interrupted: AbortSignal): Promise<boolean> {
  try {
    await setTimeout(seconds * 1000, undefined, { signal: interrupted });
    return true;
  } catch {
    return false;
  }
}
