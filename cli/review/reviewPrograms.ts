/** Runs two versions of a program side by side, each where it lies, and compares what they declare. */
import { ProjectError } from "../../common";
import { type PreparedProgram, prepareProgram } from "../../rehearsal";
import { type Review, reviewChanges } from "../../review";
import type { CliDeps } from "../cliDeps";
import { findProject } from "../project/findProject";
import { findMergeBase, findRepository, findVersion, workingTree } from "./findVersions";
import { Git } from "./git";
import { openVersion } from "./openVersion";
import { type ProgramVersion, readProgram } from "./readProgram";
import { sealedNotices } from "./sealedNotices";
import { chooseStacks, requireDeclared } from "./stacksOfVersions";
import { tellFailures } from "./tellFailures";
import { withoutCredentials } from "./withoutCredentials";

export interface ProgramsOptions {
  readonly cwd?: string;
  readonly base?: string;
  readonly head?: string;
  readonly stack?: readonly string[];
}

/**
 * One review a stack.
 *
 * @throws {ProjectNotFoundError} {RepositoryMissingError} {RefUnknownError} {DependenciesDifferError} {StackNotFoundError}
 */
export async function reviewPrograms(options: ProgramsOptions, deps: CliDeps): Promise<readonly Review[]> {
  const { folder } = findProject(options.cwd ?? deps.cwd);
  const environment = withoutCredentials(deps.env);
  // The working tree is where it will be looked for, so it begins to load while git is asked.
  const early = options.head === undefined ? await prepareIfPossible(folder, environment) : undefined;
  const closing: (() => Promise<void>)[] = [async () => early?.discard()];
  try {
    const git = new Git(folder, deps.env);
    const repository = await findRepository(git);
    const named = (name: string | undefined) => name && findVersion(git, name, deps.cwd);
    const head = (await named(options.head)) || workingTree(repository);
    const base = (await named(options.base)) || (await findMergeBase(git, head));
    // One after the other: each closes what it has opened, whatever becomes of the next.
    const old = await beginVersion(await openVersion(base, { git, repository, closing }), { environment, closing });
    const current = await openVersion(head, { git, repository, closing });
    const begun = early ? { ...current, program: early } : await beginVersion(current, { environment, closing });
    return await reviewStacks({ old, current: begun }, options.stack, { environment, deps });
  } finally {
    for (const close of closing) await close();
  }
}

/** The program loads while the engine does. */
async function beginVersion(
  version: ProgramVersion,
  { environment, closing }: { readonly environment: NodeJS.ProcessEnv; readonly closing: (() => Promise<void>)[] },
): Promise<ProgramVersion> {
  const program = await prepareIfPossible(version.folder, environment);
  // Before its folder is removed.
  closing.unshift(async () => program?.discard());
  return { ...version, program };
}

/** @returns undefined where it cannot begin: the reading of this version meets that again, and tells it */
async function prepareIfPossible(folder: string, environment: NodeJS.ProcessEnv): Promise<PreparedProgram | undefined> {
  return prepareProgram(folder, environment).catch((cause: unknown) => {
    if (cause instanceof ProjectError) return undefined;
    throw cause;
  });
}

interface Pair {
  readonly old: ProgramVersion;
  readonly current: ProgramVersion;
}

async function reviewStacks(
  { old, current }: Pair,
  asked: readonly string[] | undefined,
  surroundings: Surroundings,
): Promise<readonly Review[]> {
  const reviews: Review[] = [];
  for (const stack of chooseStacks(asked, [old.folder, current.folder])) {
    // What has begun to load runs once.
    const pair = reviews.length === 0 ? { old, current } : { old: anew(old), current: anew(current) };
    reviews.push(await reviewStack(pair, stack, surroundings));
    if (surroundings.deps.interrupted.aborted) break;
  }
  return reviews;
}

function anew({ label, folder }: ProgramVersion): ProgramVersion {
  return { label, folder };
}

interface Surroundings {
  readonly environment: NodeJS.ProcessEnv;
  readonly deps: CliDeps;
}

async function reviewStack(
  { old, current }: Pair,
  stack: string,
  { environment, deps }: Surroundings,
): Promise<Review> {
  const options = { stack, environment, signal: deps.interrupted };
  const [base, head] = await Promise.all([readProgram(old, options), readProgram(current, options)]);
  requireDeclared(stack, [base, head], [old.folder, current.folder]);
  if (!deps.interrupted.aborted) for (const reading of [base, head]) tellFailures(reading, deps);
  const notices = [...head.version.notices, ...sealedNotices(base.sealedSettings, head.sealedSettings)];
  return reviewChanges(
    base.version,
    { ...head.version, notices },
    {
      stack,
      project: head.project ?? base.project ?? "project",
      today: deps.clock().toISOString().slice(0, 10),
    },
  );
}
