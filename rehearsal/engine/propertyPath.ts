/**
 * Property paths as in Pulumi's resource options: `web.redirectUris`, `roles[0].id`, `["odd.name"]`, `tags[*]`.
 *
 * `*` stands for every element or property. An empty list of steps contains everything.
 */
import { isPropertyList, isPropertyMap, type PropertyMap, type PropertyValue } from "../propertyValue";

/** One step of a path: a property's name, an index, or `*`. */
export type PathStep = string | number;

/** The steps of a path. Text that is no path is taken as one property's name. */
export function parsePropertyPath(path: string): readonly PathStep[] {
  const token = /\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]|\[(\*)\]|\.?([^.[\]]+)/gy;
  const steps: PathStep[] = [];
  let end = 0;
  for (const match of path.matchAll(token)) {
    const [whole, index, quoted, star, name] = match;
    end = match.index + whole.length;
    if (index !== undefined) steps.push(Number(index));
    else if (quoted !== undefined) steps.push(quoted.replace(/\\(.)/g, "$1"));
    else steps.push(star ?? name ?? "");
  }
  return end === path.length ? steps : [path];
}

/** Whether a path lies at or below another. */
export function pathContains(outer: readonly PathStep[], inner: readonly PathStep[]): boolean {
  return outer.length <= inner.length && outer.every((step, at) => step === "*" || step === inner[at]);
}

/** A value with the part at a path put back, and whether that was possible. */
interface Reset {
  readonly value: PropertyValue;
  readonly done: boolean;
}

/**
 * Puts the old values back at the given paths, which is what ignoring changes means.
 *
 * Not possible where the path leads through something that only one side has: such paths come back in `invalid`.
 */
export function resetPaths(
  news: PropertyMap,
  olds: PropertyMap,
  paths: readonly string[],
): { readonly properties: PropertyMap; readonly invalid: readonly string[] } {
  const invalid: string[] = [];
  const properties = paths.reduce((current, path) => {
    const reset = resetAt(current, olds, parsePropertyPath(path));
    if (!reset.done) invalid.push(path);
    return isPropertyMap(reset.value) ? reset.value : current;
  }, news);
  return { properties, invalid };
}

function resetAt(value: PropertyValue, old: PropertyValue | undefined, path: readonly PathStep[]): Reset {
  const [step, ...rest] = path;
  if (step === undefined) return { value: old ?? null, done: true };
  if (isPropertyList(value) && isPropertyList(old)) return resetInList({ value, old }, step, rest);
  if (isPropertyMap(value) && isPropertyMap(old)) return resetInMap({ value, old }, String(step), rest);
  return { value, done: false };
}

function resetInList(
  lists: { value: readonly PropertyValue[]; old: readonly PropertyValue[] },
  step: PathStep,
  rest: readonly PathStep[],
): Reset {
  if (step === "*") {
    if (rest.length === 0) return { value: lists.old, done: true };
    if (lists.value.length !== lists.old.length) return { value: lists.value, done: false };
    const items = lists.value.map((item, at) => resetAt(item, lists.old[at], rest));
    return { value: items.map((item) => item.value), done: items.every((item) => item.done) };
  }
  const at = Number(step);
  const [current, old] = [lists.value[at], lists.old[at]];
  if (current === undefined && old === undefined) return { value: lists.value, done: true };
  if (current === undefined || old === undefined) return { value: lists.value, done: false };
  const reset = resetAt(current, old, rest);
  return { value: lists.value.with(at, reset.value), done: reset.done };
}

function resetInMap(maps: { value: PropertyMap; old: PropertyMap }, step: string, rest: readonly PathStep[]): Reset {
  if (step === "*") {
    const keys = [...new Set([...Object.keys(maps.value), ...Object.keys(maps.old)])];
    return keys.reduce<Reset>(
      (reset, key) => {
        const next = isPropertyMap(reset.value) ? resetInMap({ value: reset.value, old: maps.old }, key, rest) : reset;
        return { value: next.value, done: reset.done && next.done };
      },
      { value: maps.value, done: true },
    );
  }
  const current = Object.hasOwn(maps.value, step) ? maps.value[step] : undefined;
  const old = Object.hasOwn(maps.old, step) ? maps.old[step] : undefined;
  if (rest.length > 0 && current !== undefined && old !== undefined) {
    const reset = resetAt(current, old, rest);
    return { value: { ...maps.value, [step]: reset.value }, done: reset.done };
  }
  if (rest.length > 0) return { value: maps.value, done: current === old };
  if (old !== undefined) return { value: { ...maps.value, [step]: old }, done: true };
  const { [step]: _removed, ...kept } = maps.value;
  return { value: kept, done: true };
}
