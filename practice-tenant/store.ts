/**
 * The one place where the tenant's records live. Reads come from memory; a folder adds a journal of committed changes.
 *
 * All of it is synchronous: a request handler reads and writes in one turn of the event loop, so no request ever sees
 * half of another's work.
 */
import type { RecordKind, RecordKinds } from "./records";

export interface Store {
  get<K extends RecordKind>(kind: K, id: string): RecordKinds[K] | undefined;
  /** The first record that `matches`, in order of creation. */
  find<K extends RecordKind>(kind: K, matches: (record: RecordKinds[K]) => boolean): RecordKinds[K] | undefined;
  /** All records of a kind (or those that match), in order of creation. */
  list<K extends RecordKind>(kind: K, matches?: (record: RecordKinds[K]) => boolean): RecordKinds[K][];
  /** Adds the record, or replaces the one of the same id. */
  put<K extends RecordKind>(kind: K, record: RecordKinds[K]): void;
  /** True when there was one. */
  remove(kind: RecordKind, id: string): boolean;
  /**
   * Runs `work` as one change: all of it is kept, or (when it throws) none. Once it has returned, the change survives
   * the end of the process. A put or remove outside a transaction is one of its own; transactions may nest.
   */
  transaction<T>(work: () => T): T;
  close(): void;
}

/** What `createStore` tells about each committed change, in order; it throws to refuse the commit. */
export interface Journal {
  /** `undefined` means removed. */
  commit(changes: readonly RecordChange[]): void;
  close(): void;
}

export interface RecordChange {
  readonly kind: RecordKind;
  readonly id: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** A record as a journal gives it back; it is of the type that its kind says. */
export interface StoredRecord {
  readonly kind: RecordKind;
  readonly id: string;
  readonly record: unknown;
}

const noJournal: Journal = { commit: () => {}, close: () => {} };

/** A store that holds `initial` records; without a journal everything is lost at the end of the process. */
export function createStore(journal: Journal = noJournal, initial: readonly StoredRecord[] = []): Store {
  return new MapStore(journal, initial);
}

class MapStore implements Store {
  readonly #kinds = new Map<RecordKind, Map<string, unknown>>();
  readonly #journal: Journal;
  #pending: RecordChange[] | undefined;

  constructor(journal: Journal, initial: readonly StoredRecord[]) {
    this.#journal = journal;
    for (const { kind, id, record } of initial) this.#set(kind, id, record);
  }

  get<K extends RecordKind>(kind: K, id: string): RecordKinds[K] | undefined {
    return this.#records(kind).get(id);
  }

  find<K extends RecordKind>(kind: K, matches: (record: RecordKinds[K]) => boolean): RecordKinds[K] | undefined {
    for (const record of this.#records(kind).values()) if (matches(record)) return record;
    return undefined;
  }

  list<K extends RecordKind>(kind: K, matches?: (record: RecordKinds[K]) => boolean): RecordKinds[K][] {
    const all = [...this.#records(kind).values()];
    return matches === undefined ? all : all.filter(matches);
  }

  put<K extends RecordKind>(kind: K, record: RecordKinds[K]): void {
    this.#change(kind, record.id, record);
  }

  remove(kind: RecordKind, id: string): boolean {
    if (!this.#records(kind).has(id)) return false;
    this.#change(kind, id, undefined);
    return true;
  }

  transaction<T>(work: () => T): T {
    if (this.#pending !== undefined) return work();
    const changes: RecordChange[] = [];
    this.#pending = changes;
    try {
      const result = work();
      if (changes.length > 0) this.#journal.commit(changes);
      return result;
    } catch (error) {
      for (const change of changes.reverse()) this.#set(change.kind, change.id, change.before);
      throw error;
    } finally {
      this.#pending = undefined;
    }
  }

  close(): void {
    this.#journal.close();
  }

  #change(kind: RecordKind, id: string, after: unknown): void {
    this.transaction(() => {
      this.#pending?.push({ kind, id, before: this.#records(kind).get(id), after });
      this.#set(kind, id, after);
    });
  }

  #set(kind: RecordKind, id: string, record: unknown): void {
    const records: Map<string, unknown> = this.#records(kind);
    if (record === undefined) records.delete(id);
    else records.set(id, record);
  }

  #records<K extends RecordKind>(kind: K): Map<string, RecordKinds[K]> {
    const records = this.#kinds.get(kind) ?? new Map<string, unknown>();
    this.#kinds.set(kind, records);
    // The outer map is keyed by kind, and only records of that kind are ever put under it.
    return records as Map<string, RecordKinds[K]>;
  }
}
