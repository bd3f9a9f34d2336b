/** Permissions with which an app can give itself any other. */
import type { PermissionRequest } from "../../manifest";
import type { Rule } from "../rule";
import { sources } from "../sources";
import { nameAll } from "./requests";

const escalating: ReadonlySet<string> = new Set([
  "AppRoleAssignment.ReadWrite.All",
  "Application.ReadWrite.All",
  "DelegatedPermissionGrant.ReadWrite.All",
  "RoleManagement.ReadWrite.Directory",
]);

export const selfEscalation: Rule = {
  id: "self-escalation",
  level: "risky",
  why: "Whoever controls the app gives it every other permission, and so controls the tenant.",
  source: sources.permissionsReference,
  judge: ({ requests }) => {
    const found = requests.filter(canEscalate);
    if (found.length === 0) return [];
    return [
      {
        argument: "permissions",
        value: nameAll(found),
        rule: "an app cannot give itself permissions",
        fix: "use a narrower one, such as Application.ReadWrite.OwnedBy, or keep the app to a pipeline that is guarded",
      },
    ];
  },
};

export function canEscalate({ api, permission }: PermissionRequest): boolean {
  return api === "microsoftGraph" && escalating.has(permission);
}
