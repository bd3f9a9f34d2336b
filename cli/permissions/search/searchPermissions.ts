/**
 * Finds permissions by words: parts of names, objects, verbs, APIs, and words with a slip of the finger.
 *
 * Names are words already ("Calendars.ReadWrite.Shared"), so a search compares words with words, and only a word that is in
 * no name at all counts as mistyped.
 */
import { closestNames } from "../../../catalogue";
import type { NamedPermission } from "./namedPermission";

/** How well a word of the search and a word of a permission go together. */
const worth = { same: 8, beginning: 5, inside: 3, mistyped: 2, ofApi: 1 } as const;

interface Searchable {
  readonly named: NamedPermission;
  readonly words: ReadonlySet<string>;
  readonly apiWords: ReadonlySet<string>;
}

/** Those that have something of every word, the best first; of equals Microsoft Graph's and the shorter name. */
export function searchPermissions(words: readonly string[], among: readonly NamedPermission[]): NamedPermission[] {
  const wanted = words.flatMap(splitWords);
  const searchable = among.map(toSearchable);
  const vocabulary = [...new Set(searchable.flatMap((entry) => [...entry.words, ...entry.apiWords]))];
  const read = wanted.map((word) => readWord(word, { searchable, vocabulary }));
  const typed = words.join(".").toLowerCase();
  return searchable
    .map((entry) => ({ named: entry.named, scores: read.map((word) => scoreOf(word, entry)) }))
    .filter(({ scores }) => scores.length > 0 && scores.every((score) => score > 0))
    .map(({ named, scores }) => ({ named, score: total(scores, named, typed) }))
    .sort((left, right) => right.score - left.score || compareNames(left.named, right.named))
    .map(({ named }) => named);
}

/** Words of a name in lower case: its parts, and the words within a part ("ReadWrite" is also "read" and "write"). */
export function splitWords(text: string): string[] {
  const parts = text.split(/[^\p{L}\p{N}-]+/u).filter((part) => part !== "");
  const inner = parts.flatMap((part) => [part, ...part.split("-")]).flatMap((part) => [part, ...camelWords(part)]);
  return [...new Set([...parts, ...inner].map((word) => word.toLowerCase()))].filter((word) => word !== "");
}

function camelWords(part: string): string[] {
  return part.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+/gu) ?? [];
}

/** A word of the search, and the known words that it was probably meant for. */
interface ReadWord {
  readonly word: string;
  readonly meant: readonly string[];
}

function readWord(
  word: string,
  { searchable, vocabulary }: { readonly searchable: readonly Searchable[]; readonly vocabulary: readonly string[] },
): ReadWord {
  const plain: ReadWord = { word, meant: [] };
  return searchable.some((entry) => scoreOf(plain, entry) > 0)
    ? plain
    : { word, meant: closestNames(word, vocabulary) };
}

function scoreOf({ word, meant }: ReadWord, { words, apiWords }: Searchable): number {
  if (words.has(word)) return worth.same;
  const beginnings = [...words].filter((known) => known.startsWith(word));
  if (beginnings.length > 0) return worth.beginning;
  if (word.length > 2 && [...words].some((known) => known.includes(word))) return worth.inside;
  const rank = meant.findIndex((known) => words.has(known));
  if (rank >= 0) return worth.mistyped - rank / 10;
  return [...apiWords].some((known) => known.startsWith(word) || meant.includes(known)) ? worth.ofApi : 0;
}

/** What was typed whole, and the object of a name, say more than what stands somewhere inside. */
function total(scores: readonly number[], { name }: NamedPermission, typed: string): number {
  const sum = scores.reduce((left, right) => left + right, 0);
  const plain = name.toLowerCase();
  return sum + (plain === typed ? 100 : 0) + (plain.startsWith(typed) ? 4 : 0);
}

function compareNames(left: NamedPermission, right: NamedPermission): number {
  const isGraph = ({ api }: NamedPermission): number => Number(api.name === "microsoftGraph");
  return isGraph(right) - isGraph(left) || left.name.length - right.name.length || (left.name < right.name ? -1 : 1);
}

/** Kept for those who search again with every key that is pressed. */
const prepared = new WeakMap<NamedPermission, Searchable>();

function toSearchable(named: NamedPermission): Searchable {
  const searchable = prepared.get(named) ?? {
    named,
    words: new Set(splitWords(named.name)),
    apiWords: new Set([...splitWords(named.api.displayName), named.api.name.toLowerCase()]),
  };
  prepared.set(named, searchable);
  return searchable;
}
