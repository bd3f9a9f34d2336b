/** The names of one app: what people write, what the portal shows, and what the program calls it. */

/** A logical name: part of URNs, of a file's name and of identifiers. */
const logicalName = /^[A-Za-z][A-Za-z0-9_-]{0,59}$/;

/** The rule that a logical name breaks, as an end of "a name …"; undefined for one that will do. */
export function misfitOfName(name: string): string | undefined {
  if (logicalName.test(name)) return undefined;
  return "begins with a letter and has letters, digits, - and _ only, at most 60";
}

/** A name of the allowed form from any text: "Room Board!" gives "room-board"; empty where nothing is left of it. */
export function suggestName(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^[^a-z]+|-+$/g, "")
    .slice(0, 60);
}

/** What people write in capitals. */
const acronyms: ReadonlySet<string> = new Set(["api", "cli", "ci", "hr", "it", "ui"]);

/** "room-board" as people read it: "Room Board". */
export function defaultDisplayName(name: string): string {
  const spell = (word: string): string => (acronyms.has(word.toLowerCase()) ? word.toUpperCase() : capitalize(word));
  return wordsOf(name).map(spell).join(" ");
}

/** Names in the program, no two of them alike. */
export interface Identifiers {
  /** Of the constant that holds the app. */
  readonly app: string;
  /** Of the stack's output with its `access`. */
  readonly access: string;
  /** Of the stack's output with its secret, where it has one. */
  readonly secret: string;
}

/** What no constant may be called, and what could not be imported under its name. */
const reserved: ReadonlySet<string> = new Set(
  [
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends",
    "false finally for function if implements import in instanceof interface let new null package private protected",
    "public return static super switch this throw true try typeof undefined var void while with yield",
  ].flatMap((line) => line.split(" ")),
);

/** @param isTaken whether the program has another meaning for an identifier */
export function identifiersOf(name: string, isTaken: (identifier: string) => boolean): Identifiers {
  const [first = "", ...others] = wordsOf(name);
  const base = [first.toLowerCase(), ...others.map(capitalize)].join("");
  const free = (...candidates: readonly string[]): string => {
    const numbered = Array.from({ length: 100 }, (_, index) => `${base}Registration${index + 2}`);
    const found = [...candidates, ...numbered].find((one) => !reserved.has(one) && !isTaken(one));
    return found ?? candidates[0] ?? base;
  };
  const access = free(base, `${base}Access`);
  const app = free(...[`${base}App`, `${base}Registration`].filter((one) => one !== access));
  return { app, access, secret: free(`${base}Secret`, `${base}ClientSecret`) };
}

/** "room-board", "room_board" and "roomBoard" are two words each. */
function wordsOf(name: string): string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .split(/[\s_-]+/)
    .filter((word) => word !== "");
}

function capitalize(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}
