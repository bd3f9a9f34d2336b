/** Writes values as TypeScript in the form that Biome gives them: lines of 120, two blanks, double quotes, trailing commas. */

/** A value of the program. */
export type Source = string | boolean | Call | readonly Source[] | { readonly [key: string]: Source };

/** A call of a function, in which only the last argument is broken into lines. */
export class Call {
  constructor(
    readonly callee: string,
    readonly args: readonly Source[],
  ) {}
}

/** Where a value begins: the indent of its line, and the characters before it. */
interface Place {
  readonly indent: number;
  readonly column: number;
}

const lineWidth = 120;
const step = 2;
/** A comma or semicolon follows every value. */
const afterValue = 1;

/** The value in lines, the first of them without its indent. */
export function renderSource(value: Source, place: Place = { indent: 0, column: 0 }): string {
  const flat = renderFlat(value);
  if (!standsInLines(value) && place.column + flat.length + afterValue <= lineWidth) return flat;
  if (value instanceof Call) return renderCall(value, place);
  if (isList(value))
    return renderLines(
      "[",
      value.map((item) => renderBelow("", item, place)),
      "]",
      place,
    );
  if (typeof value !== "object") return flat;
  const entries = Object.entries(value).map(([key, item]) => renderBelow(`${renderKey(key)}: `, item, place));
  return renderLines("{", entries, "}", place);
}

/** An object whose first key stands in a line of its own: it stays so however short it is. */
export function renderOpened(value: { readonly [key: string]: Source }): string {
  const top = { indent: 0, column: 0 };
  const entries = Object.entries(value).map(([key, item]) => renderBelow(`${renderKey(key)}: `, item, top));
  return renderLines("{", entries, "}", top);
}

/** Lists of several objects are never in one line. */
function standsInLines(value: Source): boolean {
  if (typeof value !== "object" || value instanceof Call) return false;
  if (!isList(value)) return Object.values(value).some(standsInLines);
  const isRecord = (item: Source): boolean =>
    typeof item === "object" && !(item instanceof Call) && !isList(item) && Object.keys(item).length > 1;
  return (value.length > 1 && value.every(isRecord)) || value.some(standsInLines);
}

function renderBelow(head: string, item: Source, { indent }: Place): string {
  return `${head}${renderSource(item, { indent: indent + step, column: indent + step + head.length })}`;
}

function renderLines(open: string, items: readonly string[], close: string, { indent }: Place): string {
  const lines = items.map((item) => `${" ".repeat(indent + step)}${item},\n`);
  return `${open}\n${lines.join("")}${" ".repeat(indent)}${close}`;
}

function renderCall({ callee, args }: Call, { indent, column }: Place): string {
  const first = args.slice(0, -1).map((arg) => `${renderFlat(arg)}, `);
  const head = `${callee}(${first.join("")}`;
  const last = args.slice(-1).map((arg) => renderSource(arg, { indent, column: column + head.length }));
  return `${head}${last.join("")})`;
}

function renderFlat(value: Source): string {
  if (typeof value === "string") return renderString(value);
  if (typeof value === "boolean") return String(value);
  if (value instanceof Call) return `${value.callee}(${value.args.map(renderFlat).join(", ")})`;
  if (isList(value)) return `[${value.map(renderFlat).join(", ")}]`;
  const entries = Object.entries(value).map(([key, item]) => `${renderKey(key)}: ${renderFlat(item)}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

/** The quotes that need the fewer escapes, double ones where both do. */
export function renderString(text: string): string {
  const quoted = JSON.stringify(text);
  return text.includes('"') && !text.includes("'") ? `'${quoted.slice(1, -1).replaceAll('\\"', '"')}'` : quoted;
}

function renderKey(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : renderString(key);
}

function isList(value: Source): value is readonly Source[] {
  return Array.isArray(value);
}
