/** Delegated permissions of an API that nobody signs in to, and to which nobody will have consented. */
import { isApi, isOpenIdScope, signsPeopleIn } from "../clientType/clientTypes";
import type { Rule } from "../rule";
import { sources } from "../sources";
import { listUncovered } from "./consents";
import { nameAll } from "./requests";

export const onBehalfOfConsent: Rule = {
  id: "on-behalf-of-consent",
  level: "risky",
  why: "An API has no sign-in page on which people could be asked, so its calls on their behalf are refused until somebody has consented.",
  code: "AADSTS65001",
  source: sources.onBehalfOf,
  judge: (manifest) => {
    if (!isApi(manifest) || signsPeopleIn(manifest) || manifest.exposes.knownClients.length > 0) return [];
    const missing = listUncovered(manifest, "delegated").filter((request) => !isOpenIdScope(request));
    if (missing.length === 0) return [];
    return [
      {
        argument: "consent",
        value: nameAll(missing),
        rule: "what an API calls on behalf of its callers is consented to before they call",
        fix: 'set consent to "wholeTenant", or knownClients to the client ids of its callers, whose users then consent to both at once',
      },
    ];
  },
};
