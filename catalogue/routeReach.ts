/** On how many paths of Microsoft Graph a permission works: the fewer, the narrower it is. */
import { readRouteTree } from "./generatedData";

let counts: ReadonlyMap<string, number> | undefined;

/** With any method and of either kind; 0 for a permission that the data does not name. */
export function countPaths(permission: string): number {
  counts ??= readCounts();
  return counts.get(permission) ?? 0;
}

function readCounts(): ReadonlyMap<string, number> {
  const { permissions, reach } = readRouteTree();
  return new Map(permissions.map((name, at) => [name, reach[at] ?? 0]));
}
