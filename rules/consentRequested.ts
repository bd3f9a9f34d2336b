/** Consent is given to what the app requests: a surplus grant is a right that no reader of the permissions would expect. */
import type { AppManifest, Consent } from "../manifest";
import type { Rule } from "./rule";

export const consentRequested: Rule = {
  id: "consent-requested",
  judge: ({ consents, requests }) =>
    consents
      .filter((consent) => !isRequested(consent, requests))
      .map((consent) => ({
        argument: `consent.wholeTenant.${consent.api}.${kindOf(consent)}`,
        value: consent.permission,
        rule: "consent is given to declared permissions only",
        fix: `add it to permissions.${consent.api}.${kindOf(consent)}, or remove it here`,
      })),
};

function isRequested(consent: Consent, requests: AppManifest["requests"]): boolean {
  return requests.some(
    ({ api, kind, permission }) => api === consent.api && permission === consent.permission && kind === kindOf(consent),
  );
}

function kindOf({ to }: Consent): "delegated" | "application" {
  return to === "app" ? "application" : "delegated";
}
