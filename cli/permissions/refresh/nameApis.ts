/** Gives the APIs of a tenant the names by which a program calls them. */
import { apis as catalogued, findApiByAppId } from "../../../catalogue";
import type { PublishedApi } from "../../../directory";
import type { NamedApi } from "./tenantTable";

/**
 * The catalogue's name for the APIs that it holds, and for others the display name in camel case; the second of one name gets
 * a number. The catalogue's come first in its order, then the others as they were.
 */
export function nameApis(apis: readonly PublishedApi[]): NamedApi[] {
  const taken = new Set<string>(catalogued.map(({ name }) => name));
  const known = catalogued.flatMap((api) => {
    const published = apis.find(({ appId }) => appId.toLowerCase() === api.appId);
    return published === undefined ? [] : [{ name: api.name, ...published }];
  });
  const others = apis.filter(({ appId }) => findApiByAppId(appId) === undefined);
  return [...known, ...others.map((api) => ({ name: claimName(identifierOf(api.displayName), taken), ...api }))];
}

function claimName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let number = 2; taken.has(name); number += 1) name = `${wanted}${number}`;
  taken.add(name);
  return name;
}

/** "Orders API (test)" -> ordersApiTest. */
function identifierOf(displayName: string): string {
  const words = displayName
    .normalize("NFKD")
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "");
  const [first = "", ...others] = words;
  const camel = lowerFirst(first) + others.map((word) => upperFirst(lowerRest(word))).join("");
  return /^[A-Za-z]/.test(camel) ? camel : `api${camel}`;
}

/** A word in capitals is one word: API -> api, but orderBook stays. */
function lowerFirst(word: string): string {
  return word === word.toUpperCase() ? word.toLowerCase() : word.charAt(0).toLowerCase() + word.slice(1);
}

function lowerRest(word: string): string {
  return word === word.toUpperCase() ? word.toLowerCase() : word;
}

function upperFirst(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
