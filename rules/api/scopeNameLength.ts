/** Names of scopes have at most 120 characters, 40 where personal accounts may sign in. */
import { takesPersonalAccounts } from "../audience";
import type { Rule } from "../rule";
import { sources } from "../sources";

export const scopeNameLength: Rule = {
  id: "scope-name-length",
  level: "refused",
  why: "The length of a scope's name is limited by the audience.",
  code: "Request_BadRequest",
  source: sources.accountTypes,
  judge: (manifest) => {
    const limit = takesPersonalAccounts(manifest) ? 40 : 120;
    return manifest.exposes.scopes
      .filter(({ name }) => name.length > limit)
      .map(({ name }) => ({
        argument: "api.scopes",
        value: name,
        rule: `a scope of this audience has a name of at most ${limit} characters`,
        fix: `shorten it: it has ${name.length}`,
      }));
  },
};
