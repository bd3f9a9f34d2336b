/**
 * Reads arguments at run time, for programs in plain JavaScript and values of type any: the compiler has checked the others.
 *
 * A reader returns what it can use and adds a finding for what it cannot, so that all problems are told together.
 */
import * as pulumi from "@pulumi/pulumi";
import { closestNames } from "../catalogue";
import type { Problem } from "../rules";

export type Reader = (value: unknown, path: string, findings: Problem[]) => unknown;

/** A string, or an output or promise of one. */
export const text: Reader = (value, path, findings) => {
  if (typeof value === "string" || pulumi.Output.isInstance(value) || value instanceof Promise) return value;
  return refuse(value, path, { rule: "this argument is a string", fix: "write a string", findings });
};

/** A string that is settled in the source. */
export const plainText: Reader = (value, path, findings) => {
  if (typeof value === "string") return value;
  return refuse(value, path, {
    rule: "this argument is a plain string",
    fix: "write a string, no output of a resource",
    findings,
  });
};

export const flag: Reader = (value, path, findings) => {
  if (typeof value === "boolean") return value;
  return refuse(value, path, { rule: "this argument is true or false", fix: "write true or false", findings });
};

export function oneOf(names: readonly string[]): Reader {
  return (value, path, findings) => {
    if (typeof value === "string" && names.includes(value)) return value;
    const nearest = typeof value === "string" ? closestNames(value, names) : [];
    const fix = `use ${(nearest.length > 0 ? nearest : names).map((name) => `"${name}"`).join(" or ")}`;
    return refuse(value, path, { rule: `this argument is one of ${names.join(", ")}`, fix, findings });
  };
}

export function listOf(reader: Reader): Reader {
  return (value, path, findings) => {
    if (!Array.isArray(value))
      return refuse(value, path, { rule: "this argument is a list", fix: "write [ … ]", findings });
    return value
      .map((entry, index) => reader(entry, `${path}[${index}]`, findings))
      .filter((entry) => entry !== undefined);
  };
}

/** An object of named arguments, each with its reader; a name that is not in the table is refused. */
export function fields(readers: Readonly<Record<string, Reader>>): Reader {
  return (value, path, findings) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      return refuse(value, path, {
        rule: "this argument is an object of named arguments",
        fix: "write { … }",
        findings,
      });
    }
    const usable = Object.entries(value).flatMap(([name, inner]) => {
      const innerPath = path === "" ? name : `${path}.${name}`;
      const read = inner === undefined ? undefined : readField(readers, name)(inner, innerPath, findings);
      return read === undefined ? [] : [[name, read] as const];
    });
    return Object.fromEntries(usable);
  };
}

function readField(readers: Readonly<Record<string, Reader>>, name: string): Reader {
  const reader = Object.hasOwn(readers, name) ? readers[name] : undefined;
  if (reader) return reader;
  return (_, path, findings) => {
    const known = Object.keys(readers);
    const nearest = closestNames(name, known);
    const fix = `use ${(nearest.length > 0 ? nearest : known).join(" or ")}`;
    findings.push({ argument: path, rule: "there is no argument of this name", fix });
    return undefined;
  };
}

/** One of two forms: a fixed word, or something else. */
export function wordOr(word: string, reader: Reader): Reader {
  return (value, path, findings) => {
    if (value === word) return value;
    if (typeof value !== "string") return reader(value, path, findings);
    return refuse(value, path, { rule: `this argument is "${word}" or a list by API`, fix: `use "${word}"`, findings });
  };
}

function refuse(
  value: unknown,
  path: string,
  { rule, fix, findings }: { readonly rule: string; readonly fix: string; readonly findings: Problem[] },
): undefined {
  findings.push({ argument: path || "arguments", rule, fix: `${fix}; now it is ${nameForm(value)}` });
}

function nameForm(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return "a list";
  if (pulumi.Output.isInstance(value)) return "an output";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
