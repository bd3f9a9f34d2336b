/** Other forms in which the data may hold a call: the same thing, reached on another path. */
import { anyValue } from "./graphPath";
import type { PermissionKind } from "./types";

/** Other forms under which the data may hold a call, nearest first. */
export function otherForms(segments: readonly string[], kind: PermissionKind): readonly (readonly string[])[] {
  const forms = [segments];
  // Grows while it is read: a form may be changed once more.
  for (const form of forms) {
    for (const changed of changesOf(form, kind)) {
      if (forms.length < mostForms && !forms.some((known) => sameSegments(known, changed))) forms.push(changed);
    }
  }
  return forms.slice(1);
}

const mostForms = 24;

function changesOf(segments: readonly string[], kind: PermissionKind): (readonly string[])[] {
  const [first, second, third] = segments;
  const changed: (readonly string[])[] = [];
  if (["$ref", "$value", "$count"].includes(segments.at(-1) ?? "")) changed.push(segments.slice(0, -1));
  if (first === "me" && kind === "delegated") changed.push(["users", anyValue, ...segments.slice(1)]);
  if (first === "users" && second !== undefined && third !== undefined) changed.push(["me", ...segments.slice(2)]);
  // Intune describes a managed device once, wherever it is reached from.
  const managed = segments.indexOf("manageddevices");
  if (managed > 0 && segments[managed - 1] !== "devicemanagement")
    changed.push(["devicemanagement", ...segments.slice(managed)]);
  const drive = segments.indexOf("drive");
  const drives = segments.indexOf("drives");
  if (drive >= 0) changed.push(["drives", anyValue, ...segments.slice(drive + 1)]);
  else if (drives > 0) changed.push(segments.slice(drives));
  // Workbooks are described in a user's own drive only.
  else if (drives === 0 && segments.includes("workbook"))
    changed.push(["users", anyValue, "drive", ...segments.slice(2)]);
  const chats = segments.indexOf("chats");
  if (chats > 0) changed.push(segments.slice(chats));
  return [...changed, ...itemForms(segments), ...withoutHolders(segments)];
}

/** The root and the special folders of a drive are items too. */
function itemForms(segments: readonly string[]): (readonly string[])[] {
  const root = segments.indexOf("root");
  const special = segments.indexOf("special");
  const isInDrive = segments.includes("drive") || segments.includes("drives");
  if (!isInDrive) return [];
  const forms: (readonly string[])[] = [];
  if (root > 0) forms.push([...segments.slice(0, root), "items", anyValue, ...segments.slice(root + 1)]);
  if (special > 0) forms.push([...segments.slice(0, special), "items", anyValue, ...segments.slice(special + 2)]);
  return forms;
}

/** Things that are also reached without what holds them, and need the same there. `{}` stands for any value. */
const holders: readonly { readonly path: readonly string[]; readonly instead: readonly string[] }[] = [
  { path: ["mailfolders", anyValue, "childfolders", anyValue], instead: ["mailfolders", anyValue] },
  { path: ["contactfolders", anyValue, "childfolders", anyValue], instead: ["contactfolders", anyValue] },
  { path: ["calendargroups", anyValue, "calendars"], instead: ["calendars"] },
  { path: ["calendars", anyValue], instead: ["calendar"] },
  { path: ["calendar", "events"], instead: ["events"] },
  { path: ["conversations", anyValue, "threads"], instead: ["threads"] },
];

function withoutHolders(segments: readonly string[]): (readonly string[])[] {
  return holders.flatMap(({ path, instead }) => {
    const at = segments.findIndex((_, start) => holds(segments, start, path));
    return at < 0 ? [] : [[...segments.slice(0, at), ...instead, ...segments.slice(at + path.length)]];
  });
}

function holds(segments: readonly string[], start: number, path: readonly string[]): boolean {
  return path.every((part, at) => part === segments[start + at] || (part === anyValue && start + at < segments.length));
}

function sameSegments(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((segment, at) => segment === right[at]);
}
