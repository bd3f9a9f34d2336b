/** The lines of a program that declare permissions of Microsoft Graph. */
import type { PermissionKind } from "../../../catalogue";

/** As this project formats its own programs. */
const widestLine = 120;
const indent = "  ";

/** The `permissions` of an `AppRegistration`, each line ending in a line break; empty where there is nothing to declare. */
export function renderDeclaration(names: Readonly<Partial<Record<PermissionKind, readonly string[]>>>): string {
  const kinds = (["delegated", "application"] as const).flatMap((kind): [PermissionKind, readonly string[]][] => {
    const list = names[kind] ?? [];
    return list.length === 0 ? [] : [[kind, list]];
  });
  if (kinds.length === 0) return "";
  const inline = kinds.map(([kind, list]) => `${kind}: [${quoted(list).join(", ")}]`).join(", ");
  const line = `permissions: { microsoftGraph: { ${inline} } },`;
  // Two levels of indentation in the program are room that the line does not have.
  if (line.length + 2 * indent.length <= widestLine && kinds.length === 1) return `${line}\n`;
  const lists = kinds.flatMap(([kind, list]) => renderList(kind, list).map((text) => `${indent}${indent}${text}`));
  return ["permissions: {", `${indent}microsoftGraph: {`, ...lists, `${indent}},`, "},"]
    .map((text) => `${text}\n`)
    .join("");
}

function renderList(kind: PermissionKind, names: readonly string[]): string[] {
  const line = `${kind}: [${quoted(names).join(", ")}],`;
  if (line.length + 4 * indent.length <= widestLine) return [line];
  return [`${kind}: [`, ...quoted(names).map((name) => `${indent}${name},`), "],"];
}

function quoted(names: readonly string[]): string[] {
  return names.map((name) => JSON.stringify(name));
}
