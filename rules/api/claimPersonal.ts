/** Optional claims where personal accounts may sign in. */
import { takesPersonalAccounts } from "../audience";
import type { Rule } from "../rule";
import { sources } from "../sources";

export const claimPersonal: Rule = {
  id: "claim-personal",
  level: "risky",
  why: "One of Microsoft's pages says that apps for personal accounts can have no optional claims, another that some work.",
  source: sources.appManifest,
  judge: (manifest) => {
    if (!takesPersonalAccounts(manifest) || manifest.claims.optional.length === 0) return [];
    const fix = "make sure that the app works without them, or set signInAudience to AzureADMultipleOrgs";
    return [{ argument: "claims", rule: "an app for personal accounts counts on no optional claim", fix }];
  },
};
