/** An app that is switched off. */
import type { Rule } from "../rule";
import { sources } from "../sources";

export const servicePrincipalDisabled: Rule = {
  id: "service-principal-disabled",
  level: "risky",
  why: "Nobody can sign in to an app whose service principal is disabled, and it gets no token as itself.",
  code: "AADSTS7000112",
  source: sources.errorCodes,
  judge: ({ servicePrincipal }) => {
    if (servicePrincipal === undefined || servicePrincipal.accountEnabled) return [];
    const rule = "the service principal is enabled";
    return [{ argument: "servicePrincipal", rule, fix: "set accountEnabled to true, or remove the app" }];
  },
};
