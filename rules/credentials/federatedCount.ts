/** An app has at most 20 federated credentials. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { federatedOf } from "./credentials";

const limit = 20;

export const federatedCount: Rule = {
  id: "federated-count",
  level: "refused",
  why: "Entra limits how many federated credentials an app has.",
  code: "Request_BadRequest",
  source: sources.federation,
  judge: (manifest) => {
    const { length } = federatedOf(manifest);
    if (length <= limit) return [];
    const rule = `an app has at most ${limit} federated credentials`;
    const fix = `remove ${length - limit} of the ${length}: a GitHub environment serves many branches`;
    return [{ argument: "credentials.federated", rule, fix }];
  },
};
