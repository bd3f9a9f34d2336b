/** What a look-up asks Graph for, read from the address that it sends. */

export interface Question {
  /** Such as `users`. */
  readonly collection: string;
  /** Object id, where one object is asked for. */
  readonly id: string | undefined;
  /** What is asked for of that object: `members`. */
  readonly part: string | undefined;
  /** Property by which objects are looked for, and its value; empty where all are. */
  readonly property: string;
  readonly value: string;
  /** Properties that are wanted; undefined: all. */
  readonly select: readonly string[] | undefined;
}

/** `displayName eq 'it''s'`: the condition on a text, by which the provider looks. Others, on switches, only narrow it. */
const condition = /(?:identifierUris\/any\(uri:uri|(\w+)) eq '((?:[^']|'')*)'/;

export function readQuestion(url: string): Question {
  const { pathname, searchParams } = new URL(url);
  const [, , collection = "", id, part] = pathname.split("/").map(decodeURIComponent);
  const [, property, value] = condition.exec(searchParams.get("$filter") ?? "") ?? [];
  const named = value === undefined ? "" : (property ?? "identifierUris");
  const select = searchParams.get("$select")?.split(",");
  return { collection, id, part, property: named, value: (value ?? "").replaceAll("''", "'"), select };
}
