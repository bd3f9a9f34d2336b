/** Clients are named by client id, or are apps of the program. */
import { knownValues, programApiName } from "../../manifest";
import type { Rule } from "../rule";
import { sources } from "../sources";
import { isUuid } from "../uuid";

export const clientIdForm: Rule = {
  id: "client-id-form",
  level: "refused",
  why: "An API knows its clients by their client ids.",
  source: sources.providerPreAuthorized,
  judge: ({ exposes: { preAuthorized, knownClients } }) => {
    const named = [
      ...knownValues(preAuthorized.map(({ client }) => client)).map((value) => ({
        argument: "api.preAuthorized",
        value,
      })),
      ...knownValues(knownClients).map((value) => ({ argument: "api.knownClients", value })),
    ];
    return named
      .filter(({ value }) => !isUuid(value) && programApiName(value) === undefined)
      .map((at) => ({
        ...at,
        rule: "a client is named by its client id, a UUID",
        fix: "take the application (client) id from `az ad app list --display-name <name>` or the portal",
      }));
  },
};
