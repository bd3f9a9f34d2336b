/**
 * `$filter` as far as clients of directories use it: `eq`, `and`, `or`, `startsWith`, `any(x:x eq '…')` and
 * `any(x:startsWith(x,'…'))`.
 * Operators that Graph knows besides are refused by name; text that is no filter is refused as Graph does.
 */
import type { Json, JsonObject } from "../../records";
import { GraphError, notImplemented } from "../http/graphError";

export interface Filter {
  matches(entity: JsonObject): boolean;
  /** First segments of the properties it looks at. */
  readonly properties: readonly string[];
  /** Texts that properties must have, whatever else there is to match: what can be looked up. */
  readonly equals: ReadonlyMap<string, string>;
}

type Condition = Pick<Filter, "matches" | "equals">;

const nothing: ReadonlyMap<string, string> = new Map();

type Token = { readonly kind: "word" | "text" | "mark"; readonly value: string };

const unsupported = ["ne", "not", "gt", "ge", "lt", "le", "in", "has", "endswith", "contains", "all"];

/** @throws GraphError 400 for text that is no filter, 501 for an operator that is not here */
export function parseFilter(text: string): Filter {
  const tokens = tokenize(text);
  const parser = new FilterParser(tokens, text);
  return parser.parse();
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const pattern = /\s*(?:'((?:[^']|'')*)'|([(),:])|([^\s'(),:]+))/y;
  while (pattern.lastIndex < text.trimEnd().length) {
    const found = pattern.exec(text);
    if (found === null) throw invalid(text);
    const [, quoted, mark, word] = found;
    if (quoted !== undefined) tokens.push({ kind: "text", value: quoted.replaceAll("''", "'") });
    else if (mark !== undefined) tokens.push({ kind: "mark", value: mark });
    else tokens.push({ kind: "word", value: word ?? "" });
  }
  return tokens;
}

class FilterParser {
  #at = 0;
  readonly #properties: string[] = [];

  constructor(
    readonly tokens: readonly Token[],
    readonly text: string,
  ) {}

  parse(): Filter {
    const condition = this.#either();
    if (this.#at < this.tokens.length) throw invalid(this.text);
    return { ...condition, properties: this.#properties };
  }

  #either(): Condition {
    const first = this.#all();
    const alternatives = [first];
    while (this.#takeWord("or")) alternatives.push(this.#all());
    if (alternatives.length === 1) return first;
    return { matches: (entity) => alternatives.some(({ matches }) => matches(entity)), equals: nothing };
  }

  #all(): Condition {
    const first = this.#condition();
    const conditions = [first];
    while (this.#takeWord("and")) conditions.push(this.#condition());
    if (conditions.length === 1) return first;
    return {
      matches: (entity) => conditions.every(({ matches }) => matches(entity)),
      equals: new Map(conditions.flatMap(({ equals }) => [...equals])),
    };
  }

  #condition(): Condition {
    if (this.#takeMark("(")) {
      const inner = this.#either();
      this.#expectMark(")");
      return inner;
    }
    const word = this.#expectWord();
    if (word.toLowerCase() === "startswith") return { matches: this.#startsWith(), equals: nothing };
    if (unsupported.includes(word.toLowerCase())) throw notImplemented(`the $filter operator "${word}"`);
    if (word.endsWith("/any")) {
      return { matches: this.#any(word.slice(0, -"/any".length)), equals: nothing };
    }
    return this.#equals(word);
  }

  #startsWith(): Filter["matches"] {
    this.#expectMark("(");
    const path = this.#property(this.#expectWord());
    const start = this.#restOfStart();
    return (entity) => hasStart(valueAt(entity, path) ?? "", start);
  }

  /** The text that something has to start with. */
  #restOfStart(): string {
    this.#expectMark(",");
    const start = String(this.#literal());
    this.#expectMark(")");
    return start;
  }

  #any(collection: string): Filter["matches"] {
    const path = this.#property(collection);
    this.#expectMark("(");
    const variable = this.#expectWord();
    this.#expectMark(":");
    const isOne = this.#conditionOn(variable, collection);
    this.#expectMark(")");
    return (entity) => {
      const values = valueAt(entity, path);
      return Array.isArray(values) && values.some(isOne);
    };
  }

  /** What an element of a collection has to be; only whole elements are looked at, none of their parts. */
  #conditionOn(variable: string, collection: string): (value: Json) => boolean {
    const word = this.#expectWord();
    const isStart = word.toLowerCase() === "startswith";
    if (isStart) this.#expectMark("(");
    const subject = isStart ? this.#expectWord() : word;
    if (subject !== variable) throw notImplemented(`a condition on parts of "${collection}" in $filter`);
    if (!isStart) {
      const literal = this.#afterEq();
      return (value) => isSame(value, literal);
    }
    const start = this.#restOfStart();
    return (value) => hasStart(value, start);
  }

  #equals(word: string): Condition {
    const path = this.#property(word);
    const literal = this.#afterEq();
    return {
      matches: (entity) => isSame(valueAt(entity, path) ?? null, literal),
      equals: typeof literal === "string" ? new Map([[word, literal]]) : nothing,
    };
  }

  #afterEq(): Json {
    const operator = this.#expectWord().toLowerCase();
    if (unsupported.includes(operator)) throw notImplemented(`the $filter operator "${operator}"`);
    if (operator !== "eq") throw invalid(this.text);
    return this.#literal();
  }

  #literal(): Json {
    const token = this.#next();
    if (token.kind === "text") return token.value;
    if (token.kind === "mark") throw invalid(this.text);
    if (token.value === "null") return null;
    if (token.value === "true" || token.value === "false") return token.value === "true";
    return /^-?\d+(\.\d+)?$/.test(token.value) ? Number(token.value) : token.value;
  }

  #property(word: string): string[] {
    const path = word.split("/");
    this.#properties.push(path[0] ?? word);
    return path;
  }

  #takeWord(word: string): boolean {
    const token = this.tokens[this.#at];
    const taken = token?.kind === "word" && token.value.toLowerCase() === word;
    if (taken) this.#at += 1;
    return taken;
  }

  #takeMark(mark: string): boolean {
    const token = this.tokens[this.#at];
    const taken = token?.kind === "mark" && token.value === mark;
    if (taken) this.#at += 1;
    return taken;
  }

  #expectMark(mark: string): void {
    if (!this.#takeMark(mark)) throw invalid(this.text);
  }

  #expectWord(): string {
    const token = this.#next();
    if (token.kind !== "word") throw invalid(this.text);
    return token.value;
  }

  #next(): Token {
    const token = this.tokens[this.#at];
    if (token === undefined) throw invalid(this.text);
    this.#at += 1;
    return token;
  }
}

/** The value of a property, through objects: `start/dateTime`. */
export function valueAt(entity: JsonObject, path: readonly string[]): Json | undefined {
  let value: Json | undefined = entity;
  for (const segment of path) {
    if (value === null || typeof value !== "object" || Array.isArray(value)) return undefined;
    // Not an array and not null, so an object; TypeScript does not narrow readonly arrays away.
    value = (value as JsonObject)[segment];
  }
  return value;
}

/** The directory compares texts without regard to case. */
function isSame(left: Json, right: Json): boolean {
  if (typeof left === "string" && typeof right === "string") return left.toLowerCase() === right.toLowerCase();
  return left === right;
}

function hasStart(value: Json, start: string): boolean {
  return String(value).toLowerCase().startsWith(start.toLowerCase());
}

function invalid(text: string): GraphError {
  return new GraphError(400, "Request_UnsupportedQuery", `Invalid filter clause: ${text}`);
}
