/** Application permissions of an app for personal accounts alone. */
import { takesPersonalAccountsAlone } from "../audience";
import { requestsOf } from "../clientType/clientTypes";
import type { Rule } from "../rule";
import { sources } from "../sources";
import { isSettled, nameAll } from "./requests";

export const applicationPersonal: Rule = {
  id: "application-personal",
  level: "risky",
  why: "Personal accounts are in no tenant whose administrator could consent to an app's own permissions.",
  source: sources.permissionsOverview,
  judge: (manifest) => {
    const unusable = takesPersonalAccountsAlone(manifest) ? requestsOf(manifest, "application").filter(isSettled) : [];
    if (unusable.length === 0) return [];
    return [
      {
        argument: "permissions",
        value: nameAll(unusable),
        rule: "an app for personal accounts alone has no application permissions",
        fix: "list the delegated permissions instead, or set signInAudience to AzureADandPersonalMicrosoftAccount",
      },
    ];
  },
};
