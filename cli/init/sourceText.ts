/** Writes values as TypeScript in the form that Biome gives them: two blanks, double quotes, trailing commas. */

/** A value of the program. */
export type Source = string | number | boolean | Call | Spread | readonly Source[] | { readonly [key: string]: Source };

/** A call of a function, in which only the last argument is broken into lines. */
export class Call {
  constructor(
    readonly callee: string,
    readonly args: readonly Source[],
  ) {}
}

/** What a call answers, as entries of the object that it stands in; the key it stands under is not written. */
export class Spread {
  constructor(readonly call: Call) {}
}

/** Where a value begins: the indent of its line, the characters before it, and how many a line may have. */
interface Place {
  readonly indent: number;
  readonly column: number;
  readonly lineWidth: number;
}

const step = 2;
/** A comma or semicolon follows every value. */
const afterValue = 1;

/** The value in lines, the first of them without its indent. */
function renderSource(value: Source, place: Place): string {
  const flat = renderFlat(value);
  if (!standsInLines(value) && place.column + flat.length + afterValue <= place.lineWidth) return flat;
  if (value instanceof Call) return renderCall(value, place);
  if (isList(value))
    return renderLines(
      "[",
      value.map((item) => renderBelow("", item, place)),
      "]",
      place,
    );
  if (typeof value !== "object") return flat;
  if (value instanceof Spread) return `...${renderCall(value.call, { ...place, column: place.column + "...".length })}`;
  return renderLines("{", renderEntries(value, place), "}", place);
}

/** An object whose first key stands in a line of its own: it stays so however short it is. */
export function renderOpened(value: { readonly [key: string]: Source }, lineWidth: number): string {
  const top = { indent: 0, column: 0, lineWidth };
  return renderLines("{", renderEntries(value, top), "}", top);
}

function renderEntries(value: { readonly [key: string]: Source }, place: Place): string[] {
  return Object.entries(value).map(([key, item]) => renderBelow(renderHead(key, item), item, place));
}

/** Lists of several objects are never in one line. */
function standsInLines(value: Source): boolean {
  if (typeof value !== "object" || value instanceof Call || value instanceof Spread) return false;
  if (!isList(value)) return Object.values(value).some(standsInLines);
  const isRecord = (item: Source): boolean =>
    typeof item === "object" && !(item instanceof Call) && !isList(item) && Object.keys(item).length > 1;
  return (value.length > 1 && value.every(isRecord)) || value.some(standsInLines);
}

function renderBelow(head: string, item: Source, { indent, lineWidth }: Place): string {
  const below = indent + step;
  if (typeof item === "string" && head !== "" && below + head.length + renderString(item).length >= lineWidth) {
    return `${head.trimEnd()}\n${" ".repeat(below + step)}${renderString(item)}`;
  }
  return `${head}${renderSource(item, { indent: below, column: below + head.length, lineWidth })}`;
}

function renderLines(open: string, items: readonly string[], close: string, { indent }: Place): string {
  const lines = items.map((item) => `${" ".repeat(indent + step)}${item},\n`);
  return `${open}\n${lines.join("")}${" ".repeat(indent)}${close}`;
}

function renderCall({ callee, args }: Call, place: Place): string {
  const first = args.slice(0, -1).map((arg) => `${renderFlat(arg)}, `);
  const head = `${callee}(${first.join("")}`;
  const last = args.slice(-1).map((arg) => renderSource(arg, { ...place, column: place.column + head.length }));
  return `${head}${last.join("")})`;
}

function renderFlat(value: Source): string {
  if (typeof value === "string") return renderString(value);
  if (typeof value !== "object") return String(value);
  if (value instanceof Spread) return `...${renderFlat(value.call)}`;
  if (value instanceof Call) return `${value.callee}(${value.args.map(renderFlat).join(", ")})`;
  if (isList(value)) return `[${value.map(renderFlat).join(", ")}]`;
  const entries = Object.entries(value).map(([key, item]) => `${renderHead(key, item)}${renderFlat(item)}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

/** What no reader of a source would see, or would see in another place: controls, and marks of the writing direction. */
const unseen = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/** The quotes that need the fewer escapes, double ones where both do. */
export function renderString(text: string): string {
  const quoted = JSON.stringify(text).replace(
    unseen,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return text.includes('"') && !text.includes("'") ? `'${quoted.slice(1, -1).replaceAll('\\"', '"')}'` : quoted;
}

function renderHead(key: string, value: Source): string {
  return value instanceof Spread ? "" : `${renderKey(key)}: `;
}

function renderKey(key: string): string {
  // Without brackets it would be the object's prototype.
  if (key === "__proto__") return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : renderString(key);
}

function isList(value: Source): value is readonly Source[] {
  return Array.isArray(value);
}
