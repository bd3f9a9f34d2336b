/** A picture of the permissions that changed: app -> permission -> API, as Mermaid draws it. */
import type { PermissionChange, PermissionDetails } from "../change";
import type { Review } from "../review";
import type { Severity } from "../severity";
import { shownName } from "./foreignText";
import { countOf, worstFirst } from "./words";

/** More arrows are a tangle. */
const arrowLimit = 20;

/** Characters of a name in a box. */
const boxWidth = 40;

/** New arrows are thick, those that are gone are dotted; both say so in words. */
interface Arrow {
  readonly app: string;
  readonly permission: PermissionDetails;
  readonly turn: "new" | "wider" | "narrower" | "gone";
  readonly severity: Severity;
}

/** The picture's source, without a fence around it; empty where no permission changed. The worst 20 changes are drawn. */
export function renderMermaid(review: Review): string {
  const arrows = worstFirst(review).flatMap(({ app, change }) =>
    change.area === "permissions" ? arrowsOf(app.name, change) : [],
  );
  if (arrows.length === 0) return "";
  const drawn = arrows.slice(0, arrowLimit);
  const left = arrows.length - drawn.length;
  const rest = left === 0 ? [] : [`  rest["and ${countOf(left, "arrow")} more, not drawn"]`];
  return ["flowchart LR", ...drawArrows(drawn), ...rest].join("\n");
}

/** How many changes there are to draw. */
export function countPermissionChanges(review: Review): number {
  return worstFirst(review).filter(({ change }) => change.area === "permissions").length;
}

function arrowsOf(app: string, change: PermissionChange): readonly Arrow[] {
  const { severity } = change;
  switch (change.kind) {
    case "permissionGained":
      return [{ app, permission: change.permission, turn: "new", severity }];
    case "permissionLost":
      return [{ app, permission: change.permission, turn: "gone", severity }];
    case "permissionWidened":
    case "permissionNarrowed": {
      const turn = change.kind === "permissionWidened" ? "wider" : "narrower";
      return [
        { app, permission: change.to, turn, severity },
        { app, permission: change.from, turn: "gone", severity },
      ];
    }
  }
}

function drawArrows(arrows: readonly Arrow[]): readonly string[] {
  const apps = numberNames(
    "app",
    arrows.map(({ app }) => app),
  );
  const permissions = numberNames(
    "permission",
    arrows.map(({ permission }) => keyOf(permission)),
  );
  const apis = numberNames(
    "api",
    arrows.map(({ permission }) => permission.api),
  );
  const boxes = arrows.flatMap(({ app, permission }) => [
    `  ${apps.get(app)}["${boxText(app)}"]`,
    `  ${permissions.get(keyOf(permission))}(["${boxText(permission.permission)}<br/>${permission.kind}"])`,
    `  ${apis.get(permission.api)}[("${boxText(permission.apiName)}")]`,
  ]);
  const lines = arrows.map(({ app, permission, turn, severity }) => {
    const line = turn === "gone" ? `-. gone .->` : `== ${turn}, ${severity} ==>`;
    return `  ${apps.get(app)} ${line} ${permissions.get(keyOf(permission))}`;
  });
  const ofApis = arrows.map(
    ({ permission }) => `  ${permissions.get(keyOf(permission))} --- ${apis.get(permission.api)}`,
  );
  return [...new Set([...boxes, ...lines, ...ofApis])];
}

function keyOf({ api, permission, kind }: PermissionDetails): string {
  return JSON.stringify([api, permission, kind]);
}

/** Ids of our own, because those of a picture may not hold what names may. */
function numberNames(prefix: string, names: readonly string[]): ReadonlyMap<string, string> {
  return new Map([...new Set(names)].map((name, at) => [name, `${prefix}${at + 1}`]));
}

/**
 * Letters, digits and blanks stand for themselves, and a point, a hyphen or an underscore between them. Everything else stands as Mermaid's code for it,
 * so that it neither ends the box nor is read as Markdown ("1. " would be a list).
 */
function boxText(name: string): string {
  const characters = [...shownName(name)];
  const cut = characters.length > boxWidth ? `${characters.slice(0, boxWidth - 1).join("")}…` : characters.join("");
  const special = /[^\p{L}\d ._-]|(?<![\p{L}\d])[._-]|[._-](?![\p{L}\d])/gu;
  return cut.replaceAll(special, (character) => `#${character.codePointAt(0)};`);
}
