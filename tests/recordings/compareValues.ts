/** Compares two JSON values part by part, generated ids by their correspondence. */
import type { Correspondence } from "./correspondence";
import { isJsonList, isJsonObject, type Json, type JsonObject, secretKey } from "./facts";

/** One place where two values are not equal. */
export interface ValueDifference {
  /** Path inside the value: "web.redirectUris[1]"; empty for the value itself. */
  readonly path: string;
  /** `undefined`: there is nothing there. */
  readonly recorded: Json | undefined;
  readonly produced: Json | undefined;
  /** Whether they differ in being secret, not in value. */
  readonly secrecy: boolean;
}

/** Properties that the plugin keeps as sets of objects, in an order that means nothing. */
const pluginSets = new Set([
  "appRoles",
  "oauth2PermissionScopes",
  "requiredResourceAccesses",
  "requiredResourceAccess",
]);

/** Whether the plugin keeps a property as a set of objects. */
export function isPluginSet(property: string): boolean {
  return pluginSets.has(property);
}

export interface Comparison {
  readonly correspondence: Correspondence;
  /** Whether a list of that property name may stand in any order. @default {@link isPluginSet} */
  readonly isUnordered?: (property: string) => boolean;
}

/** The differences, in the order of the recorded value; none when the values are equal. */
export function compareValues(
  recorded: Json | undefined,
  produced: Json | undefined,
  comparison: Comparison,
  path = "",
): ValueDifference[] {
  if (isJsonObject(recorded) && isJsonObject(produced)) return compareObjects(recorded, produced, comparison, path);
  if (isJsonList(recorded) && isJsonList(produced)) return compareLists(recorded, produced, comparison, path);
  if (scalarsEqual(recorded, produced, comparison)) return [];
  return [{ path, recorded, produced, secrecy: isSecret(recorded) !== isSecret(produced) }];
}

/** Whether two values are equal; ids are paired only if they are. */
export function valuesEqual(recorded: Json, produced: Json, comparison: Comparison): boolean {
  return comparison.correspondence.attempt(() => compareValues(recorded, produced, comparison).length === 0);
}

/**
 * Pairs the items of two lists whatever their order: equal ones first, the rest by fewest differences.
 * What is left on one side pairs with `undefined`.
 */
export function pairItems(
  recorded: readonly Json[],
  produced: readonly Json[],
  comparison: Comparison,
): (readonly [recorded: Json | undefined, produced: Json | undefined])[] {
  const left = [...produced];
  const unequal = recorded.filter((item) => {
    const at = left.findIndex((candidate) => valuesEqual(item, candidate, comparison));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  const pairs = unequal.map((item) => [item, takeClosest(item, left, comparison)] as const);
  return [...pairs, ...left.map((item) => [undefined, item] as const)];
}

function takeClosest(item: Json, candidates: Json[], comparison: Comparison): Json | undefined {
  const distances = candidates.map((candidate) => distance(item, candidate, comparison));
  const at = distances.indexOf(Math.min(...distances));
  return at < 0 ? undefined : candidates.splice(at, 1)[0];
}

function distance(recorded: Json, produced: Json, comparison: Comparison): number {
  let found = 0;
  // Only looked at: the pairs of ids made on the way are taken back.
  comparison.correspondence.attempt(() => {
    found = compareValues(recorded, produced, comparison).length;
    return false;
  });
  return found;
}

function compareObjects(recorded: JsonObject, produced: JsonObject, comparison: Comparison, path: string) {
  if (isSecret(recorded) !== isSecret(produced)) return [{ path, recorded, produced, secrecy: true }];
  const names = new Set([...Object.keys(recorded), ...Object.keys(produced)]);
  return [...names].flatMap((name) =>
    compareValues(recorded[name], produced[name], comparison, name === secretKey ? path : join(path, name)),
  );
}

function compareLists(recorded: readonly Json[], produced: readonly Json[], comparison: Comparison, path: string) {
  const property = path.slice(path.lastIndexOf(".") + 1);
  if ((comparison.isUnordered ?? isPluginSet)(property)) {
    const pairs = pairItems(recorded, produced, comparison);
    return pairs.flatMap(([one, other]) => {
      const at = one === undefined ? `+${produced.indexOf(other ?? null)}` : recorded.indexOf(one);
      return compareValues(one, other, comparison, `${path}[${at}]`);
    });
  }
  const length = Math.max(recorded.length, produced.length);
  return Array.from({ length }, (_, at) => at).flatMap((at) =>
    compareValues(recorded[at], produced[at], comparison, `${path}[${at}]`),
  );
}

function scalarsEqual(recorded: Json | undefined, produced: Json | undefined, { correspondence }: Comparison): boolean {
  if (typeof recorded === "string" && typeof produced === "string") return correspondence.matches(recorded, produced);
  return recorded === produced;
}

function isSecret(value: Json | undefined): boolean {
  return isJsonObject(value) && secretKey in value;
}

function join(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}
