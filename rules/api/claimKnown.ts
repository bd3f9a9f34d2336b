/** Optional claims that Entra knows. */
import { closestNames } from "../../catalogue";
import { type OptionalClaim, unsettledName } from "../../manifest";
import type { Rule } from "../rule";
import { sources } from "../sources";
import { argumentOfClaim } from "./claims";

const names = [
  ...["acct", "acrs", "aud", "auth_time", "ctry", "email", "family_name", "fwd", "given_name", "groups", "idtyp"],
  ...["in_corp", "ipaddr", "login_hint", "onprem_sid", "preferred_username", "pwd_exp", "pwd_url", "sid"],
  ...["tenant_ctry", "tenant_region_scope", "upn", "verified_primary_email", "verified_secondary_email", "vnet"],
  ...["xms_cc", "xms_edov", "xms_pdl", "xms_pl", "xms_tpl", "ztdid"],
];

export const claimKnown: Rule = {
  id: "claim-known",
  level: "risky",
  why: "Entra leaves out of its tokens what it does not know, without a word.",
  source: sources.optionalClaims,
  judge: ({ claims: { optional } }) =>
    optional.filter(isUnknown).map((claim) => {
      const nearest = closestNames(claim.name, names);
      const fix = nearest.length > 0 ? `use ${nearest.join(" or ")}` : `use one of ${names.join(", ")}`;
      const rule = "an optional claim is one that Entra has";
      return { argument: argumentOfClaim(claim), value: claim.name, rule, fix };
    }),
};

function isUnknown({ name, source }: OptionalClaim): boolean {
  // Those of users are extension properties, each tenant has its own.
  return source === undefined && name !== unsettledName && !names.includes(name) && !/^ext(n\.|ension_)/.test(name);
}
