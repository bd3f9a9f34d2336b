/** Reads what the program at hand declares, with its look-ups of people answered by the tenant. */
import type { DirectoryReader } from "../../directory";
import { type OfflineResult, rehearseOffline } from "../../rehearsal";
import type { CliDeps } from "../cliDeps";
import type { Project, Stack } from "../project/findProject";
import { findPublishedApi } from "../review/publishedApis";
import { withoutCredentials } from "../review/withoutCredentials";
import { DeclarationUnreadableError } from "../up/errors";

export interface ProgramPlace {
  readonly project: Project;
  readonly stack: Stack;
  readonly directory: DirectoryReader;
  readonly deps: Pick<CliDeps, "env" | "interrupted">;
}

/**
 * @throws {DeclarationUnreadableError} where the program does not come to its end
 * @throws errors of the project, the stack's settings and the program's start
 */
export async function readProgram({ project, stack, directory, deps }: ProgramPlace): Promise<OfflineResult> {
  const found = await rehearseOffline({
    projectFolder: project.folder,
    stack: stack.name,
    environment: withoutCredentials(deps.env),
    findPublishedApi,
    lookUpPeople: async (path) => {
      const [answer] = await directory.getMany([path]);
      return answer ?? { status: 404, body: {} };
    },
    signal: deps.interrupted,
  });
  if (found.succeeded) return found;
  const errors = found.diagnostics.filter(({ severity }) => severity === "error");
  throw new DeclarationUnreadableError(errors.map(({ message }) => message.trim()));
}
