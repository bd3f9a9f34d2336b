/** Every requested permission is one that its API hands out: Entra takes any id and fails only when somebody consents. */
import {
  apis,
  closestNames,
  explainUnknown,
  findApi,
  findApiByAppId,
  findLiving,
  findPermission,
  type Permission,
} from "../catalogue";
import { type PermissionRequest, unsettledName } from "../manifest";
import type { Problem, Rule } from "./rule";

const anyId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const permissionKnown: Rule = {
  id: "permission-known",
  level: "refused",
  why: "Entra takes any id, and fails only when somebody consents.",
  code: "AADSTS650053",
  source: "https://learn.microsoft.com/entra/identity-platform/reference-error-codes",
  judge: ({ requests }) => requests.flatMap(judgeRequest),
};

function judgeRequest({ api, kind, permission }: PermissionRequest): readonly Problem[] {
  if (api === unsettledName || permission === unsettledName) return [];
  // An API that is not Microsoft's publishes what its owner likes.
  if (anyId.test(api) && !findApiByAppId(api)) return [];
  if (!findApi(api)) return [refuseApi(api)];
  const known = findPermission(api, kind, permission);
  if (known) return known.isEnabled ? [] : [refuseDisabled(known)];
  const { problem, fix } = explainUnknown(api, kind, permission);
  return [{ argument: `permissions.${api}.${kind}`, rule: problem.replace(/\.$/, ""), fix }];
}

function refuseDisabled(permission: Permission): Problem {
  const { api, kind, name } = permission;
  const living = findLiving(permission);
  return {
    argument: `permissions.${api}.${kind}`,
    value: name,
    rule: `${findApi(api)?.displayName} has disabled this ${kind} permission, and nobody can consent to it`,
    fix: living.length > 0 ? `use ${living.map((other) => `"${other}"`).join(" or ")}, or remove it` : "remove it",
  };
}

function refuseApi(api: string): Problem {
  const names = apis.map(({ name }) => name);
  const nearest = closestNames(api, names);
  const fix = nearest.length > 0 ? `use ${nearest.join(" or ")}` : `use one of ${names.join(", ")}`;
  return { argument: "permissions", value: api, rule: "permissions are listed by the name of a known API", fix };
}
