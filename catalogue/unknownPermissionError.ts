/** The error for a permission name that an API does not publish for a kind, with the names that were probably meant. */
import { ProjectError } from "../common";
import { closestNames } from "./closestNames";
import type { Fate, Successor } from "./removedPermissions";
import type { Permission, PermissionKind } from "./types";

interface UnknownPermission {
  /** The API as people call it, or the name that is no API's. */
  readonly api: string;
  readonly kind: PermissionKind;
  readonly permission: string;
  /** The names that the API hands out for this kind; empty when the API itself is unknown. */
  readonly candidates: readonly string[];
  /** Permissions of exactly this name of another kind or API. */
  readonly elsewhere: readonly Permission[];
  /** What took its place, where that is known. */
  readonly successor?: Successor | undefined;
}

/** A permission name that the catalogue does not hold for that API and kind. */
export class UnknownPermissionError extends ProjectError {
  override readonly code = "ERR_PERMISSION_UNKNOWN";
  readonly api: string;
  readonly kind: PermissionKind;
  readonly permission: string;
  /** Names of the same API and kind that were probably meant, best first. */
  readonly nearest: readonly string[];

  constructor(unknown: UnknownPermission) {
    const { successor } = unknown;
    const nearest = successor ? [successor.name] : closestNames(unknown.permission, unknown.candidates);
    super(
      `${unknown.api} has no ${unknown.kind} permission named "${unknown.permission}"${explain(successor?.fate)}.`,
      suggest(successor ? undefined : unknown.elsewhere[0], nearest),
    );
    this.api = unknown.api;
    this.kind = unknown.kind;
    this.permission = unknown.permission;
    this.nearest = nearest;
  }
}

function explain(fate: Fate | undefined): string {
  if (fate === "removed") return " any more: Microsoft removed it";
  return fate === "neverPublished" ? ", although Microsoft's reference names it" : "";
}

function suggest(elsewhere: Permission | undefined, nearest: readonly string[]): string {
  const use = nearest.length > 0 ? `use ${nearest.map((name) => `"${name}"`).join(" or ")}` : undefined;
  const move = elsewhere && `list it under ${elsewhere.api}.${elsewhere.kind}, where "${elsewhere.name}" exists`;
  return [move, use].filter((part) => part !== undefined).join(", or ") || "take the name from the API's own reference";
}
