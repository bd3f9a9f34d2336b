/** How many APIs and permissions an app may request. */
import { takesPersonalAccounts } from "../audience";
import type { Problem, Rule } from "../rule";
import { sources } from "../sources";

const apiLimit = 50;

export const permissionLimits: Rule = {
  id: "permission-limits",
  level: "refused",
  why: "The number of permissions that an app may request is limited by its audience.",
  code: "Request_BadRequest",
  source: sources.accountTypes,
  judge: (manifest) => {
    const personal = takesPersonalAccounts(manifest);
    const apis = manifest.requests.map(({ api }) => api);
    const counts = [...new Set(apis)].map((api) => ({ api, count: apis.filter((other) => other === api).length }));
    return [
      ...exceeds("permissions", { count: counts.length, limit: apiLimit, what: "APIs" }),
      ...exceeds("permissions", { count: apis.length, limit: personal ? 200 : 400, what: "permissions" }),
      ...(personal
        ? counts.flatMap(({ api, count }) => exceeds(`permissions.${api}`, { count, limit: 30, what: "permissions" }))
        : []),
    ];
  },
};

interface Count {
  readonly count: number;
  readonly limit: number;
  readonly what: string;
}

function exceeds(argument: string, { count, limit, what }: Count): readonly Problem[] {
  if (count <= limit) return [];
  return [
    {
      argument,
      rule: `an app of this audience requests at most ${limit} ${what} here`,
      fix: `remove ${count - limit} of the ${count}`,
    },
  ];
}
