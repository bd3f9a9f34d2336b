/** Brings the state of the Pulumi CLI in order, by its own commands. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import type { CliDeps } from "../../cliDeps";
import { plainText } from "../../plainText";
import type { Project, Stack } from "../../project/findProject";
import { takeOffStaleLock, waysOutOfLock } from "../../stack/takeOffStaleLock";
import { PulumiMissingError } from "../../up/errors";
import { readOutput } from "../../up/runChild";
import { RecoveryFailedError } from "../errors";
import type { RecoverEngine } from "./recoverEngine";

export interface PulumiPlace {
  readonly project: Project;
  readonly stack: Stack;
  readonly env: CliDeps["env"];
}

export function pulumiEngine(place: PulumiPlace): RecoverEngine {
  return {
    requireIdle: () => takeOffStaleLock(place),
    // Without the option a refresh keeps pending creations until a person answers for each.
    refresh: () => run(["refresh", "--clear-pending-creates", "--yes", "--skip-preview"], place),
    importFrom: async (importFile) => {
      const folder = mkdtempSync(join(tmpdir(), "appreg-recover-"));
      try {
        const file = join(folder, "import.json");
        writeFileSync(file, importFile, { mode: 0o600 });
        const plain = ["--protect=false", "--generate-code=false"];
        await run(["import", "--file", file, ...plain, "--yes", "--skip-preview"], place);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

/** @throws {PulumiMissingError} {RecoveryFailedError} */
async function run(args: readonly string[], { project, stack, env }: PulumiPlace): Promise<void> {
  const command = ["pulumi", ...args, "--stack", stack.name, "--non-interactive"] as const;
  const { code, stdout, stderr } = await start(command, { cwd: project.folder, env });
  if (code === 0) return;
  const said = `${stdout}\n${stderr}`.split("\n").map((line) => plainText(stripVTControlCharacters(line)).trimEnd());
  // A killed run leaves its lock on the stack.
  const isLocked = said.some((line) => line.includes("is currently locked"));
  throw new RecoveryFailedError(
    `\`pulumi ${args[0]}\` ended with exit code ${code}`,
    said.filter((line) => line !== ""),
    isLocked ? waysOutOfLock(stack.name) : undefined,
  );
}

async function start(command: readonly [string, ...string[]], options: Parameters<typeof readOutput>[1]) {
  try {
    return await readOutput(command, options);
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") throw new PulumiMissingError();
    throw cause;
  }
}
