/** Apps that personal accounts may use have at most 100 scopes. */
import { takesPersonalAccounts } from "../audience";
import type { Rule } from "../rule";
import { sources } from "../sources";

const limit = 100;

export const scopesPersonal: Rule = {
  id: "scopes-personal",
  level: "refused",
  why: "The number of scopes is limited where personal accounts may sign in.",
  code: "Request_BadRequest",
  source: sources.accountTypes,
  judge: (manifest) => {
    const { length } = manifest.exposes.scopes;
    if (!takesPersonalAccounts(manifest) || length <= limit) return [];
    const rule = `an app of this audience has at most ${limit} scopes`;
    return [{ argument: "api.scopes", rule, fix: `remove ${length - limit} of the ${length}` }];
  },
};
