/** Lets a project's program begin to load while a caller still gets the directory ready. */
import { type PreparedProgram, prepareProgramProcess } from "./program/programProcess";
import { readProject } from "./program/projectFile";

/**
 * A process that waits to run the project's program; hand it to {@link rehearse}, or discard it.
 *
 * @param environment the caller's variables
 * @throws {ProjectUnusableError} when there is no project or no program
 * @throws {ConfigInvalidError} naming the field of Pulumi.yaml that is wrong
 * @throws {ProgramUnstartableError} when the project has no Pulumi SDK
 */
export async function prepareProgram(
  projectFolder: string,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<PreparedProgram> {
  const project = await readProject(projectFolder);
  return prepareProgramProcess({ project, programEntry: undefined, environment });
}
