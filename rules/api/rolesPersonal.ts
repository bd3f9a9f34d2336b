/** Apps that personal accounts may use have no roles. */
import { takesPersonalAccounts } from "../audience";
import type { Rule } from "../rule";
import { sources } from "../sources";

export const rolesPersonal: Rule = {
  id: "roles-personal",
  level: "refused",
  why: "Personal accounts are in no directory in which roles could be assigned.",
  code: "Request_BadRequest",
  source: sources.accountTypes,
  judge: (manifest) => {
    if (!takesPersonalAccounts(manifest) || manifest.exposes.roles.length === 0) return [];
    const rule = "an app has no roles where personal accounts may sign in";
    return [{ argument: "appRoles", rule, fix: "remove them, or set signInAudience to AzureADMultipleOrgs" }];
  },
};
