/** The permissions that arguments name, one by one and in a stable order. */
import type * as pulumi from "@pulumi/pulumi";
import { findApi, findApiByAppId, type PermissionKind, requirePermission } from "../../catalogue";
import type { PermissionRequest } from "../../manifest";
import type { AppRegistrationArgs } from "../appRegistrationArgs";
import type { NamedConsent } from "../consent/consentArgs";
import type { OwnPermission } from "./ownApi";
import type { PermissionsByApi, ProgramApi } from "./permissionsByApi";

/** A permission as it is written: of Microsoft's APIs by name, of the tenant's own by name and id. */
export interface DeclaredPermission {
  /** Name of the API, the client id of an own one, or what names an app of the program. */
  readonly api: string;
  readonly kind: PermissionKind;
  readonly name: string;
  /** Present for own APIs, of which the catalogue does not know the ids. */
  readonly id?: string;
  /** The app of the program that is the API. */
  readonly of?: ProgramApi;
}

/** A permission with everything that a directory wants to know. */
export interface ResolvedPermission extends DeclaredPermission {
  readonly id: string;
  readonly apiAppId: pulumi.Input<string>;
}

const kinds: readonly PermissionKind[] = ["application", "delegated"];

/** As written, repeated and unknown names included: those are for the rules to find. */
export function listDeclared(permissions: PermissionsByApi = {}): readonly DeclaredPermission[] {
  return Object.entries<PermissionEntries>(permissions).flatMap(([api, entries]) =>
    kinds.flatMap((kind) =>
      (entries?.[kind] ?? []).map((entry) => ({
        api: nameOfApi(api),
        kind,
        ...readEntry(entry),
        ...(entries?.of && { of: entries.of }),
      })),
    ),
  );
}

/** Under its name where it has one, so that it is one API however it is written. */
function nameOfApi(key: string): string {
  return findApiByAppId(key)?.name ?? key;
}

/** Without what only the tenant knows of: permissions of Microsoft's that the catalogue does not have yet. */
export function onlyCatalogued(permissions: PermissionsByApi): PermissionsByApi {
  const kept = Object.entries(permissions).filter(([api]) => findApiByAppId(api) === undefined);
  // The cast: each key keeps the value that it had.
  return Object.fromEntries(kept) as PermissionsByApi;
}

/** What `permissions` holds under a key, whichever key it is. */
type PermissionEntries =
  | ({ readonly [K in PermissionKind]?: readonly (string | OwnPermission)[] } & { readonly of?: ProgramApi })
  | undefined;

function readEntry(entry: string | OwnPermission): Pick<DeclaredPermission, "name" | "id"> {
  return typeof entry === "string" ? { name: entry } : { name: entry.name, id: entry.id };
}

/**
 * As a manifest has them: the id where no catalogue knows the name, because a directory holds nothing else. The program knows
 * those of its own apps.
 */
export function requestOf({ api, kind, name, id, of }: DeclaredPermission): PermissionRequest {
  return { api, kind, permission: of ? name : (id ?? name) };
}

/** The permissions for which the arguments give consent for the whole tenant. */
export function listConsented({
  consent,
  permissions,
}: Pick<AppRegistrationArgs, "consent" | "permissions">): readonly DeclaredPermission[] {
  if (consent === undefined) return [];
  return listDeclared(consent === "wholeTenant" ? permissions : consent.wholeTenant);
}

/** For whom by name the arguments give consent. */
export function listNamed(consent: AppRegistrationArgs["consent"]): readonly NamedConsent[] {
  if (typeof consent !== "object" || consent.named === undefined) return [];
  return isList(consent.named) ? consent.named : [consent.named];
}

/** `Array.isArray` does not tell a readonly list from something else. */
function isList(named: NamedConsent | readonly NamedConsent[]): named is readonly NamedConsent[] {
  return Array.isArray(named);
}

/** The permissions that they consent to: all delegated ones that are declared, or those that are listed. */
export function listNamedConsented(
  { permissions }: NamedConsent,
  declared: PermissionsByApi | undefined,
): readonly DeclaredPermission[] {
  if (permissions) return listDeclared(permissions);
  return listDeclared(declared).filter(({ kind }) => kind === "delegated");
}

/** Grouped by API, with the ids that a directory wants; sorted, so that an order in the source changes nothing. */
export function groupByApi(
  declared: readonly DeclaredPermission[],
): ReadonlyMap<string, readonly ResolvedPermission[]> {
  const permissions = declared.map(resolve).sort((left, right) => (sortKey(left) < sortKey(right) ? -1 : 1));
  const groups = new Map<string, ResolvedPermission[]>();
  for (const permission of permissions) groups.set(permission.api, [...(groups.get(permission.api) ?? []), permission]);
  return groups;
}

/** The client id of an API that is written by its name, or by that id. */
export function appIdOf(api: string): string {
  return findApi(api)?.appId ?? api;
}

function resolve(declared: DeclaredPermission): ResolvedPermission {
  const { api, kind, name, id, of } = declared;
  return { ...declared, id: id ?? requirePermission(api, kind, name).id, apiAppId: of?.clientId ?? appIdOf(api) };
}

function sortKey({ api, kind, name }: DeclaredPermission): string {
  return `${api} ${kind} ${name}`;
}
