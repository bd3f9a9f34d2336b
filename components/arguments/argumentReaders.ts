/**
 * Reads arguments at run time, for programs in plain JavaScript and values of type any: the compiler has checked the others.
 *
 * A reader returns what it can use and adds a problem for what it cannot, so that all problems are told together.
 */
import * as pulumi from "@pulumi/pulumi";
import { closestNames } from "../../catalogue";
import type { Problem } from "../../rules";

export type Reader = (value: unknown, path: string, problems: Problem[]) => unknown;

/** A string, or an output or promise of one. */
export const text: Reader = (value, path, problems) => {
  if (typeof value === "string" || pulumi.Output.isInstance(value) || value instanceof Promise) return value;
  return refuse(value, path, { rule: "this argument is a string", fix: "write a string", problems });
};

/** A string that is settled in the source. */
export const plainText: Reader = (value, path, problems) => {
  if (typeof value === "string") return value;
  return refuse(value, path, {
    rule: "this argument is a plain string",
    fix: "write a string, no output of a resource",
    problems,
  });
};

export const flag: Reader = (value, path, problems) => {
  if (typeof value === "boolean") return value;
  return refuse(value, path, { rule: "this argument is true or false", fix: "write true or false", problems });
};

export function oneOf(names: readonly (string | number)[]): Reader {
  return (value, path, problems) => {
    if (names.some((name) => name === value)) return value;
    const nearest = typeof value === "string" ? closestNames(value, names.map(String)) : [];
    const fix = `use ${(nearest.length > 0 ? nearest : names).map((name) => JSON.stringify(name)).join(" or ")}`;
    return refuse(value, path, { rule: `this argument is one of ${names.join(", ")}`, fix, problems });
  };
}

/** An object of entries that the program names itself, each with the same reader. */
export function recordOf(reader: Reader): Reader {
  return (value, path, problems) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      return refuse(value, path, { rule: "this argument is an object by name", fix: "write { … }", problems });
    }
    const usable = Object.entries(value).flatMap(([name, inner]) => {
      const read = reader(inner, `${path}.${name}`, problems);
      return read === undefined ? [] : [[name, read] as const];
    });
    return Object.fromEntries(usable);
  };
}

export function listOf(reader: Reader): Reader {
  return (value, path, problems) => {
    if (!Array.isArray(value))
      return refuse(value, path, { rule: "this argument is a list", fix: "write [ … ]", problems });
    return value
      .map((entry, index) => reader(entry, `${path}[${index}]`, problems))
      .filter((entry) => entry !== undefined);
  };
}

/** An object of named arguments, each with its reader; a name that is not in the table is refused. */
export function fields(readers: Readonly<Record<string, Reader>>): Reader {
  return (value, path, problems) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      return refuse(value, path, {
        rule: "this argument is an object of named arguments",
        fix: "write { … }",
        problems,
      });
    }
    const usable = Object.entries(value).flatMap(([name, inner]) => {
      const innerPath = path === "" ? name : `${path}.${name}`;
      const read = inner === undefined ? undefined : readField(readers, name)(inner, innerPath, problems);
      return read === undefined ? [] : [[name, read] as const];
    });
    return Object.fromEntries(usable);
  };
}

function readField(readers: Readonly<Record<string, Reader>>, name: string): Reader {
  const reader = Object.hasOwn(readers, name) ? readers[name] : undefined;
  if (reader) return reader;
  return (_, path, problems) => {
    const known = Object.keys(readers);
    const nearest = closestNames(name, known);
    const fix = `use ${(nearest.length > 0 ? nearest : known).join(" or ")}`;
    problems.push({ argument: path, rule: "there is no argument of this name", fix });
    return undefined;
  };
}

/** The same, and these of its arguments have to be there. */
export function fieldsWith(required: readonly string[], readers: Readonly<Record<string, Reader>>): Reader {
  const read = fields(readers);
  return (value, path, problems) => {
    const before = problems.length;
    const usable = read(value, path, problems);
    if (usable === undefined || problems.length > before) return undefined;
    const missing = required.filter((name) => !Object.hasOwn(Object(usable), name));
    for (const name of missing) {
      problems.push({ argument: `${path}.${name}`, rule: "this argument is required", fix: `give ${path} a ${name}` });
    }
    return missing.length === 0 ? usable : undefined;
  };
}

/** One of two forms: a fixed word, or something else. */
export function wordOr(word: string, reader: Reader): Reader {
  return (value, path, problems) => {
    if (value === word) return value;
    if (typeof value !== "string") return reader(value, path, problems);
    return refuse(value, path, { rule: `this argument is "${word}" or a list by API`, fix: `use "${word}"`, problems });
  };
}

export function refuse(
  value: unknown,
  path: string,
  { rule, fix, problems }: { readonly rule: string; readonly fix: string; readonly problems: Problem[] },
): undefined {
  problems.push({ argument: path || "arguments", rule, fix: `${fix}; now it is ${nameForm(value)}` });
}

function nameForm(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return "a list";
  if (pulumi.Output.isInstance(value)) return "an output";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
