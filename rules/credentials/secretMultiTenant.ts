/** A secret that opens every tenant that uses the app. */
import { takesOtherTenants } from "../audience";
import type { Rule } from "../rule";
import { sources } from "../sources";
import { secretsOf } from "./credentials";

export const secretMultiTenant: Rule = {
  id: "secret-multi-tenant",
  level: "risky",
  why: "One secret works in every tenant that has consented to the app.",
  source: sources.bestPractices,
  judge: (manifest) => {
    if (!takesOtherTenants(manifest) || secretsOf(manifest).length === 0) return [];
    const rule = "an app for other tenants has no secret";
    const fix = "use a federated credential or a certificate, or set signInAudience to AzureADMyOrg";
    return [{ argument: "credentials.secrets", rule, fix }];
  },
};
