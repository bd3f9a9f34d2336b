/** Reads the catalogue's data. From files, so that the big ones are loaded by those who need them only. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Api, ApiName } from "./types";

/**
 * [name, id, who may consent; null where unknown, one letter of each public grading], and "disabled" where the API no
 * longer hands it out.
 */
export type PermissionRow = readonly [string, string, "user" | "admin" | null, string, "disabled"?];

export interface PermissionTable {
  readonly delegated: readonly PermissionRow[];
  readonly application: readonly PermissionRow[];
}

/**
 * Calls to Microsoft Graph as a tree of path segments. A node is [terminal or -1, segment, child, segment, child, …]; a
 * terminal is [method * 2 + kind, set, …]; a set is the permissions that open the call, each as index * 2 + 1 if marked
 * as the least one, and which of them need a partner: [permission, [any one of these, …]].
 */
export interface RouteTree {
  readonly root: number;
  readonly permissions: readonly string[];
  readonly segments: readonly string[];
  readonly nodes: readonly (readonly number[])[];
  /** On how many paths each permission works, with any method and of either kind: in their order. */
  readonly reach: readonly number[];
  readonly terminals: readonly (readonly number[])[];
  readonly sets: readonly (readonly [readonly number[], (readonly (readonly [number, readonly number[]])[])?])[];
}

// The casts: the files are written by scripts/catalogue.cjs in exactly these shapes, and tests pin samples of them.

/** Every API, without its permissions. */
export function readApis(): readonly Api[] {
  return readGenerated("apis.json") as readonly Api[];
}

/** The permissions of one API: a program names two or three of the APIs, and the others cost nothing. */
export function readPermissionTable(api: ApiName): PermissionTable {
  return readGenerated(join("permissions", `${api}.json`)) as PermissionTable;
}

let routeTree: RouteTree | undefined;

/** Kept: several parts of the catalogue ask for it. */
export function readRouteTree(): RouteTree {
  routeTree ??= readGenerated("graphRoutes.json") as RouteTree;
  return routeTree;
}

/** What people wrote down, beside the code. */
export function readAuthored(file: string): unknown {
  return readJson(join("authored", file));
}

function readGenerated(file: string): unknown {
  return readJson(join("generated", file));
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(join(__dirname, file), "utf8"));
}
