/** Reads the arguments of a form, also for programs without types. Entra would take wrong ones, and refuse every token. */
import * as pulumi from "@pulumi/pulumi";

/** Exactly one of these properties. */
export type ExactlyOne<Choices> = {
  [Chosen in keyof Choices]: Pick<Choices, Chosen> & { readonly [Other in Exclude<keyof Choices, Chosen>]?: never };
}[keyof Choices];

/** An argument of a form, as it was given. */
export interface FormArgument {
  /** The form's name in a program. */
  readonly form: string;
  readonly name: string;
  readonly value: unknown;
}

/** What an argument looks like. */
export interface ArgumentShape {
  readonly pattern: RegExp;
  /** Completes "it is not …". */
  readonly is: string;
  /** Completes "write it as in …". */
  readonly example: string;
}

/** One part of a subject whose parts are divided by colons: a colon in it would make up further parts. */
export const subjectPart: ArgumentShape = {
  pattern: /^[^\s:](?:[^:]*[^\s:])?$/,
  is: "a name without colons",
  example: '"contoso"',
};

/** A branch or tag; git allows no colons and blanks in either. */
export const gitRef: ArgumentShape = {
  pattern: /^(?!refs\/)[^\s:]+$/,
  is: "a name alone",
  example: '"main", without "refs/heads/"',
};

const guid: ArgumentShape = {
  pattern: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  is: "an id",
  example: '"499b84ac-1321-427f-aa17-267ca6975798"',
};

const issuerAddress: ArgumentShape = {
  pattern: /^https:\/\/[^\s/?#]+(?:\/[^\s/?#]+)*$/,
  is: "an https address without a slash at its end, as tokens have it",
  example: '"https://gitlab.example.com"',
};

/** @throws {pulumi.RunError} which Pulumi prints without a stack. */
export function refuse({ form, name }: Pick<FormArgument, "form" | "name">, problem: string, fix: string): never {
  throw new pulumi.RunError(`${form}: ${name} ${problem}.\n  Fix: ${fix}`);
}

/**
 * The argument's text.
 *
 * @throws {pulumi.RunError} when it is none, has a wildcard or another shape
 */
export function requireText(argument: FormArgument, { pattern, is, example }: ArgumentShape): string {
  const { value } = argument;
  const fix = `write it as in ${example}`;
  if (value === undefined) refuse(argument, "is missing", fix);
  if (typeof value !== "string") refuse(argument, "is no string, and what an app trusts is settled in the source", fix);
  if (/[*?]/.test(value)) {
    refuse(
      argument,
      `"${value}" has a wildcard, and Entra compares character by character`,
      "make one credential for each; an app takes 20",
    );
  }
  if (!pattern.test(value) || /\p{Cc}/u.test(value)) {
    refuse(argument, `${JSON.stringify(value)} is not ${is}`, fix);
  }
  return value;
}

/** The argument as the lower-case GUID that subjects hold. */
export function requireGuid(argument: FormArgument): string {
  return requireText(argument, guid).toLowerCase();
}

/** The address of the issuer, or the usual one. */
export function readIssuer(argument: FormArgument, usual: string): string {
  return argument.value === undefined ? usual : requireText(argument, issuerAddress);
}

/**
 * The one of `names` that was given.
 *
 * @throws {pulumi.RunError} for none, and for several: a token has one subject
 */
export function requireOne<Args extends object, Name extends string>(
  form: string,
  args: Args,
  names: readonly Name[],
): FormArgument & { readonly name: Name } {
  const given = Object.entries(args).flatMap(([key, value]) => {
    const name = names.find((one) => one === key);
    return name === undefined || value === undefined ? [] : [{ form, name, value }];
  });
  const [one, another] = given;
  if (one === undefined) throw new pulumi.RunError(`${form}: nothing says which tokens.\n  Fix: give ${list(names)}`);
  if (another === undefined) return one;
  throw new pulumi.RunError(
    `${form}: ${one.name} and ${another.name} are both given, and a token has one subject.\n  Fix: make a credential for each`,
  );
}

function list(names: readonly string[]): string {
  return `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}
