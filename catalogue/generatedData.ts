/** Reads the generated data. From files, so that the big ones are loaded by those who need them only. */
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
 * Routes of Microsoft Graph as a tree of path segments. A node is [terminal or -1, segment, child, segment, child, …];
 * a terminal is [method * 3 + scheme, set, …]; a set is the permissions that open the route, each as index * 2 + 1 if
 * marked as the least one, and which of them need a partner: [permission, [any one of these, …]].
 */
export interface RouteTree {
  readonly root: number;
  readonly permissions: readonly string[];
  readonly segments: readonly string[];
  readonly nodes: readonly (readonly number[])[];
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

export function readRouteTree(): RouteTree {
  return readGenerated("graphRoutes.json") as RouteTree;
}

function readGenerated(file: string): unknown {
  return JSON.parse(readFileSync(join(__dirname, "generated", file), "utf8"));
}
