/** Display names have 1 to 120 characters, 90 where personal accounts may sign in. */
import { takesPersonalAccounts } from "../audience";
import type { Rule } from "../rule";
import { sources } from "../sources";

export const displayNameLength: Rule = {
  id: "display-name-length",
  level: "refused",
  why: "A name is shown on the consent page and in every list, and Graph limits its length by audience.",
  code: "Request_BadRequest",
  source: sources.accountTypes,
  judge: (manifest) => {
    const { displayName } = manifest.identity;
    const limit = takesPersonalAccounts(manifest) ? 90 : 120;
    if (displayName.state !== "known") return [];
    const { length } = displayName.value;
    if (length >= 1 && length <= limit) return [];
    const rule = `a display name of this audience has 1 to ${limit} characters`;
    return [{ argument: "displayName", rule, fix: length > limit ? `shorten it: it has ${length}` : "give it a name" }];
  },
};
