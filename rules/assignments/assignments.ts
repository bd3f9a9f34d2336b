/** The assignments of a manifest, as several rules judge them. */
import { type AppManifest, type AppRole, type Assignment, unsettledName } from "../../manifest";

export const assignmentsArgument = "assigned";

/** The role that an assignment names; undefined without one, where the app has no such role, and for one without a value. */
export function roleOf({ role }: Assignment, { exposes }: AppManifest): AppRole | undefined {
  return role === "" ? undefined : exposes.roles.find(({ name }) => name === role);
}

/** Whether every role has its name and id, by which alone it can be told: else an assignment may be to any of them. */
export function areRolesSettled({ exposes }: AppManifest): boolean {
  return exposes.roles.every(({ name, id }) => name !== "" && name !== unsettledName && id !== unsettledName);
}
