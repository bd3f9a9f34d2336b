/** Prints what the program at hand declares, as a review reads it. */
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { CliDeps } from "../cliDeps";
import { type ExitCode, exitCodes } from "../exitCodes";
import { FileUnwritableError } from "../fileUnwritableError";
import { findProject, ProjectNotFoundError } from "../project/findProject";
import { readProgram } from "../review/readProgram";
import { requireDeclared } from "../review/stacksOfVersions";
import { tellFailures } from "../review/tellFailures";
import { withoutCredentials } from "../review/withoutCredentials";
import { type Declaration, digestOf, renderDeclaration } from "./declarationFile";

export interface ManifestOptions {
  readonly stack: string;
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

async function declare({ stack, cwd, orNothing }: ManifestOptions, deps: CliDeps): Promise<Declaration> {
  const folder = findFolder(cwd ?? deps.cwd, orNothing === true);
  if (folder === undefined) return { project: undefined, stack, apps: [], notices: [], sealedSettings: {} };
  const reading = await readProgram(
    { label: "", folder },
    { stack, environment: withoutCredentials(deps.env), signal: deps.interrupted },
  );
  if (orNothing !== true) requireDeclared(stack, [reading], [folder]);
  tellFailures(reading, deps);
  const { project, version, sealedSettings } = reading;
  return { project, stack, apps: version.apps, notices: version.notices, sealedSettings };
}

function findFolder(start: string, orNothing: boolean): string | undefined {
  try {
    return findProject(start).folder;
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
