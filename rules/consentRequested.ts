/** Consent is given to what the app requests: a surplus grant is a right that no reader of the permissions would expect. */
import { findApi, findApiByAppId } from "../catalogue";
import type { AppManifest, Consent } from "../manifest";
import type { Rule } from "./rule";

export const consentRequested: Rule = {
  id: "consent-requested",
  level: "risky",
  why: "A grant beyond the permissions is a right that no reader of them would expect.",
  source: "https://learn.microsoft.com/entra/identity-platform/scopes-oidc",
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
  const ofApi = requests.filter(({ api, kind }) => api === consent.api && kind === kindOf(consent));
  // Of an API that is not Microsoft's a grant has the scope's name and a request its id: which is which nobody can tell.
  const isOwn = !findApi(consent.api) && !findApiByAppId(consent.api);
  if (isOwn && consent.to !== "app") return ofApi.length > 0;
  return ofApi.some(({ permission }) => permission === consent.permission);
}

function kindOf({ to }: Consent): "delegated" | "application" {
  return to === "app" ? "application" : "delegated";
}
