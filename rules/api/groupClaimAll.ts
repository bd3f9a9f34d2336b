/** All groups of a user in every token. */
import type { Rule } from "../rule";
import { sources } from "../sources";

export const groupClaimAll: Rule = {
  id: "group-claim-all",
  level: "risky",
  why: "Of a user in many groups a token holds a link in place of the groups, and it tells the app memberships it has no use for.",
  source: sources.groupClaims,
  judge: ({ claims: { groups } }) => {
    if (!groups.includes("All")) return [];
    const rule = "tokens hold the groups that the app needs";
    return [
      { argument: "claims.groups", value: "All", rule, fix: "use ApplicationGroup, the groups assigned to the app" },
    ];
  },
};
