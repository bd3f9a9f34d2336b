/**
 * Keeps a store in one SQLite file: every committed change is with the operating system before `transaction` returns, so a
 * process that is killed at any moment loses nothing it has answered for. A machine that loses its power may lose the
 * last moments; what is left then is whole.
 *
 * The file is locked to one process by the operating system, which lets go of the lock however the process ends.
 */
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { StoreDamagedError, StoreLockedError } from "./errors";
import type { RecordKind } from "./records";
import { createStore, type Journal, type RecordChange, type Store, type StoredRecord } from "./store";
import { findOwner, forgetOwner, noteOwner } from "./storeOwner";

/** Counts changes of the table below; a file of another version is refused, never converted silently. */
const formatVersion = 1;
const busy = 5;

/**
 * Opens the store in `file`, made when missing and readable by its owner only.
 *
 * @throws StoreLockedError when another process has it open
 * @throws StoreDamagedError when it is no store of this version or damaged; the file is not touched
 */
export function openStoreFile(file: string): Store {
  closeSync(openSync(file, "a", 0o600));
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file);
    return openIn(file, database);
  } catch (error) {
    if (database?.isOpen) database.close();
    if (error instanceof StoreDamagedError) throw error;
    if (sqliteCode(error) === busy) throw new StoreLockedError(file, findOwner(file));
    throw new StoreDamagedError(file, error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function openIn(file: string, database: DatabaseSync): Store {
  database.exec("PRAGMA locking_mode = EXCLUSIVE");
  assertReadable(file, database);
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
  database.exec(`
    BEGIN EXCLUSIVE;
    CREATE TABLE IF NOT EXISTS record (
      position INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, json TEXT NOT NULL, UNIQUE (kind, id)
    ) STRICT;
    PRAGMA user_version = ${formatVersion};
    COMMIT`);
  const records = readRecords(file, database);
  noteOwner(file);
  return createStore(journalIn(file, database), records);
}

/** Reads only, so that a file that is not ours stays as it is. */
function assertReadable(file: string, database: DatabaseSync): void {
  const version = firstValue(database, "PRAGMA user_version");
  const tables = Number(firstValue(database, "SELECT count(*) FROM sqlite_schema"));
  if (version !== formatVersion && !(version === 0 && tables === 0)) {
    throw new StoreDamagedError(file, `it has format ${version}, and this version reads format ${formatVersion}`);
  }
  const verdict = firstValue(database, "PRAGMA quick_check");
  if (verdict !== "ok") throw new StoreDamagedError(file, String(verdict).split("\n")[0] ?? "it fails its check");
}

function readRecords(file: string, database: DatabaseSync): StoredRecord[] {
  const rows = database.prepare("SELECT kind, id, json FROM record ORDER BY position").all();
  return rows.map((row) => {
    try {
      // Only `journalIn` writes rows, and it writes a record's kind beside its JSON.
      return { kind: row.kind as RecordKind, id: String(row.id), record: JSON.parse(String(row.json)) };
    } catch (error) {
      throw new StoreDamagedError(file, `the ${row.kind} "${row.id}" is not JSON`, { cause: error });
    }
  });
}

function journalIn(file: string, database: DatabaseSync): Journal {
  const upsert = database.prepare(
    "INSERT INTO record (kind, id, json) VALUES (?, ?, ?) ON CONFLICT (kind, id) DO UPDATE SET json = excluded.json",
  );
  const remove = database.prepare("DELETE FROM record WHERE kind = ? AND id = ?");
  const [begin, commit] = [database.prepare("BEGIN"), database.prepare("COMMIT")];
  const write = ({ kind, id, after }: RecordChange) =>
    after === undefined ? remove.run(kind, id) : upsert.run(kind, id, JSON.stringify(after));
  return {
    commit(changes) {
      begin.run();
      try {
        for (const change of changes) write(change);
        commit.run();
      } catch (error) {
        database.exec("ROLLBACK");
        throw error;
      }
    },
    close() {
      forgetOwner(file);
      database.close();
    },
  };
}

function firstValue(database: DatabaseSync, sql: string): unknown {
  return Object.values(database.prepare(sql).get() ?? {})[0];
}

/** SQLite's primary result code; extended codes carry it in their low byte. */
function sqliteCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("errcode" in error)) return undefined;
  return typeof error.errcode === "number" ? error.errcode & 0xff : undefined;
}

export function storeFileIn(folder: string): string {
  return join(folder, "tenant.db");
}
