/** Consent is given to what the app requests: a surplus grant is a right that no reader of the permissions would expect. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { covers, kindOf } from "./consents";
import { isSettled } from "./requests";

export const consentRequested: Rule = {
  id: "consent-requested",
  level: "risky",
  why: "Tokens hold what is granted, also where the app does not request it, and no reader of its permissions would expect it.",
  source: sources.scopes,
  judge: ({ consents, requests }) =>
    consents
      .filter((consent) => isSettled(consent) && !requests.some((request) => covers(consent, request)))
      .map((consent) => ({
        argument: `consent.wholeTenant.${consent.api}.${kindOf(consent)}`,
        value: consent.permission,
        rule: "consent is given to declared permissions only",
        fix: `add it to permissions.${consent.api}.${kindOf(consent)}, or remove it here`,
      })),
};
