/** The environment that a rehearsed program is started with: the caller's, and a place where Node keeps what it compiled. */
import { join } from "node:path";
import type { CliDeps } from "../cliDeps";
import type { Project } from "../project/findProject";

/** Pulumi's SDK is half of a program's start-up; kept compiled, it takes half of that. */
export function rehearsalEnvironment({ practiceFolder }: Project, { env }: Pick<CliDeps, "env">): NodeJS.ProcessEnv {
  return { NODE_COMPILE_CACHE: join(practiceFolder, "compiled"), ...env };
}
