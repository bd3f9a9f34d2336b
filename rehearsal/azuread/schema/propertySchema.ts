/**
 * How a property of the azuread provider behaves, as a small description that check, diff and state
 * handling are driven by.
 *
 * The provider is written against Terraform's schema language and Pulumi projects that onto its own
 * names and shapes. The description is of the projected form: a Terraform block that may occur once is
 * an object here (`block`), a list of blocks is a list of objects.
 */
import type { PropertyMap } from "../../propertyValue";

/** Who gives the value: the program must, the program may, the directory does, or the directory does unless the program gives it. */
export type PropertyUse = "required" | "optional" | "computed" | "optionalComputed";

/**
 * Judges one known value.
 *
 * @param path Terraform path of the value for messages, such as `web.0.redirect_uris.0`.
 * @returns one message for everything wrong with it.
 */
export type ValueCheck = (value: string | number, path: string) => readonly string[];

interface CommonSchema {
  readonly use: PropertyUse;
  /** A change needs a new object. Only top-level properties of this provider have it. */
  readonly forceNew?: boolean;
  readonly secret?: boolean;
  /** What to do instead of giving this property. */
  readonly deprecated?: string;
  /** Terraform's own name where it does not follow from ours. */
  readonly terraformName?: string;
  /** Properties (our names, top level) that must not be given together with this one. */
  readonly conflictsWith?: readonly string[];
  /** At least one of these top-level properties must be given. */
  readonly atLeastOneOf?: readonly string[];
  /** Exactly one of these top-level properties must be given. */
  readonly exactlyOneOf?: readonly string[];
}

export interface ScalarSchema extends CommonSchema {
  readonly kind: "text" | "flag" | "number";
  readonly default?: string | boolean | number;
  readonly check?: ValueCheck;
}

/** Element of a list or set that has properties of its own. */
export interface ObjectSchema {
  readonly kind: "object";
  readonly fields: Fields;
}

export interface CollectionSchema extends CommonSchema {
  readonly kind: "list" | "set";
  readonly element: ScalarSchema | ObjectSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  /** How Terraform hashes texts of the set; it decides the order in which they are sent. */
  readonly textHash?: "plain" | "terminated";
}

/** Free keys with text values. */
export interface MapSchema extends CommonSchema {
  readonly kind: "map";
}

export interface BlockSchema extends CommonSchema {
  readonly kind: "block";
  readonly fields: Fields;
  /** Terraform holds the one block in a set, so a changed block is a new one. */
  readonly inSet?: boolean;
  /** Whether leaving the block out of the program leaves this old content alone. */
  readonly keptWhenAbsent?: (block: PropertyMap) => boolean;
}

export type PropertySchema = ScalarSchema | CollectionSchema | MapSchema | BlockSchema;

/** Properties by their Pulumi name. */
export type Fields = Readonly<Record<string, PropertySchema>>;

type Options<S extends CommonSchema> = Partial<Omit<S, "kind" | "fields" | "element">>;

const optional = { use: "optional" } as const;

export function text(options: Options<ScalarSchema> = {}): ScalarSchema {
  return { ...optional, ...options, kind: "text" };
}

export function flag(options: Options<ScalarSchema> = {}): ScalarSchema {
  return { ...optional, ...options, kind: "flag" };
}

export function wholeNumber(options: Options<ScalarSchema> = {}): ScalarSchema {
  return { ...optional, ...options, kind: "number" };
}

/** A set of texts. `check` judges each of them. */
export function textSet(options: Options<CollectionSchema> & { readonly check?: ValueCheck } = {}): CollectionSchema {
  const { check, ...rest } = options;
  return { ...optional, ...rest, kind: "set", element: text(check ? { check } : {}) };
}

/** A list of texts whose order counts. `check` judges each of them. */
export function textList(options: Options<CollectionSchema> & { readonly check?: ValueCheck } = {}): CollectionSchema {
  const { check, ...rest } = options;
  return { ...optional, ...rest, kind: "list", element: text(check ? { check } : {}) };
}

export function objectSet(fields: Fields, options: Options<CollectionSchema> = {}): CollectionSchema {
  return { ...optional, ...options, kind: "set", element: { kind: "object", fields } };
}

export function objectList(fields: Fields, options: Options<CollectionSchema> = {}): CollectionSchema {
  return { ...optional, ...options, kind: "list", element: { kind: "object", fields } };
}

export function textMap(options: Options<MapSchema> = {}): MapSchema {
  return { ...optional, ...options, kind: "map" };
}

export function block(fields: Fields, options: Options<BlockSchema> = {}): BlockSchema {
  return { ...optional, ...options, kind: "block", fields };
}

/** A property of the kind that only the directory fills. */
export function computed<S extends PropertySchema>(schema: S): S {
  return { ...schema, use: "computed" };
}

export function isComputed(schema: { readonly use: PropertyUse }): boolean {
  return schema.use === "computed" || schema.use === "optionalComputed";
}

/** Whether a program may give the property at all. */
export function isInput(schema: { readonly use: PropertyUse }): boolean {
  return schema.use !== "computed";
}

/**
 * Whether Terraform treats the collection as repeated blocks. Such a collection is never absent: it is
 * empty when not given, whereas a plain attribute is null.
 */
export function isBlockCollection(schema: CollectionSchema): boolean {
  return schema.element.kind === "object" && !isComputed(schema);
}
