/** Every requested permission is one that its API publishes: Entra takes any id and fails only when somebody consents. */
import {
  apis,
  closestNames,
  findApi,
  findApiByAppId,
  findPermission,
  requirePermission,
  UnknownPermissionError,
} from "../catalogue";
import type { PermissionRequest } from "../manifest";
import type { Finding, Rule } from "./rule";

const anyId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const permissionKnown: Rule = {
  id: "permission-known",
  judge: ({ requests }) => requests.flatMap(judgeRequest),
};

function judgeRequest({ api, kind, permission }: PermissionRequest): readonly Finding[] {
  // An API that is not Microsoft's publishes what its owner likes.
  if (anyId.test(api) && !findApiByAppId(api)) return [];
  if (!findApi(api)) {
    const nearest = closestNames(
      api,
      apis.map(({ name }) => name),
    );
    const fix =
      nearest.length > 0 ? `use ${nearest.join(" or ")}` : `use one of ${apis.map(({ name }) => name).join(", ")}`;
    return [{ argument: "permissions", value: api, rule: "permissions are listed by the name of a known API", fix }];
  }
  if (findPermission(api, kind, permission)) return [];
  return [explain({ api, kind, permission })];
}

function explain({ api, kind, permission }: PermissionRequest): Finding {
  try {
    requirePermission(api, kind, permission);
  } catch (error) {
    if (!(error instanceof UnknownPermissionError)) throw error;
    const rule = error.problem.replace(/\.$/, "");
    return { argument: `permissions.${api}.${kind}`, rule, fix: error.fix };
  }
  throw new Error(`${api} has ${permission} after all`);
}
