/** Frees a stack from the lock of a Pulumi run that was killed. */
import { hostname } from "node:os";
import { isAlive, ProjectError } from "../../common";
import type { CliDeps } from "../cliDeps";
import type { Project, Stack } from "../project/findProject";
import { PulumiFailedError, PulumiMissingError } from "../up/errors";
import { readOutput } from "../up/runChild";
import { findStackLocks } from "./stackLocks";

/** Another run is at work on the stack, or nobody can tell that it is not. */
export class StackLockedError extends ProjectError {
  override readonly code = "ERR_STATE_LOCKED";
}

export interface LockPlace {
  readonly project: Project;
  readonly stack: Pick<Stack, "name">;
  readonly env: CliDeps["env"];
}

/**
 * Each command of Pulumi's takes the lock itself, and none only asks for it; so what is known beforehand is only what a folder
 * of this machine tells. A lock of a process that is gone says that it was killed.
 *
 * @throws {StackLockedError} naming whose the lock is {PulumiMissingError} {PulumiFailedError}
 */
export async function takeOffStaleLock(place: LockPlace): Promise<void> {
  const { project, stack } = place;
  const locks = findStackLocks(await backendOf(place), project.name, stack.name);
  const [working] = locks.filter(({ pid, hostname: host }) => host !== hostname() || isAlive(pid));
  if (working !== undefined) {
    const { username, hostname: host, pid, timestamp } = working;
    throw new StackLockedError(
      `The stack "${stack.name}" is locked by process ${pid} of ${username}@${host} since ${timestamp}.`,
      waysOutOfLock(stack.name),
    );
  }
  if (locks.length === 0) return;
  const { code } = await ask(["cancel", "--yes", "--stack", stack.name, "--non-interactive"], place);
  if (code !== 0) {
    throw new PulumiFailedError(`\`pulumi cancel\` ended with exit code ${code}.`, waysOutOfLock(stack.name));
  }
}

export function waysOutOfLock(stack: string): string {
  return `make sure that nobody else is updating it, run \`pulumi cancel --stack ${stack}\`, and run the command again`;
}

/** Address of the backend; empty where the CLI does not tell it. */
async function backendOf(place: LockPlace): Promise<string> {
  const { code, stdout } = await ask(["whoami", "--verbose", "--json"], place);
  const found = code === 0 ? /"url":\s*("(?:[^"\\]|\\.)*")/.exec(stdout)?.[1] : undefined;
  return found === undefined ? "" : String(JSON.parse(found));
}

async function ask(args: readonly string[], { project, env }: LockPlace) {
  try {
    return await readOutput(["pulumi", ...args], { cwd: project.folder, env });
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") throw new PulumiMissingError();
    throw cause;
  }
}
