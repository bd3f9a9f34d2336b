/** The error for a permission name that does not exist, and the advice that goes with it. */
import { ProjectError } from "../common";
import { closestNames } from "./closestNames";
import type { Permission, PermissionKind } from "./types";

export interface UnknownPermission {
  /** The API's display name. */
  readonly api: string;
  readonly kind: PermissionKind;
  readonly permission: string;
  /** The names that the API has for this kind; empty when the API itself is unknown. */
  readonly candidates: readonly string[];
  /** Permissions of exactly this name of another kind or API. */
  readonly elsewhere: readonly Permission[];
}

/** A permission name that the catalogue does not hold for that API and kind. */
export class UnknownPermissionError extends ProjectError {
  override readonly code = "ERR_PERMISSION_UNKNOWN";
  readonly api: string;
  readonly kind: PermissionKind;
  readonly permission: string;
  /** Names of the same API and kind that are close to the wrong one, best first. */
  readonly nearest: readonly string[];

  constructor(unknown: UnknownPermission) {
    const nearest = closestNames(unknown.permission, unknown.candidates);
    super(
      `${unknown.api} has no ${unknown.kind} permission named "${unknown.permission}".`,
      suggest(unknown.elsewhere[0], nearest),
    );
    this.api = unknown.api;
    this.kind = unknown.kind;
    this.permission = unknown.permission;
    this.nearest = nearest;
  }
}

function suggest(elsewhere: Permission | undefined, nearest: readonly string[]): string {
  const use = nearest.length > 0 ? `use ${nearest.map((name) => `"${name}"`).join(" or ")}` : undefined;
  const move = elsewhere && `list it under ${elsewhere.api}.${elsewhere.kind}, where "${elsewhere.name}" exists`;
  return [move, use].filter((part) => part !== undefined).join(", or ") || "take the name from the API's own reference";
}
