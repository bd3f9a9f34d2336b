/** An application has at most 100 owners. */
import type { Rule } from "../rule";
import { sources } from "../sources";

const limit = 100;

export const ownerCount: Rule = {
  id: "owner-count",
  level: "refused",
  why: "The directory limits how many owners an application has.",
  code: "Directory_QuotaExceeded",
  source: sources.limits,
  judge: ({ owners: { principals } }) => {
    const { length } = principals;
    if (length <= limit) return [];
    const rule = `an app has at most ${limit} owners, the deploying principal included`;
    return [{ argument: "owners", rule, fix: `remove ${length - limit} of the ${length}` }];
  },
};
