/** Application permissions to which nothing in the program consents. */
import { isPublicAlone } from "../clientType/clientTypes";
import type { Rule } from "../rule";
import { sources } from "../sources";
import { listUncovered } from "./consents";
import { nameAll } from "./requests";

export const applicationConsentMissing: Rule = {
  id: "application-consent-missing",
  level: "risky",
  why: "An app gets its token without them, and its calls are refused until an administrator has consented.",
  code: "Authorization_RequestDenied",
  source: sources.clientCredentials,
  judge: (manifest) => {
    // What it cannot use anyhow is another rule's.
    if (isPublicAlone(manifest) && manifest.credentials.length === 0) return [];
    const missing = listUncovered(manifest, "application");
    if (missing.length === 0) return [];
    return [
      {
        argument: "consent",
        value: nameAll(missing),
        rule: "application permissions have an administrator's consent",
        fix: 'set consent to "wholeTenant", or let an administrator open the adminConsentUrl of the app',
      },
    ];
  },
};
