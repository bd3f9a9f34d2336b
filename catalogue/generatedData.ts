/** Reads the generated data. From files, so that the big ones are loaded by those who need them only. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ApiName } from "./types";

/** [name, id, who may consent; null where unknown], and "disabled" where the API no longer hands it out. */
export type PermissionRow = readonly [string, string, "user" | "admin" | null, "disabled"?];

export interface ApiTable {
  readonly appId: string;
  readonly displayName: string;
  readonly identifierUris: readonly string[];
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

// The casts: both files are written by scripts/catalogue.cjs in exactly these shapes, and tests pin samples of them.

export function readPermissionTables(): Readonly<Record<ApiName, ApiTable>> {
  return readGenerated("permissions.json") as Readonly<Record<ApiName, ApiTable>>;
}

export function readRouteTree(): RouteTree {
  return readGenerated("graphRoutes.json") as RouteTree;
}

function readGenerated(file: string): unknown {
  return JSON.parse(readFileSync(join(__dirname, "generated", file), "utf8"));
}
