/** An app that personal accounts use gets tokens of version 2. */
import { takesPersonalAccounts } from "./personalAccounts";
import type { Rule } from "./rule";

export const tokenVersion: Rule = {
  id: "token-version",
  level: "refused",
  why: "Personal accounts exist in tokens of version 2 only.",
  code: "Request_BadRequest",
  source: "https://learn.microsoft.com/entra/identity-platform/supported-accounts-validation",
  judge: (manifest) => {
    if (!takesPersonalAccounts(manifest) || manifest.exposes.tokenVersion === 2) return [];
    const rule = "the token version is 2 where personal accounts may sign in";
    return [{ argument: "api.requestedAccessTokenVersion", rule, fix: "set it to 2" }];
  },
};
