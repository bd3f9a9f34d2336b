/** Apps that personal accounts may use have at most two secrets. */
import { takesPersonalAccounts } from "../audience";
import type { Rule } from "../rule";
import { sources } from "../sources";
import { secretsOf } from "./credentials";

const limit = 2;

export const secretCountPersonal: Rule = {
  id: "secret-count-personal",
  level: "refused",
  why: "The number of secrets is limited where personal accounts may sign in.",
  code: "Request_BadRequest",
  source: sources.accountTypes,
  judge: (manifest) => {
    const { length } = secretsOf(manifest);
    if (!takesPersonalAccounts(manifest) || length <= limit) return [];
    const rule = `an app of this audience has at most ${limit} secrets`;
    return [{ argument: "credentials.secrets", rule, fix: `remove ${length - limit} of the ${length}` }];
  },
};
