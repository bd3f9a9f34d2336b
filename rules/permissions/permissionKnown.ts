/** Every requested permission is one that its API publishes. */
import { explainUnknown, findApi, findApiByAppId } from "../../catalogue";
import type { PermissionRequest } from "../../manifest";
import type { Rule } from "../rule";
import { argumentOf, isSettled, lookUp } from "./requests";

export const permissionKnown: Rule = {
  id: "permission-known",
  level: "refused",
  why: "Graph takes any id in a request, and sign-in fails when somebody is to consent to it.",
  code: "AADSTS650053",
  source: "https://github.com/O365/python-o365/issues/551",
  judge: ({ requests }) => requests.filter(isUnknown).map(refuse),
};

function isUnknown(request: PermissionRequest): boolean {
  // An API that is not Microsoft's publishes what its owner likes.
  return isSettled(request) && findApi(request.api) !== undefined && lookUp(request) === undefined;
}

function refuse(request: PermissionRequest) {
  const { api, kind, permission } = request;
  const { problem, fix } = explainUnknown(findApiByAppId(api)?.name ?? api, kind, permission);
  return { argument: argumentOf(request), rule: problem.replace(/\.$/, ""), fix };
}
