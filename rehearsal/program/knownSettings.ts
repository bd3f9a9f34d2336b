/** Which configuration keys can mean something: a key that means nothing is most often a typing mistake. */

import { ConfigInvalidError } from "./projectErrors";
import type { Project } from "./projectFile";

/** Settings of Pulumi's own. */
const pulumiSettings = ["autonaming", "disable-default-providers", "tags"];

/** What decides whether a key means something. */
export interface KeyRules {
  /** Name of the file, for messages. */
  readonly file: string;
  readonly project: Project;
  /** Settings of the azuread provider, without their namespace. */
  readonly providerKeys: readonly string[];
}

/**
 * Refuses keys that nothing reads: unknown settings of the provider, names that are nearly another namespace,
 * and keys of the project that it does not declare although it declares its settings.
 *
 * @throws {ConfigInvalidError} naming the key
 */
export function assertKnownKeys(keys: readonly string[], { file, project, providerKeys }: KeyRules): void {
  const declared = Object.keys(project.declaredSettings).map((key) => key.replace(`${project.name}:`, ""));
  const known: Readonly<Record<string, readonly string[]>> = {
    azuread: providerKeys,
    pulumi: pulumiSettings,
    ...(declared.length > 0 && { [project.name]: declared }),
  };
  const namespaces = ["azuread", "pulumi", project.name];
  for (const key of keys) {
    const [namespace = "", ...rest] = key.split(":");
    const name = rest.join(":");
    const names = Object.hasOwn(known, namespace) ? known[namespace] : undefined;
    if (names !== undefined && !names.includes(name)) {
      throw unknownKey(file, key, nearest(name, names)?.replace(/^/, `${namespace}:`));
    }
    if (!namespaces.includes(namespace)) assertDistant(file, key, nearest(namespace, namespaces));
  }
}

/** Other packages may have settings too, so only a near miss is a mistake. */
function assertDistant(file: string, key: string, near: string | undefined): void {
  if (near !== undefined) throw unknownKey(file, key, `${near}:${key.split(":").slice(1).join(":")}`);
}

function unknownKey(file: string, key: string, meant: string | undefined): ConfigInvalidError {
  const fix = meant === undefined ? "correct the key or remove it" : `write ${meant}, or remove it`;
  return new ConfigInvalidError(file, `config.${key}`, "is a setting that nothing reads.", fix);
}

/** The name that takes the fewest changes to reach, if that is two or less. */
function nearest(name: string, candidates: readonly string[]): string | undefined {
  const ranked = candidates.map((candidate) => ({ candidate, distance: distance(name, candidate) }));
  const [best] = ranked.sort((one, other) => one.distance - other.distance);
  return best !== undefined && best.distance <= 2 ? best.candidate : undefined;
}

/** Levenshtein distance, upper and lower case being the same. */
function distance(one: string, other: string): number {
  const [from, to] = [one.toLowerCase(), other.toLowerCase()];
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (const [line, letter] of [...from].entries()) {
    const next = [line + 1];
    for (const [column, wanted] of [...to].entries()) {
      const changed = (row[column] ?? 0) + (letter === wanted ? 0 : 1);
      next.push(Math.min(changed, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
