/** Which permissions a command is about: of one API or all, of one kind or both. */
import { type Api, closestNames, type PermissionKind } from "../../../catalogue";
import { UsageError } from "../../usageError";
import type { PermissionLibrary } from "./permissionLibrary";

export const permissionKinds = ["delegated", "application"] as const satisfies readonly PermissionKind[];

/** As the options of the commands say it. */
export interface FilterOptions {
  /** Name of an API, as people or programs write it ("Microsoft Graph", "microsoftGraph"), or its app ID. */
  readonly api?: string;
  readonly kind?: PermissionKind;
}

export interface PermissionFilter {
  /** Where to look. */
  readonly library: PermissionLibrary;
  readonly apis: readonly Api[];
  readonly kinds: readonly PermissionKind[];
}

/** @throws {UsageError} for an API that is not known, naming the nearest. */
export function readFilter({ api, kind }: FilterOptions, library: PermissionLibrary): PermissionFilter {
  return {
    library,
    apis: api === undefined ? library.apis : [requireApi(api, library.apis)],
    kinds: kind === undefined ? permissionKinds : [kind],
  };
}

function requireApi(written: string, apis: readonly Api[]): Api {
  const found =
    apis.find(({ appId }) => appId === written.toLowerCase()) ??
    apis.find(({ name, displayName }) => sameName([name, displayName], written));
  if (found !== undefined) return found;
  const names = apis.map(({ name }) => name);
  const nearest = closestNames(written, names);
  throw new UsageError(
    `The catalogue has no API "${written}".`,
    `use ${nearest.length > 0 ? nearest.join(" or ") : `one of ${names.join(", ")}`}`,
  );
}

/** "Office 365 Exchange Online" is also found as "exchange online". */
function sameName(names: readonly string[], written: string): boolean {
  const plain = (name: string): string =>
    name
      .toLowerCase()
      .replace(/^office 365 /, "")
      .replaceAll(/[^a-z0-9]/g, "");
  return names.some((name) => plain(name) === plain(written));
}
