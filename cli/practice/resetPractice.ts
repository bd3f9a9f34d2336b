/** Forgets what the practice tenant and the rehearsals of a project keep. */
import type { CliDeps } from "../cliDeps";
import { confirm } from "../confirm";
import { type ExitCode, exitCodes } from "../exitCodes";
import { findProject } from "../project/findProject";
import { forgetCertificates, forgetDirectory } from "./resetPracticeFolder";

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
  const subject = options.certificates === true ? "certificates" : "directory and every rehearsal's state";
  const question = `Delete the practice tenant's ${subject} in ${practiceFolder}?`;
  if (options.yes !== true && !(await confirm(question, deps))) return exitCodes.differs;
  await (options.certificates === true ? forgetCertificates : forgetDirectory)(practiceFolder);
  deps.stderr.write(`Forgotten: the practice tenant's ${subject}.\n`);
  return exitCodes.done;
}
