/** Which permissions a command is about: of one API or all, of one kind or both. */
import { type Api, apis, closestNames, findApiByAppId, type PermissionKind } from "../../../catalogue";
import { UsageError } from "../../usageError";

export const permissionKinds = ["delegated", "application"] as const satisfies readonly PermissionKind[];

/** As the options of the commands say it. */
export interface FilterOptions {
  /** Name of an API, as people or programs write it ("Microsoft Graph", "microsoftGraph"), or its app ID. */
  readonly api?: string;
  readonly kind?: PermissionKind;
}

export interface PermissionFilter {
  readonly apis: readonly Api[];
  readonly kinds: readonly PermissionKind[];
}

/** @throws {UsageError} for an API that the catalogue does not hold, naming the nearest. */
export function readFilter({ api, kind }: FilterOptions): PermissionFilter {
  return {
    apis: api === undefined ? apis : [requireApi(api)],
    kinds: kind === undefined ? permissionKinds : [kind],
  };
}

function requireApi(written: string): Api {
  const found = findApiByAppId(written) ?? apis.find(({ name, displayName }) => sameName([name, displayName], written));
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
