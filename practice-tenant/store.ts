/**
 * The one place where the tenant's records live. Reads come from memory; a folder adds a journal of committed changes.
 *
 * All of it is synchronous: a request handler reads and writes in one turn of the event loop, so no request ever sees
 * half of another's work.
 */
import type { RecordKind, RecordKinds } from "./records";
import { type IndexedKind, type IndexedProperty, KindIndexes } from "./storeIndexes";

export interface Store {
  get<K extends RecordKind>(kind: K, id: string): RecordKinds[K] | undefined;
  /** The first record that `matches`, in order of creation. */
  find<K extends RecordKind>(kind: K, matches: (record: RecordKinds[K]) => boolean): RecordKinds[K] | undefined;
  /** All records of a kind (or those that match), in order of creation. */
  list<K extends RecordKind>(kind: K, matches?: (record: RecordKinds[K]) => boolean): RecordKinds[K][];
  /**
   * The records that have `value` in a property, without regard to case, in the order in which they came to have it. As
   * quick among many records as among few.
   */
  listBy<K extends IndexedKind>(kind: K, property: IndexedProperty<K>, value: string): RecordKinds[K][];
  /** The first of {@link listBy}. */
  findBy<K extends IndexedKind>(kind: K, property: IndexedProperty<K>, value: string): RecordKinds[K] | undefined;
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
  readonly #indexes = new Map<RecordKind, KindIndexes>();
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

  listBy<K extends IndexedKind>(kind: K, property: IndexedProperty<K>, value: string): RecordKinds[K][] {
    // An index of a kind holds records of that kind only.
    return [...this.#indexesOf(kind).find(property, value).values()] as RecordKinds[K][];
  }

  findBy<K extends IndexedKind>(kind: K, property: IndexedProperty<K>, value: string): RecordKinds[K] | undefined {
    const [first] = this.#indexesOf(kind).find(property, value).values();
    // As above.
    return first as RecordKinds[K] | undefined;
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
    this.#indexesOf(kind).replace(id, records.get(id), record);
    if (record === undefined) records.delete(id);
    else records.set(id, record);
  }

  #indexesOf(kind: RecordKind): KindIndexes {
    const known = this.#indexes.get(kind);
    if (known !== undefined) return known;
    const indexes = new KindIndexes(kind);
    this.#indexes.set(kind, indexes);
    return indexes;
  }

  #records<K extends RecordKind>(kind: K): Map<string, RecordKinds[K]> {
    const known = this.#kinds.get(kind);
    const records = known ?? new Map<string, unknown>();
    if (known === undefined) this.#kinds.set(kind, records);
    // The outer map is keyed by kind, and only records of that kind are ever put under it.
    return records as Map<string, RecordKinds[K]>;
  }
}
