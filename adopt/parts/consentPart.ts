/** Consent that was given to an app, as far as a program can give it. */
import type { DirectoryApp, Grant, RoleAssignment } from "../../directory";
import { type AdoptContext, nameOfPerson } from "../adoptContext";
import { type AdoptException, type AdoptedPermission, type Arguments, leftAlone, Permissions } from "../adoptedApp";
import { permissionKey, resolvePermission, resolveScope, sortPermissions } from "./resolvePermission";

/** One grant or role, in names where all of it has some. */
interface Given {
  /** Object id of the user; undefined: everybody, or the app itself. */
  readonly user: string | undefined;
  readonly api: string;
  /** As the directory has it. */
  readonly words: string;
  readonly permissions: readonly AdoptedPermission[] | undefined;
}

/** What is granted, before it is known what the app asks for. */
export interface Granted {
  /** For the whole tenant, or to the app itself. */
  readonly wholeTenant: readonly AdoptedPermission[];
  readonly byUser: readonly (Given & { readonly user: string })[];
  readonly exceptions: readonly AdoptException[];
}

export function readGranted({ servicePrincipal }: DirectoryApp, { apis }: AdoptContext): Granted {
  const given = [
    ...(servicePrincipal?.grants ?? []).map((grant) => readGrant(grant, apis)),
    ...(servicePrincipal?.heldRoles ?? []).map((role) => readRole(role, apis)),
  ];
  return {
    wholeTenant: given.flatMap(({ user, permissions }) => (user === undefined ? (permissions ?? []) : [])),
    byUser: given.flatMap((one) => (one.user === undefined || !one.permissions ? [] : [{ ...one, user: one.user }])),
    exceptions: given
      .filter(({ permissions }) => permissions === undefined)
      .map(({ words, api }) => leftAlone("consent", `${words} of ${api}, not all of which has a name there`)),
  };
}

function readGrant({ resourceId, userObjectId, scopes }: Grant, apis: AdoptContext["apis"]): Given {
  const api = apis.byObjectId.get(resourceId);
  const permissions = scopes.flatMap((scope) => (api && resolveScope(api.clientId, scope, apis)) ?? []);
  const isWhole = scopes.length > 0 && permissions.length === scopes.length;
  return {
    user: userObjectId,
    api: api?.displayName ?? resourceId,
    words: scopes.length > 0 ? scopes.join(", ") : "no permission",
    permissions: isWhole ? permissions : undefined,
  };
}

function readRole({ resourceId, appRoleId, resourceDisplayName }: RoleAssignment, apis: AdoptContext["apis"]): Given {
  const clientId = apis.byObjectId.get(resourceId)?.clientId;
  const role = { kind: "application", id: appRoleId } as const;
  const permission = clientId === undefined ? undefined : resolvePermission({ clientId, ...role }, apis);
  // The role of zeros is none that an app can ask for.
  const isRole = permission !== undefined && !/^[0-]+$/.test(appRoleId);
  return {
    user: undefined,
    api: apis.byObjectId.get(resourceId)?.displayName ?? resourceDisplayName,
    words: permission?.name ?? appRoleId,
    permissions: isRole ? [permission] : undefined,
  };
}

/** Consent as code. A user's grant of what the app does not ask for stays the user's own. */
export function consentPart(
  { wholeTenant, byUser }: Granted,
  requested: readonly AdoptedPermission[],
  context: AdoptContext,
): { readonly arguments: Arguments; readonly exceptions: readonly AdoptException[] } {
  const asked = new Set(requested.map(permissionKey));
  const isAsked = (permissions: readonly AdoptedPermission[] = []) =>
    permissions.every((permission) => asked.has(permissionKey(permission)));
  const named = groupUsers(
    byUser.filter(({ permissions }) => isAsked(permissions)),
    { requested, context },
  );
  const whole = new Set(wholeTenant.map(permissionKey));
  const isAll = requested.length > 0 && [...asked].every((key) => whole.has(key));
  const [only, ...others] = named;
  const consent = {
    ...(whole.size > 0 && { wholeTenant: new Permissions(sortPermissions(wholeTenant)) }),
    ...(only !== undefined && { named: others.length === 0 ? only : named }),
  };
  return {
    arguments: isAll && only === undefined ? { consent: "wholeTenant" } : wrap(consent),
    exceptions: byUser
      .filter(({ permissions }) => !isAsked(permissions))
      .map(({ user, words, api }) =>
        leftAlone(`consent of ${nameOfPerson(user, context)}`, `${words} of ${api}, not all of which the app asks for`),
      ),
  };
}

function wrap(consent: Arguments): Arguments {
  return Object.keys(consent).length === 0 ? {} : { consent };
}

/** Users who consented to the same stand together; what is all that is declared need not be listed. */
function groupUsers(
  grants: Granted["byUser"],
  { requested, context }: { readonly requested: readonly AdoptedPermission[]; readonly context: AdoptContext },
): readonly Arguments[] {
  const byUser = new Map<string, readonly AdoptedPermission[]>();
  for (const { user, permissions = [] } of grants) byUser.set(user, [...(byUser.get(user) ?? []), ...permissions]);
  const delegated = spell(requested.filter(({ kind }) => kind === "delegated"));
  const groups = new Map<string, { readonly users: string[]; readonly permissions: readonly AdoptedPermission[] }>();
  for (const [user, permissions] of byUser) {
    const found = groups.get(spell(permissions)) ?? { users: [], permissions };
    groups.set(spell(permissions), found);
    found.users.push(nameOfPerson(user, context));
  }
  return [...groups].map(([key, { users, permissions }]) => ({
    users: users.sort(),
    ...(key !== delegated && { permissions: new Permissions(sortPermissions(permissions)) }),
  }));
}

function spell(permissions: readonly AdoptedPermission[]): string {
  return permissions.map(permissionKey).sort().join("\n");
}
