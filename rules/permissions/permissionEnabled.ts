/** Every requested permission is one that its API still hands out. */
import { findApi, findLiving, type Permission } from "../../catalogue";
import type { Rule } from "../rule";
import { argumentOf, lookUp } from "./requests";

export const permissionEnabled: Rule = {
  id: "permission-enabled",
  level: "refused",
  why: "Nobody can consent to a permission that its API has disabled.",
  source: "https://learn.microsoft.com/graph/api/resources/permissionscope",
  judge: ({ requests }) =>
    requests.flatMap((request) => {
      const known = lookUp(request);
      return known === undefined || known.isEnabled ? [] : [refuse(known)];
    }),
};

function refuse(permission: Permission) {
  const { api, kind, name } = permission;
  const living = findLiving(permission);
  return {
    argument: argumentOf({ api, kind }),
    value: name,
    rule: `${findApi(api)?.displayName} has disabled this ${kind} permission, and nobody can consent to it`,
    fix: living.length > 0 ? `use ${living.map((other) => `"${other}"`).join(" or ")}, or remove it` : "remove it",
  };
}
