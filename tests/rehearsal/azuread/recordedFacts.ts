/** Reads the facts in tests/fixtures/azuread and writes their objects out in full. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isPropertyMap, type PropertyMap, type PropertyValue } from "../../../rehearsal/propertyValue";
import type { DiffKind } from "../../../rehearsal/resourceProvider";

export interface RecordedCheck {
  readonly from: string;
  readonly type: string;
  readonly name: string;
  readonly news: PropertyMap;
  readonly inputs: PropertyMap;
  readonly failures?: readonly string[];
}

export interface RecordedDiff {
  readonly from: string;
  readonly type: string;
  readonly olds: PropertyMap;
  readonly news: PropertyMap;
  readonly diff: Readonly<Record<string, DiffKind>>;
  readonly replaces?: readonly string[];
  readonly stables?: readonly string[];
  readonly ignoreChanges?: readonly string[];
}

export interface RecordedExchange {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: PropertyValue;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly reply?: PropertyValue;
}

export interface RecordedCall {
  readonly from: string;
  readonly call: "create" | "update" | "read" | "delete" | "invoke";
  readonly type: string;
  readonly name?: string;
  readonly preview?: boolean;
  readonly id?: string;
  readonly olds?: PropertyMap;
  readonly news?: PropertyMap;
  readonly inputs?: PropertyMap;
  readonly args?: PropertyMap;
  readonly exchanges?: readonly RecordedExchange[];
  readonly newId?: string;
  readonly outputs?: PropertyMap;
  readonly newInputs?: PropertyMap;
  readonly gone?: boolean;
  readonly error?: string;
  readonly failures?: readonly string[];
  readonly result?: PropertyMap;
}

const folder = join(__dirname, "..", "..", "fixtures", "azuread");
const bases = readFixture<Record<string, PropertyMap>>("bases.json");

export function readFixture<T>(file: string): T {
  // The fixtures are written in the shape that the caller names.
  return JSON.parse(readFileSync(join(folder, file), "utf8")) as T;
}

/** An object written as its difference from the base of that name. */
export function inFull(base: string, difference: PropertyMap): PropertyMap {
  return applied(bases[base] ?? {}, difference);
}

function applied(base: PropertyMap, { $without = [], ...rest }: PropertyMap): PropertyMap {
  const without = Array.isArray($without) ? $without : [];
  const kept = Object.entries(base).filter(([name]) => !without.includes(name));
  return { ...Object.fromEntries(kept), ...rest };
}

/** The exchanges of a call with their replies written out. */
export function exchangesInFull(exchanges: readonly RecordedExchange[] = []): RecordedExchange[] {
  const full: RecordedExchange[] = [];
  for (const exchange of exchanges) {
    const replies = full.map(({ reply = null }) => reply);
    full.push("reply" in exchange ? { ...exchange, reply: replyInFull(exchange.reply ?? null, replies) } : exchange);
  }
  return full;
}

/** @param replies those of earlier exchanges, which a reply may be written as a difference from. */
function replyInFull(value: PropertyValue, replies: readonly PropertyValue[]): PropertyValue {
  if (Array.isArray(value)) return value.map((item) => replyInFull(item, replies));
  if (!isPropertyMap(value)) return value;
  const { $like, $likeReply, ...rest } = value;
  if (typeof $likeReply === "number") {
    const earlier = replies[$likeReply];
    return applied(isPropertyMap(earlier) ? earlier : {}, rest);
  }
  if (typeof $like === "string") return inFull($like, rest);
  return Object.fromEntries(Object.entries(rest).map(([name, part]) => [name, replyInFull(part, replies)]));
}

/** The type token or function token of a short name. */
export function tokenOf(type: string): string {
  return `azuread:index/${type.charAt(0).toLowerCase()}${type.slice(1)}:${type}`;
}

export function urnOf(type: string, name: string): string {
  return `urn:pulumi:dev::recorded::${tokenOf(type)}::${name}`;
}
