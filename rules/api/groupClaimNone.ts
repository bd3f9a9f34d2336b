/** "None" beside others. */
import type { Rule } from "../rule";
import { sources } from "../sources";

export const groupClaimNone: Rule = {
  id: "group-claim-none",
  level: "risky",
  why: "No page tells whether tokens then hold groups or not.",
  source: sources.appManifest,
  judge: ({ claims: { groups } }) => {
    if (!groups.includes("None") || groups.length === 1) return [];
    const rule = '"None" stands alone';
    return [{ argument: "claims.groups", value: "None", rule, fix: "remove it, or the others" }];
  },
};
