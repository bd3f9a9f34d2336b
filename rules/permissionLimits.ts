/** How many APIs and permissions an app may request. */
import { takesPersonalAccounts } from "./personalAccounts";
import type { Problem, Rule } from "./rule";

const apiLimit = 50;

export const permissionLimits: Rule = {
  id: "permission-limits",
  level: "refused",
  why: "The number of permissions that an app may request is limited by its audience.",
  code: "Request_BadRequest",
  source: "https://learn.microsoft.com/entra/identity-platform/supported-accounts-validation",
  judge: (manifest) => {
    const personal = takesPersonalAccounts(manifest);
    const apis = manifest.requests.map(({ api }) => api);
    const counts = [...new Set(apis)].map((api) => ({ api, count: apis.filter((other) => other === api).length }));
    return [
      ...exceeds("permissions", counts.length, apiLimit, "APIs"),
      ...exceeds("permissions", apis.length, personal ? 200 : 400, "permissions"),
      ...(personal ? counts.flatMap(({ api, count }) => exceeds(`permissions.${api}`, count, 30, "permissions")) : []),
    ];
  },
};

function exceeds(argument: string, count: number, limit: number, what: string): readonly Problem[] {
  if (count <= limit) return [];
  return [
    {
      argument,
      rule: `an app of this audience requests at most ${limit} ${what} here`,
      fix: `remove ${count - limit} of the ${count}`,
    },
  ];
}
