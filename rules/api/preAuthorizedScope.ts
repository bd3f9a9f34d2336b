/** Clients are pre-authorised for scopes that the app has. */
import type { Rule } from "../rule";
import { isSettledText } from "./published";

export const preAuthorizedScope: Rule = {
  id: "pre-authorized-scope",
  level: "refused",
  why: "Graph looks the scope up in the app when it is pre-authorised.",
  code: "InvalidValue",
  source: "https://github.com/microsoftgraph/microsoft-graph-docs/issues/12675",
  judge: ({ exposes: { preAuthorized, scopes } }) => {
    const names = scopes.map(({ name }) => name);
    // A scope whose name or id is not settled may be any of them.
    if (scopes.some(({ name, id }) => ![name, id].every(isSettledText))) return [];
    return preAuthorized
      .filter(({ scope }) => isSettledText(scope) && !names.includes(scope))
      .map(({ scope }) => ({
        argument: "api.preAuthorized",
        value: scope,
        rule: "a client is pre-authorised for scopes that the app has",
        fix: names.length > 0 ? `use one of ${names.join(", ")}` : "declare the scope in api.scopes",
      }));
  },
};
