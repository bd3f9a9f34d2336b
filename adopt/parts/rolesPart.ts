/** The roles of an app, and who was given them. */
import {
  type DirectoryApp,
  type Fields,
  fieldsOf,
  listOf,
  type RoleAssignment,
  textOf,
  textsOf,
} from "../../directory";
import { type AdoptContext, nameOfGroup, nameOfPerson } from "../adoptContext";
import {
  type AdoptException,
  type Arguments,
  type ChangedPlace,
  changed,
  group,
  leftAlone,
  optional,
  type Part,
} from "../adoptedApp";
import { filled } from "./identityPart";

const place: ChangedPlace = { type: "Application", property: "appRoles" };
const noRole = "00000000-0000-0000-0000-000000000000";
/** Ours for Graph's. */
const members = new Map([
  ["User", "users"],
  ["Application", "applications"],
]);

export function rolesPart(app: DirectoryApp, context: AdoptContext): Part {
  const roles = keyRoles(listOf(app.application.appRoles).map(fieldsOf));
  const { assigned, exceptions } = readAssigned(app, roles, context);
  return {
    arguments: {
      ...group("appRoles", Object.fromEntries(roles.map(({ key, fields }) => [key, roleOf(fields)]))),
      ...optional("assigned", assigned.length === 0 ? undefined : assigned),
      ...optional("assignmentRequired", isAssignmentRequired(app) || undefined),
    },
    exceptions: [...roles.flatMap(completed), ...exceptions],
  };
}

/** A role, and what the program calls it by. */
interface KeyedRole {
  readonly key: string;
  readonly fields: Fields;
}

/** By their values; those of Entra's gallery have none, and are called by what people read, or by their ids. */
function keyRoles(roles: readonly Fields[]): readonly KeyedRole[] {
  const keys = new Set(roles.flatMap(({ value }) => filled(value) ?? []));
  return roles.map((fields) => {
    const value = filled(fields.value);
    const title = filled(fields.displayName) ?? "";
    // It becomes part of the names of resources.
    const isName = /^[\w.-]+( [\w.-]+)*$/.test(title) && !keys.has(title);
    const key = value ?? (isName ? title : (textOf(fields.id) ?? ""));
    keys.add(key);
    return { key, fields };
  });
}

function isAssignmentRequired({ servicePrincipal }: DirectoryApp): boolean {
  return servicePrincipal?.fields.appRoleAssignmentRequired === true;
}

function roleOf({ id, value, displayName, description, allowedMemberTypes, isEnabled }: Fields): Arguments {
  const title = filled(displayName) ?? filled(value) ?? "role";
  return {
    ...optional("value", filled(value) === undefined ? "" : undefined),
    title,
    description: filled(description) ?? title,
    members: textsOf(allowedMemberTypes).flatMap((member) => members.get(member) ?? []),
    ...optional("enabled", isEnabled === false ? false : undefined),
    id: textOf(id) ?? "",
  };
}

/** The provider takes no role without both texts. */
function completed({ key, fields: { displayName, description } }: KeyedRole): AdoptException[] {
  const missing = [...(filled(displayName) ? [] : ["title"]), ...(filled(description) ? [] : ["description"])];
  if (missing.length === 0) return [];
  return [changed(place, `role ${key}`, `gets a ${missing.join(" and a ")}, which the provider wants`)];
}

interface Assigned {
  readonly assigned: readonly Arguments[];
  readonly exceptions: readonly AdoptException[];
}

function readAssigned(
  { servicePrincipal }: DirectoryApp,
  roles: readonly KeyedRole[],
  context: AdoptContext,
): Assigned {
  const assignments = servicePrincipal?.assignments ?? [];
  const people = assignments.filter(({ principalType }) => principalType !== "ServicePrincipal");
  const apps = assignments.filter(({ principalType }) => principalType === "ServicePrincipal");
  const roleOfAssignment = ({ appRoleId }: RoleAssignment): string | undefined =>
    roles.find(({ fields }) => fields.id === appRoleId)?.key;
  const isKnown = (one: RoleAssignment): boolean => one.appRoleId === noRole || roleOfAssignment(one) !== undefined;
  return {
    assigned: people.filter(isKnown).map((one) => ({
      ...whoIs(one, context),
      ...optional("role", roleOfAssignment(one)),
    })),
    exceptions: [
      ...people
        .filter((one) => !isKnown(one))
        .map((one) => leftAlone(`assignment of ${one.principalDisplayName}`, "its role cannot be declared")),
      ...apps.map(({ principalDisplayName: name }) =>
        leftAlone(`role of the app ${name}`, "it is consent that the other app's own declaration gives"),
      ),
    ],
  };
}

function whoIs({ principalId, principalType }: RoleAssignment, context: AdoptContext): Arguments {
  if (principalType === "User") return { user: nameOfPerson(principalId, context) };
  return principalType === "Group" ? { group: nameOfGroup(principalId, context) } : { principal: principalId };
}
