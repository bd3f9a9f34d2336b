/** Reads the path of a Graph call the way the route data spells it. */

/** A segment that stands for a value: an id, a name, a key. */
export const anyValue = "{}";

/**
 * The segments of a request: lower case, without host, API version and query; keys in parentheses as a segment of their
 * own, functions as name(argument names in order).
 */
export function splitGraphPath(pathOrUrl: string): readonly string[] {
  const path = pathOrUrl
    .replace(/^https?:\/\/[^/]+/i, "")
    .replace(/[?#].*$/, "")
    .replace(/^\/(v1\.0|beta)(?=\/|$)/i, "");
  return (path.match(/(?:\([^)]*\)|[^/(])+/g) ?? []).flatMap((segment) => readSegment(segment.toLowerCase()));
}

function readSegment(segment: string): string[] {
  if (/^\{.*\}$/.test(segment)) return [anyValue];
  const call = /^([^(]*)\((.*)\)$/.exec(segment);
  if (!call) return [segment];
  const [, name = "", inside = ""] = call;
  if (inside.trim() === "") return [name.replace(/^microsoft\.graph\./, "")];
  if (!inside.includes("=")) return [name, anyValue];
  const names = inside.split(",").map((argument) => argument.split("=")[0]?.trim() ?? "");
  return [`${name.replace(/^microsoft\.graph\./, "")}(${names.sort().join(",")})`];
}
