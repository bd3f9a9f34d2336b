/** Forgets everything that the practice tenant and the rehearsal keep. */
import type { CliDeps } from "../cliDeps";
import { confirm } from "../confirm";
import { type ExitCode, exitCodes } from "../exitCodes";
import { findProject } from "../project/findProject";
import { resetPracticeFolder } from "./resetPracticeFolder";

export interface ResetOptions {
  readonly cwd?: string;
  readonly yes?: boolean;
  readonly certificates?: boolean;
}

/**
 * Asks first unless told not to.
 *
 * @throws {UsageError} where nobody can answer, or while a tenant runs on the folder.
 */
export async function resetPractice(options: ResetOptions, deps: CliDeps): Promise<ExitCode> {
  const { practiceFolder } = findProject(options.cwd ?? deps.cwd);
  const question = `Delete the practice directory and every rehearsal's state in ${practiceFolder}?`;
  if (options.yes !== true && !(await confirm(question, deps))) return exitCodes.differs;
  const deleted = await resetPracticeFolder(practiceFolder, options.certificates === true);
  deps.stderr.write(deleted ? "Forgotten. The next command starts with a new directory.\n" : "Nothing to forget.\n");
  return exitCodes.done;
}
