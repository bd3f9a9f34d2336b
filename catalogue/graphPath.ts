/**
 * Reads the path of a Graph call the way the route data spells it: lower case, ids as `{}`, functions as
 * name(argument names in order), and neither host, version nor query.
 */
import { findPathStart } from "./graphHosts";

/** A segment that stands for a value: an id, a name, a key. */
export const anyValue = "{}";

/**
 * The segments of a request. Writing them out with slashes and reading that again gives the same segments.
 *
 * @throws {ForeignUrlError} for a URL of another service
 */
export function splitGraphPath(pathOrUrl: string): readonly string[] {
  const path = pathOrUrl.toLowerCase();
  const segments: string[] = [];
  // What nearly every call begins with takes no closer look.
  let from = path.startsWith(usual) ? usual.length : path.charCodeAt(0) === slash ? 1 : findPathStart(pathOrUrl);
  let depth = 0;
  let isPlain = true;
  for (let at = from; at <= path.length; at += 1) {
    const code = at === path.length ? questionMark : path.charCodeAt(at);
    // Letters, digits and all that no segment is cut or judged by.
    if (special[code] !== 1) continue;
    if (code === open) depth += 1;
    else if (code === close) depth -= 1;
    const isEnd = code === questionMark || code === hash;
    if (isEnd || (code === slash && depth <= 0)) {
      if (at > from) addSegment(path.slice(from, at), isPlain, segments);
      if (isEnd) break;
      from = at + 1;
      isPlain = true;
    } else isPlain = false;
  }
  return segments.some(endsWithColon) ? collapsePaths(withoutVersion(segments)) : withoutVersion(segments);
}

const usual = "https://graph.microsoft.com/v1.0/";
const slash = "/".charCodeAt(0);
const open = "(".charCodeAt(0);
const close = ")".charCodeAt(0);
const questionMark = "?".charCodeAt(0);
const hash = "#".charCodeAt(0);
const colon = ":".charCodeAt(0);
/** By character code: what ends a segment, or may make it more than a name. Blanks and control characters too. */
const special = Uint8Array.from({ length: 128 }, (_, code) =>
  Number(code <= 32 || "/?#%{}():.".includes(String.fromCharCode(code))),
);

function addSegment(piece: string, isPlain: boolean, into: string[]): void {
  if (isPlain) {
    into.push(piece);
    return;
  }
  const segment = unescapePercent(piece).toLowerCase().trim();
  const call = /^([^(){}/?#%]+)\((.*)\)(:?)$/.exec(segment);
  if (call) addCall(call, into);
  // A placeholder, or a value with characters that no name has.
  else if (/[(){}/?#%]/.test(segment)) into.push(segment.endsWith(":") ? `${anyValue}:` : anyValue);
  else if (segment !== "") into.push(segment.replace(/^graph\./, namespace));
}

const namespace = "microsoft.graph.";

/** A key is a value behind its collection; a function's arguments count by their names only. */
function addCall([, written = "", inside = "", colon = ""]: RegExpExecArray, into: string[]): void {
  const name = written.trim().replace(/^((microsoft\.)?graph\.)+(?=.)/, "");
  if (inside.trim() === "") into.push(name + colon);
  else if (!inside.includes("=") && !isArgumentList(inside)) into.push(name, anyValue + colon);
  else into.push(`${name}(${argumentNames(inside).sort().join(",")})${colon}`);
}

/** `name(a,b)` is how the data spells a function with its arguments; a bare word may be a key too, which the data decides. */
function isArgumentList(inside: string): boolean {
  return /^[a-z_]\w*(,[a-z_]\w*)*$/.test(inside);
}

/** Quoted values may hold commas and equal signs of their own. */
function argumentNames(inside: string): string[] {
  const bare = inside.replace(/'[^']*'/g, "").replace(/\{[^}]*\}/g, "");
  return bare.split(",").map((argument) => /^\s*(\w*)/.exec(argument)?.[1] ?? "");
}

function unescapePercent(piece: string): string {
  if (!piece.includes("%")) return piece;
  try {
    return decodeURIComponent(piece);
  } catch {
    // A stray percent sign is part of somebody's file name.
    return piece;
  }
}

/** Repeated, so that what is left never begins with another. */
function withoutVersion(segments: readonly string[]): readonly string[] {
  const [first] = segments;
  return first === "v1.0" || first === "beta" ? withoutVersion(segments.slice(1)) : segments;
}

/** `root:/a/b.txt:/content` and `items/{id}/content` are two ways to the same item, and the data has the ids of most. */
function collapsePaths(segments: readonly string[]): readonly string[] {
  const opened = segments.findIndex(endsWithColon);
  if (opened < 0) return segments;
  const closed = segments.findIndex((segment, index) => index > opened && endsWithColon(segment));
  const before = segments.slice(0, opened);
  // The root of a drive is an item of it; "items/root:" says so itself, and "sites/root:" is a site.
  const base = segments[opened] === "root:" && !["items", "sites"].includes(before.at(-1) ?? "") ? ["items"] : [];
  return [...before, ...base, anyValue, ...collapsePaths(closed < 0 ? [] : segments.slice(closed + 1))];
}

function endsWithColon(segment: string): boolean {
  return segment.charCodeAt(segment.length - 1) === colon;
}
