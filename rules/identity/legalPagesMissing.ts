/** An app for people of other tenants says what it does with their data, and on what terms. */
import { takesOtherTenants } from "../audience";
import type { Rule } from "../rule";
import { sources } from "../sources";

const pages = ["privacyStatement", "termsOfService"] as const;

export const legalPagesMissing: Rule = {
  id: "legal-pages-missing",
  level: "risky",
  why: "The consent page of an app for other tenants shows an alert where one of the two links is missing.",
  source: sources.legalPages,
  judge: (manifest) => {
    const { informationalUrls } = manifest.identity;
    const missing = pages.filter((page) => informationalUrls[page] === undefined);
    if (!takesOtherTenants(manifest) || missing.length === 0) return [];
    return [
      {
        argument: "informationalUrls",
        value: missing.join(", "),
        rule: "an app for other tenants has a privacy statement and terms of service",
        fix: "add their addresses, or set signInAudience to AzureADMyOrg",
      },
    ];
  },
};
