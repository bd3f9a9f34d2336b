/** The portal's page "API permissions": what the app asks for, beside what it was granted and for whom. */
import {
  describePermission,
  findApiByAppId,
  findPermission,
  findPermissionById,
  type Permission,
  type PermissionKind,
} from "../../catalogue";
import { type ApiNames, type DirectoryApp, fieldsOf, listOf, textOf } from "../../directory";
import type { PermissionOverview } from "./appOverview";

/** What tells the names behind the ids. */
export interface Names {
  readonly apis: ApiNames;
  /** Of users, by object id. */
  readonly people: ReadonlyMap<string, string>;
}

/** One mention of a permission: asked for, or granted to somebody. */
interface Mention {
  readonly apiClientId: string;
  readonly kind: PermissionKind;
  readonly name: string;
  readonly isAsked?: boolean;
  readonly forWholeTenant?: boolean;
  readonly forUser?: string;
}

/** By API and name; what is asked for comes before what is granted only. */
export function describePermissions(app: DirectoryApp, names: Names): readonly PermissionOverview[] {
  const mentions = [...readAsked(app, names), ...readGrants(app, names), ...readRoles(app, names)];
  const firsts = new Map(mentions.map((mention) => [keyOf(mention), mention]));
  return [...firsts]
    .map(([key, mention]) =>
      combine(
        mention,
        mentions.filter((other) => keyOf(other) === key),
        names,
      ),
    )
    .sort(compareRows);
}

function keyOf({ apiClientId, kind, name }: Mention): string {
  return `${apiClientId} ${kind} ${name}`;
}

function combine(
  { apiClientId, kind, name }: Mention,
  mentions: readonly Mention[],
  { apis }: Names,
): PermissionOverview {
  const known = findKnown(apiClientId, kind, name);
  return {
    api: findApiByAppId(apiClientId)?.displayName ?? apis.byClientId.get(apiClientId)?.displayName ?? apiClientId,
    apiClientId,
    name,
    kind,
    isAsked: mentions.some(({ isAsked }) => isAsked === true),
    forWholeTenant: mentions.some(({ forWholeTenant }) => forWholeTenant === true),
    forUsers: [...new Set(mentions.flatMap(({ forUser = [] }) => forUser))].sort(),
    consent: known?.consent,
    risk: known === undefined ? undefined : describePermission(known).risk.tier,
  };
}

function readAsked({ application }: DirectoryApp, names: Names): readonly Mention[] {
  return listOf(application.requiredResourceAccess)
    .map(fieldsOf)
    .flatMap(({ resourceAppId, resourceAccess }) => {
      const apiClientId = textOf(resourceAppId) ?? "";
      return listOf(resourceAccess)
        .map(fieldsOf)
        .map(({ id, type }): Mention => {
          const kind = type === "Role" ? "application" : "delegated";
          return {
            apiClientId,
            kind,
            name: nameById({ apiClientId, kind, id: textOf(id) ?? "" }, names),
            isAsked: true,
          };
        });
    });
}

function readGrants({ servicePrincipal }: DirectoryApp, { apis, people }: Names): readonly Mention[] {
  return (servicePrincipal?.grants ?? []).flatMap(({ resourceId, scopes, userObjectId }) =>
    scopes.map((name) => ({
      apiClientId: apis.byObjectId.get(resourceId)?.clientId ?? resourceId,
      kind: "delegated" as const,
      name,
      ...(userObjectId === undefined
        ? { forWholeTenant: true }
        : { forUser: people.get(userObjectId) ?? userObjectId }),
    })),
  );
}

function readRoles({ servicePrincipal }: DirectoryApp, names: Names): readonly Mention[] {
  return (servicePrincipal?.heldRoles ?? []).map(({ resourceId, appRoleId }) => {
    const apiClientId = names.apis.byObjectId.get(resourceId)?.clientId ?? resourceId;
    const kind = "application";
    return { apiClientId, kind, name: nameById({ apiClientId, kind, id: appRoleId }, names), forWholeTenant: true };
  });
}

interface PermissionId {
  readonly apiClientId: string;
  readonly kind: PermissionKind;
  readonly id: string;
}

function nameById({ apiClientId, kind, id }: PermissionId, { apis }: Names): string {
  const catalogued = findPermissionById(apiClientId, kind, id)?.name;
  return catalogued ?? apis.byClientId.get(apiClientId)?.[kind].get(id) ?? id;
}

function findKnown(apiClientId: string, kind: PermissionKind, name: string): Permission | undefined {
  const api = findApiByAppId(apiClientId);
  return api && findPermission(api.name, kind, name);
}

function compareRows(left: PermissionOverview, right: PermissionOverview): number {
  if (left.isAsked !== right.isAsked) return left.isAsked ? -1 : 1;
  const [leftKey, rightKey] = [left, right].map(({ api, kind, name }) => `${api} ${kind} ${name}`);
  return (leftKey ?? "") < (rightKey ?? "") ? -1 : 1;
}
