/** Text that somebody else chose (a name, a URL, a reason), made fit to be shown: seen whole or cut, and never obeyed. */

/** Longest foreign name or value that is shown: a display name has at most 120 characters, a URL that is cut keeps both ends. */
const nameLimit = 160;

/** Longest sentence that is shown: consequences are far shorter, a written reason may be longer. */
const sentenceLimit = 600;

/**
 * Characters that do something instead of being seen: control characters, line and paragraph separators, what turns the
 * direction of writing or is invisible, lone surrogates, private use, blanks that are none.
 */
const unseen =
  /\p{C}|[\p{Zl}\p{Zp}\u00A0\u115F\u1160\u2000-\u200A\u202F\u205F\u2800\u3000\u3164\uFFA0]|\p{Variation_Selector}|\u034F/gu;

/** Marks that stack on a letter until they cover the lines above: three is more than any language needs. */
const stackedMarks = /(\p{M}{3})\p{M}+/gu;

/** What would not be seen, or would move what is around it, stands as its number: `\u{202e}`. */
function showUnseen(text: string): string {
  return text
    .replaceAll(stackedMarks, "$1")
    .replaceAll(unseen, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/** A name or a value on one line, at most some 160 characters of it. A cut is in the middle: hosts and endings count. */
export function shownName(text: string): string {
  if (text === "") return "(empty)";
  const characters = [...showUnseen(text)];
  if (characters.length <= nameLimit) return characters.join("");
  const half = nameLimit / 2;
  const left = characters.length - 2 * half;
  return `${characters.slice(0, half).join("")}…(${left} more)…${characters.slice(-half).join("")}`;
}

/** What is copied whole, such as an option of the program: on one line, and cut only where nobody would copy it any more. */
export function shownPhrase(text: string): string {
  return cutEnd(text);
}

/** A sentence that may hold foreign names, on one line, at most some 600 characters of it. */
export function shownSentence(text: string): string {
  return cutEnd(text.replaceAll(/[\r\n\t]+/g, " "));
}

function cutEnd(text: string): string {
  const characters = [...showUnseen(text)];
  if (characters.length <= sentenceLimit) return characters.join("");
  return `${characters.slice(0, sentenceLimit).join("")}… (${characters.length - sentenceLimit} more characters)`;
}
