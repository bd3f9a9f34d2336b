/** An app that personal accounts use gets tokens of version 2. */
import { takesPersonalAccounts } from "../audience";
import type { Rule } from "../rule";
import { sources } from "../sources";

export const tokenVersionPersonal: Rule = {
  id: "token-version-personal",
  level: "refused",
  why: "Personal accounts exist in tokens of version 2 only.",
  code: "Request_BadRequest",
  source: sources.providerApplication,
  judge: (manifest) => {
    if (!takesPersonalAccounts(manifest) || manifest.exposes.tokenVersion === 2) return [];
    const rule = "the token version is 2 where personal accounts may sign in";
    return [{ argument: "api.tokenVersion", rule, fix: "set it to 2" }];
  },
};
