/** An app that asks for tokens as itself in a tenant that has no principal of it. */
import type { Rule } from "../rule";
import { requestsOf, signsPeopleIn } from "./clientTypes";

export const servicePrincipalMissing: Rule = {
  id: "service-principal-missing",
  level: "risky",
  why: "An app acts in a tenant through its service principal, which only a person who signs in brings into being.",
  code: "AADSTS7000229",
  source: "https://github.com/Azure/Commercial-Marketplace-SaaS-Accelerator/issues/830",
  judge: (manifest) => {
    const isDaemon = !signsPeopleIn(manifest) && requestsOf(manifest, "application").length > 0;
    if (manifest.servicePrincipal !== undefined || !isDaemon) return [];
    const rule = "an app without signed-in users has a service principal";
    return [{ argument: "servicePrincipal", rule, fix: "add an azuread.ServicePrincipal with the app's client id" }];
  },
};
