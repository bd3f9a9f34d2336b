/** A claim comes from Entra itself or from the user. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { argumentOfClaim } from "./claims";

export const claimSource: Rule = {
  id: "claim-source",
  level: "refused",
  why: "A claim is Entra's own or an extension property of the user; there is no third source.",
  source: sources.providerClaims,
  judge: ({ claims: { optional } }) =>
    optional
      .filter(({ source }) => source !== undefined && source !== "user")
      .map((claim) => ({
        argument: argumentOfClaim(claim),
        value: claim.name,
        rule: 'the source of a claim is "user", or is left out',
        fix: 'set it to "user", or leave it out',
      })),
};
