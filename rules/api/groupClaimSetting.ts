/** The optional claim `groups` only forms what the group claims put into a token. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { argumentOfClaim } from "./claims";

export const groupClaimSetting: Rule = {
  id: "group-claim-setting",
  level: "risky",
  why: "The optional claim says how groups look, and the setting for groups says which ones a token holds.",
  source: sources.optionalClaims,
  judge: ({ claims: { optional, groups } }) => {
    if (groups.some((group) => group !== "None")) return [];
    return optional
      .filter(({ name }) => name === "groups")
      .map((claim) => ({
        argument: argumentOfClaim(claim),
        value: "groups",
        rule: "an app with the optional claim groups says which groups tokens hold",
        fix: 'set claims.groups, such as to ["ApplicationGroup"]',
      }));
  },
};
