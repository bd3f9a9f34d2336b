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
import { type AdoptContext, nameOfPerson } from "../adoptContext";
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
  const roles = listOf(app.application.appRoles).map(fieldsOf);
  const declarable = roles.filter(({ value }) => filled(value) !== undefined);
  const { assigned, exceptions } = readAssigned(app, declarable, context);
  return {
    arguments: {
      ...group("appRoles", Object.fromEntries(declarable.map((role) => [filled(role.value) ?? "", roleOf(role)]))),
      ...optional("assigned", assigned.length === 0 ? undefined : assigned),
      ...optional("assignmentRequired", isAssignmentRequired(app) || undefined),
    },
    exceptions: [
      ...roles.filter((role) => !declarable.includes(role)).map(nameless),
      ...declarable.flatMap(completed),
      ...exceptions,
    ],
  };
}

function isAssignmentRequired({ servicePrincipal }: DirectoryApp): boolean {
  return servicePrincipal?.fields.appRoleAssignmentRequired === true;
}

function roleOf({ id, value, displayName, description, allowedMemberTypes, isEnabled }: Fields): Arguments {
  const title = filled(displayName) ?? textOf(value) ?? "";
  return {
    title,
    description: filled(description) ?? title,
    members: textsOf(allowedMemberTypes).flatMap((member) => members.get(member) ?? []),
    ...optional("enabled", isEnabled === false ? false : undefined),
    id: textOf(id) ?? "",
  };
}

function nameless({ id, displayName }: Fields): AdoptException {
  return changed(
    place,
    `role ${textOf(displayName) ?? textOf(id)}`,
    "taken away, because it has no value to declare it by",
  );
}

/** The provider takes no role without both texts. */
function completed({ value, displayName, description }: Fields): AdoptException[] {
  const missing = [...(filled(displayName) ? [] : ["title"]), ...(filled(description) ? [] : ["description"])];
  if (missing.length === 0) return [];
  return [changed(place, `role ${textOf(value)}`, `gets a ${missing.join(" and a ")}, which the provider wants`)];
}

interface Assigned {
  readonly assigned: readonly Arguments[];
  readonly exceptions: readonly AdoptException[];
}

function readAssigned({ servicePrincipal }: DirectoryApp, roles: readonly Fields[], context: AdoptContext): Assigned {
  const assignments = servicePrincipal?.assignments ?? [];
  const people = assignments.filter(({ principalType }) => principalType !== "ServicePrincipal");
  const apps = assignments.filter(({ principalType }) => principalType === "ServicePrincipal");
  const roleOfAssignment = ({ appRoleId }: RoleAssignment): string | undefined =>
    textOf(roles.find(({ id }) => id === appRoleId)?.value);
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
  return principalType === "Group" ? { group: principalId } : { principal: principalId };
}
