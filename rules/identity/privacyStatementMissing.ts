/** An app for people of other tenants says what it does with their data. */
import { takesOtherTenants } from "../audience";
import type { Rule } from "../rule";

export const privacyStatementMissing: Rule = {
  id: "privacy-statement-missing",
  level: "risky",
  why: "The consent page shows people of other tenants a link to the privacy statement, or says that there is none.",
  source: "https://learn.microsoft.com/entra/identity-platform/howto-add-terms-of-service-privacy-statement",
  judge: (manifest) => {
    if (!takesOtherTenants(manifest) || manifest.identity.informationalUrls.privacyStatement !== undefined) return [];
    return [
      {
        argument: "informationalUrls.privacyStatement",
        rule: "an app for other tenants has a privacy statement",
        fix: "add the address of one, or set signInAudience to AzureADMyOrg",
      },
    ];
  },
};
