/**
 * The log beside a state file: what a run has done since the file was written, one JSON line a change.
 *
 * A state grows with every resource; writing all of it at every step would take four times as long for twice as many.
 * A run that ends puts the whole state into the file and removes the log. What a killed one leaves is read as if it
 * were in the file. The first line says by hash to which text of the file the log belongs; beside any other it
 * counts for nothing.
 */
import { createHash } from "node:crypto";
import { z } from "zod";
import { withCurrentUrns } from "./currentUrns";
import { operationType, parseResource, renderResource, resourceEntry } from "./deploymentFile";
import type { PendingOperation, ResourceState, StackState } from "./resourceState";
import type { StepChange } from "./stateChange";
import { StateDamagedError, StateNewerError } from "./stateErrors";

const logVersion = 1;

const resourceNumber = z.number().int().nonnegative();

const logHeader = z.object({ version: z.number(), checkpoint: z.string() });

const logEntry = z.strictObject({
  begin: z.object({ resource: resourceNumber, type: operationType, state: resourceEntry }).optional(),
  end: resourceNumber.optional(),
  keep: z
    .array(z.object({ resource: resourceNumber, state: resourceEntry, aliases: z.array(z.string()).optional() }))
    .optional(),
  gone: z.array(resourceNumber).optional(),
});

type LogEntry = z.infer<typeof logEntry>;

/** Where the log of a state file is. */
export function logFileOf(stateFile: string): string {
  return `${stateFile}.log`;
}

/** The first line of a log. @param checkpoint text of the state file that it goes on from */
export function renderLogHeader(checkpoint: string): string {
  return JSON.stringify({ version: logVersion, checkpoint: hashOf(checkpoint) });
}

/** Numbers resources for a log: those of the state file by their place in it, new ones as they come. */
export class LogNumbers {
  readonly #numbers: Map<ResourceState, number>;

  /** @param base what the state file holds */
  constructor(base: StackState) {
    this.#numbers = new Map(base.resources.map((resource, at) => [resource, at]));
  }

  /** The line for a change. */
  renderChange({ begun, ended, kept, gone }: StepChange): string {
    return JSON.stringify({
      ...(begun && {
        begin: { resource: this.#of(begun.resource), type: begun.type, state: renderResource(begun.resource) },
      }),
      ...(ended && { end: this.#of(ended) }),
      ...(kept.length > 0 && { keep: kept.map((state) => this.#renderKept(state)) }),
      ...(gone.length > 0 && { gone: gone.map((state) => this.#of(state)) }),
    });
  }

  #renderKept(state: ResourceState): unknown {
    const { aliases } = state;
    return { resource: this.#of(state), state: renderResource(state), ...(aliases.length > 0 && { aliases }) };
  }

  #of(state: ResourceState): number {
    const number = this.#numbers.get(state) ?? this.#numbers.size;
    this.#numbers.set(state, number);
    return number;
  }
}

/**
 * The state of a file with its log worked in.
 *
 * @param base what the file holds
 * @param checkpoint the file's text
 * @throws {StateDamagedError} {StateNewerError} for a log that belongs to the file and cannot be read
 */
export function withLog(
  base: StackState,
  checkpoint: string,
  log: { readonly file: string; readonly text: string },
): StackState {
  // What follows the last line's end is a line that a kill cut off: its change was never answered for.
  const [first = "", ...lines] = log.text.split("\n").slice(0, -1);
  const header = logHeader.safeParse(parseLine(first));
  if (!header.success || header.data.checkpoint !== hashOf(checkpoint)) return base;
  if (header.data.version > logVersion) throw new StateNewerError(log.file, header.data.version);
  return foldEntries(
    base,
    lines.map((line, index) => {
      const entry = logEntry.safeParse(parseLine(line));
      if (!entry.success) throw new StateDamagedError(log.file, `line ${index + 2} is no change of a state`);
      return entry.data;
    }),
  );
}

function foldEntries(base: StackState, entries: readonly LogEntry[]): StackState {
  const old = new Map(base.resources.entries());
  const news = new Map<number, ResourceState>();
  const pending = new Map<number, PendingOperation>();
  for (const { begin, end, keep = [], gone = [] } of entries) {
    if (begin) pending.set(begin.resource, { type: begin.type, resource: parseResource(begin.state) });
    if (end !== undefined) pending.delete(end);
    for (const { resource, state, aliases = [] } of keep) {
      const known = old.has(resource) ? old : news;
      known.set(resource, { ...parseResource(state), aliases });
    }
    for (const resource of gone) {
      old.delete(resource);
      news.delete(resource);
    }
  }
  return {
    ...base,
    resources: withCurrentUrns([...news.values(), ...old.values()]).map((state) => ({ ...state, aliases: [] })),
    pendingOperations: [...pending.values(), ...base.pendingOperations.filter(({ type }) => type === "creating")],
  };
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
