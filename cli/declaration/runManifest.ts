/** Prints what the program at hand declares, as a review reads it. */
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { CliDeps } from "../cliDeps";
import { type ExitCode, exitCodes } from "../exitCodes";
import { FileUnwritableError } from "../fileUnwritableError";
import { describeStack, findProject, type Project, ProjectNotFoundError } from "../project/findProject";
import { readProgram } from "../review/readProgram";
import { requireDeclared } from "../review/stacksOfVersions";
import { tellFailures } from "../review/tellFailures";
import { withoutCredentials } from "../review/withoutCredentials";
import { type Declaration, digestOf, renderDeclaration } from "./declarationFile";

export interface ManifestOptions {
  readonly stack?: string;
  readonly cwd?: string;
  readonly digest?: boolean;
  readonly out?: string;
  /** A version without the project or the stack declares nothing, which is no error. */
  readonly orNothing?: boolean;
}

/**
 * Exit code 2 when the program could not be read wholly; what was read is printed all the same.
 *
 * @throws errors of the project and the stack
 */
export async function runManifest(options: ManifestOptions, deps: CliDeps): Promise<ExitCode> {
  const declaration = await declare(options, deps);
  if (options.out !== undefined) write(resolve(deps.cwd, options.out), renderDeclaration(declaration));
  else deps.stdout.write(options.digest === true ? `${digestOf(declaration)}\n` : renderDeclaration(declaration));
  const isWhole = declaration.notices.every(({ kind }) => kind !== "failed" && kind !== "unsupported");
  return isWhole ? exitCodes.done : exitCodes.couldNotRun;
}

async function declare({ stack: asked, cwd, orNothing }: ManifestOptions, deps: CliDeps): Promise<Declaration> {
  const project = findProjectIfAny(cwd ?? deps.cwd, orNothing === true);
  if (project === undefined) {
    return { project: undefined, stack: asked ?? "dev", apps: [], notices: [], sealedSettings: {} };
  }
  const stack = asked ?? describeStack(project).name;
  const reading = await readProgram(
    { label: "", folder: project.folder },
    { stack, environment: withoutCredentials(deps.env), signal: deps.interrupted },
  );
  if (orNothing !== true) requireDeclared(stack, [reading], [project.folder]);
  tellFailures(reading, deps);
  const { version, sealedSettings } = reading;
  return { project: reading.project, stack, apps: version.apps, notices: version.notices, sealedSettings };
}

function findProjectIfAny(start: string, orNothing: boolean): Project | undefined {
  try {
    return findProject(start);
  } catch (cause) {
    if (orNothing && cause instanceof ProjectNotFoundError) return undefined;
    throw cause;
  }
}

function write(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (cause) {
    // What Node's file functions throw has a code.
    throw new FileUnwritableError(path, cause as NodeJS.ErrnoException);
  }
}
