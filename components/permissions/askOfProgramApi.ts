/** What an app asks of another one of the same program. */
import * as pulumi from "@pulumi/pulumi";
import { closestNames, type PermissionKind } from "../../catalogue";
import type { OwnPermission } from "./ownApi";
import type { ProgramApi, ProgramPermissions } from "./permissionsByApi";

/** What the API declares, by kind. */
type Published = Readonly<Record<PermissionKind, readonly OwnPermission[]>>;

/** @throws {pulumi.RunError} for a name that the API does not declare. */
export function askOfProgramApi(
  api: ProgramApi,
  published: Published,
  { delegated, application }: { readonly [K in PermissionKind]?: readonly string[] },
): ProgramPermissions {
  const find = (kind: PermissionKind, names: readonly string[]) =>
    names.map((name) => requirePublished(api.name, kind, { name, published: published[kind] }));
  return {
    [`app:${api.name}`]: {
      of: api,
      ...(delegated && { delegated: find("delegated", delegated) }),
      ...(application && { application: find("application", application) }),
    },
  };
}

const places: Readonly<Record<PermissionKind, string>> = { delegated: "api.scopes", application: "appRoles" };

function requirePublished(
  api: string,
  kind: PermissionKind,
  { name, published }: { readonly name: string; readonly published: readonly OwnPermission[] },
): OwnPermission {
  const found = published.find((permission) => permission.name === name);
  if (found) return { name, id: found.id };
  const nearest = closestNames(
    name,
    published.map((permission) => permission.name),
  );
  const fix = nearest.length > 0 ? `use "${nearest.join('" or "')}"` : `declare it in ${places[kind]} of "${api}"`;
  throw new pulumi.RunError(`"${name}" is no ${kind} permission of the app "${api}".\n  Fix: ${fix}`);
}
