/**
 * Foreign text in Markdown as GitHub renders it. Two places are safe from it: a code span, where nothing is read as markup,
 * as a mention or as a reference; and words of letters and digits. Every foreign text goes into one of the two, so that there is
 * no list of dangerous characters to keep up with.
 */
import { shownName, shownPhrase, shownSentence } from "../foreignText";

/** A foreign name or value. */
export function codeSpan(name: string): string {
  return fence(shownName(name));
}

/** What of a sentence is known to be foreign, and stands in a code span however harmless it looks. */
export interface ForeignParts {
  /** Single words, such as the names of apps. */
  readonly names?: ReadonlySet<string>;
  /** What is to be copied whole, such as an option of the program; kept together and not cut. */
  readonly phrase?: string | undefined;
}

/**
 * A sentence that may hold foreign names: words stay words, and everything else (`Mail.Read`, an address, a mention) becomes a
 * code span.
 */
export function sentence(text: string, { names = new Set(), phrase }: ForeignParts = {}): string {
  const at = phrase === undefined || phrase === "" ? -1 : text.indexOf(phrase);
  if (phrase === undefined || at === -1) return words(text, names);
  const rest = text.slice(at + phrase.length);
  return `${words(text.slice(0, at), names)}${fence(shownPhrase(phrase))}${words(rest, names)}`;
}

function words(text: string, names: ReadonlySet<string>): string {
  return shownSentence(text)
    .split(/ +/)
    .map((word) => proseWord(word, names))
    .join(" ");
}

/** A foreign name within HTML that is not read as Markdown, such as a `<summary>`. */
export function htmlCode(name: string): string {
  const escaped = shownName(name).replaceAll(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
  return `<code>${escaped}</code>`;
}

/** Markdown made of the above, fit for a cell of a table, where a `|` ends the cell even in a code span. */
export function tableCell(markdown: string): string {
  // Renderers differ on a backslash before an escaped `|`, so there it stands as its number.
  return markdown.replaceAll(/(\\*)\|/g, (_all, slashes: string) => (slashes === "" ? "\\|" : `${slashes}\\u{7c}`));
}

/** Fenced by one backtick more than the longest run inside. */
function fence(text: string): string {
  const runs = text.match(/`+/g) ?? [];
  const ticks = "`".repeat(1 + Math.max(0, ...runs.map((run) => run.length)));
  const isPadded = /^`|`$|^ .* $/.test(text);
  return isPadded ? `${ticks} ${text} ${ticks}` : `${ticks}${text}${ticks}`;
}

/** Punctuation that stands before a word, the word, and what stands after it. */
const wordForm = /^(["'(]*)(.*?)(["'),.;:!?]*)$/u;

/** Letters with an apostrophe or hyphens between them; a number; a dash. Neither `GH-12`, `a1b2c3d` nor `www.x.y` is one. */
const plainWord = /^(?:\p{L}+(?:['’-]\p{L}+)*|\d{1,4}|[–—·→…])$/u;

/** A commit would be linked by seven of its digits. */
const hexadecimal = /^[\da-f]{7,}$/i;

function proseWord(word: string, names: ReadonlySet<string>): string {
  const [, before = "", core = "", after = ""] = wordForm.exec(word) ?? [];
  if (core === "") return word;
  if (word === "->") return "→";
  const isPlain = plainWord.test(core) && !hexadecimal.test(core) && !names.has(core);
  return isPlain ? word : `${before}${fence(core)}${after}`;
}
