/** How many clients are pre-authorised where personal accounts may sign in. */
import type { AppManifest } from "../../manifest";
import { takesPersonalAccounts } from "../audience";
import type { Problem, Rule } from "../rule";
import { sources } from "../sources";

const limits = { total: 500, clients: 100, scopesOfClient: 30 };

export const preAuthorizedPersonal: Rule = {
  id: "pre-authorized-personal",
  level: "refused",
  why: "The number of pre-authorised clients and scopes is limited where personal accounts may sign in.",
  code: "Request_BadRequest",
  source: sources.accountTypes,
  judge: (manifest) => {
    if (!takesPersonalAccounts(manifest)) return [];
    const { preAuthorized } = manifest.exposes;
    const counts = countByClient(preAuthorized);
    return [
      ...exceeds("pre-authorised scopes together", preAuthorized.length, limits.total),
      ...exceeds("pre-authorised clients", counts.length, limits.clients),
      ...counts.flatMap((count) => exceeds("scopes for one client", count, limits.scopesOfClient)),
    ];
  },
};

/** How many scopes each settled client has. */
function countByClient(preAuthorized: AppManifest["exposes"]["preAuthorized"]): readonly number[] {
  const counts = new Map<string, number>();
  for (const { client } of preAuthorized) {
    if (client.state === "known") counts.set(client.value, (counts.get(client.value) ?? 0) + 1);
  }
  return [...counts.values()];
}

function exceeds(what: string, count: number, limit: number): readonly Problem[] {
  if (count <= limit) return [];
  const rule = `an app of this audience has at most ${limit} ${what}`;
  return [{ argument: "api.preAuthorized", rule, fix: `remove ${count - limit} of the ${count}` }];
}
