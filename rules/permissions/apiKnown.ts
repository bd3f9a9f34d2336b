/** Permissions are requested of APIs that exist. */
import { apis, closestNames, findApi } from "../../catalogue";
import type { Rule } from "../rule";
import { isOfMicrosoft } from "./requests";

export const apiKnown: Rule = {
  id: "api-known",
  level: "refused",
  why: "A request names its API by client id, and only the catalogue's names have one.",
  source: "https://learn.microsoft.com/graph/api/resources/requiredresourceaccess",
  judge: ({ requests }) => {
    const named = [...new Set(requests.map(({ api }) => api))];
    return named.filter((api) => isOfMicrosoft(api) && !findApi(api)).map(refuseApi);
  },
};

function refuseApi(api: string) {
  const names = apis.map(({ name }) => name);
  const nearest = closestNames(api, names);
  const fix = nearest.length > 0 ? `use ${nearest.join(" or ")}` : `use one of ${names.join(", ")}`;
  return { argument: "permissions", value: api, rule: "permissions are listed by the name of a known API", fix };
}
