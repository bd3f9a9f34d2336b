/**
 * What this project knows better than the published data, each with its evidence: `authored/wrongCalls.json` for calls
 * whose data is wrong, `authored/missingCalls.json` for calls that the data lacks.
 *
 * In both, names that are needed together are joined by " + ".
 */
import { readAuthored } from "./generatedData";
import type { PermissionKind } from "./types";

/** What is right for one call and kind. */
export interface CallCorrection {
  /** The least privileged names, needed together; null where the kind cannot make the call. */
  readonly least: readonly string[] | null;
  /** Other ways to open the call that the data lacks, each the names needed together. */
  readonly higher: readonly (readonly string[])[];
  /** What the data grants and Graph refuses. */
  readonly refused: readonly string[];
  readonly evidence: Evidence;
}

export interface Evidence {
  /** Why the published data is not followed. */
  readonly reason: string;
  /** The page of Microsoft's Graph reference that shows it, by its name there. */
  readonly page: string;
}

/** As `wrongCalls.json` writes it. */
interface CorrectionRow {
  readonly call: string;
  readonly delegated?: KindRow | null;
  readonly application?: KindRow | null;
  readonly reason: string;
  readonly page: string;
}

interface KindRow {
  readonly least: string;
  readonly higher?: readonly string[];
  readonly refused?: readonly string[];
}

/** As `missingCalls.json` writes it: the ways to open a call, least first; none where the kind cannot make it. */
interface MissingRow {
  readonly call: string;
  readonly delegated: readonly string[];
  readonly application: readonly string[];
  readonly page: string;
}

type ByKind = readonly (readonly [PermissionKind, CallCorrection])[];

/** By call, such as "GET /users/{id}". */
export function readCorrections(): readonly (readonly [string, ByKind])[] {
  // The casts: tests hold every row of both files to these shapes.
  const wrong = readAuthored("wrongCalls.json") as readonly CorrectionRow[];
  const missing = readAuthored("missingCalls.json") as readonly MissingRow[];
  return [...missing.map(readMissing), ...wrong.map(readCorrection)];
}

function readCorrection(row: CorrectionRow): [string, ByKind] {
  const evidence = { reason: row.reason, page: row.page };
  const kinds = (["delegated", "application"] as const).filter((kind) => row[kind] !== undefined);
  return [row.call, kinds.map((kind) => [kind, readKind(row[kind] ?? null, evidence)])];
}

function readKind(row: KindRow | null, evidence: Evidence): CallCorrection {
  return {
    least: row === null ? null : together(row.least),
    higher: (row?.higher ?? []).map(together),
    refused: row?.refused ?? [],
    evidence,
  };
}

function readMissing({ call, page, ...row }: MissingRow): [string, ByKind] {
  const evidence = { reason: "the published data lacks this call", page };
  const kinds = ["delegated", "application"] as const;
  return [call, kinds.map((kind) => [kind, readWays(row[kind], evidence)])];
}

function readWays([least, ...higher]: readonly string[], evidence: Evidence): CallCorrection {
  return { least: least === undefined ? null : together(least), higher: higher.map(together), refused: [], evidence };
}

function together(names: string): readonly string[] {
  return names.split(" + ");
}
