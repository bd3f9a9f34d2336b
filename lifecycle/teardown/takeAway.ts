/**
 * Takes away what an engine leaves: looks what there is, removes what of it are targets, and looks again, until nothing is
 * left or nothing more can be done. Doing it again after an interruption at any point goes on where it ended.
 */
import { inParallel, ProjectError } from "../../common";
import { type DirectoryWriter, GraphRefusedError } from "../../directory";
import { lookForResidue, type ResidueKind, type ResidueObject } from "./residue";
import type { Targets } from "./targets";
import { inGroups, missingFromBin, takeOne, workOn } from "./work";

export interface TakeAwayOptions {
  readonly keepRecycled: boolean;
  /** Nothing new begins once it has aborted. */
  readonly signal: AbortSignal;
  /** Resolves after so many milliseconds, or as soon as the signal aborts. */
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly onProgress?: (progress: { readonly kind: ResidueKind; readonly done: number; readonly of: number }) => void;
}

/** An object that the directory did not let go. */
export interface Refusal {
  readonly object: ResidueObject;
  /** In one sentence. */
  readonly reason: string;
  /** What would help. */
  readonly fix: string;
  /** Whether trying again cannot help: whoever asks may not do this. */
  readonly isFinal: boolean;
}

export interface TakenAway {
  /** What was removed here, each once. */
  readonly removed: readonly ResidueObject[];
  /** What is left because the directory refuses to let it go. */
  readonly refused: readonly Refusal[];
  /** What the last look found; undefined where an interruption kept it from being taken. */
  readonly residue: readonly ResidueObject[] | undefined;
}

/** Calls at a time: what one person's browser would do, and far below what a tenant throttles. */
const atATime = 8;

/** A directory takes a while to tell everywhere that something is gone, or in its recycle bin. In milliseconds. */
const patience = [1_000, 2_000, 4_000, 8_000, 15_000];

/** @throws {GraphRefusedError} {DirectoryAnswerError} when the directory may not be looked at */
export async function takeAway(
  directory: DirectoryWriter,
  targets: Targets,
  options: TakeAwayOptions,
): Promise<TakenAway> {
  const taking: Taking = { removed: new Map(), refused: new Map(), options };
  const tried = new Set<string>();
  const waits = [...patience];
  for (;;) {
    const residue = await lookUnless(options.signal, () => lookForResidue(directory, targets));
    if (residue === undefined) return summarize(taking, residue);
    const work = [...workOn(residue, targets, options), ...awaited(residue, targets, taking)];
    const untried = work.filter((object) => !tried.has(keyOf(object)));
    if (untried.length > 0) {
      for (const object of untried) tried.add(keyOf(object));
      await takeEach(directory, untried, taking);
      continue;
    }
    const wait = waits.shift();
    // Of no work at all, too.
    const isFinal = work.every((object) => taking.refused.get(keyOf(object))?.isFinal === true);
    if (wait === undefined || isFinal) return summarize(taking, residue);
    await options.pause(wait);
    tried.clear();
  }
}

function awaited(
  residue: readonly ResidueObject[],
  targets: Targets,
  { removed, options }: Taking,
): readonly ResidueObject[] {
  if (options.keepRecycled) return [];
  const purged = [...removed.values()].filter(({ kind }) => kind === "recycledApplication");
  return missingFromBin(residue, targets, new Set(purged.map(({ objectId }) => objectId)));
}

/** Undefined once the person has interrupted the command: a look that is under way then may fail in any way. */
async function lookUnless<Result>(signal: AbortSignal, look: () => Promise<Result>): Promise<Result | undefined> {
  if (signal.aborted) return undefined;
  try {
    return await look();
  } catch (cause) {
    if (signal.aborted) return undefined;
    throw cause;
  }
}

function summarize({ removed, refused }: Taking, residue: TakenAway["residue"]): TakenAway {
  return {
    removed: [...removed.values()],
    refused: (residue ?? []).flatMap((object) => {
      const refusal = refused.get(keyOf(object));
      return refusal === undefined ? [] : [{ ...refusal, object }];
    }),
    residue,
  };
}

interface Taking {
  readonly removed: Map<string, ResidueObject>;
  readonly refused: Map<string, Refusal>;
  readonly options: TakeAwayOptions;
}

async function takeEach(
  directory: DirectoryWriter,
  work: readonly ResidueObject[],
  { removed, refused, options }: Taking,
): Promise<void> {
  for (const group of inGroups(work)) {
    let done = 0;
    await inParallel(group, { limit: atATime, signal: options.signal }, async (object) => {
      try {
        if ((await takeOne(directory, object)) === "deleted") removed.set(keyOf(object), object);
      } catch (cause) {
        if (options.signal.aborted) return;
        // One that stays is no reason to leave the others; anything else is a bug and ends it all.
        if (!(cause instanceof ProjectError)) throw cause;
        refused.set(keyOf(object), { object, reason: cause.problem, fix: cause.fix, isFinal: isFinal(cause) });
      }
      done += 1;
      options.onProgress?.({ kind: object.kind, done, of: group.length });
    });
  }
}

/** A kind beside the id: an application and its place in the recycle bin have one id. */
function keyOf({ kind, objectId }: ResidueObject): string {
  return `${kind} ${objectId}`;
}

function isFinal(cause: ProjectError): boolean {
  return cause instanceof GraphRefusedError && (cause.status === 401 || cause.status === 403);
}
