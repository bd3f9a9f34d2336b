/** Template ids of directory roles, as tokens name them in `wids` (entra-docs permissions-reference). */
import type { UserAccount } from "../records";

export const globalAdministrator = "62e90394-69f5-4237-9190-012177145e10";
/** What Entra puts into the tokens of everybody, and of every app. */
const everyUser = "b79fbf4d-3ef9-4689-8143-76b194e85509";

export const everyApp = "0997a1d0-0d1d-4acb-b408-d5ca73121e90";

export function directoryRolesOf(role: UserAccount["role"]): string[] {
  return [...(role === "administrator" ? [globalAdministrator] : []), everyUser];
}
