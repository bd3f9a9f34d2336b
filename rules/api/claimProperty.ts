/** The additional properties of claims that the provider takes. */
import { unsettledName } from "../../manifest";
import type { Rule } from "../rule";
import { sources } from "../sources";
import { argumentOfClaim } from "./claims";

const properties = [
  "cloud_displayname",
  "dns_domain_and_sam_account_name",
  "emit_as_roles",
  "include_externally_authenticated_upn",
  "include_externally_authenticated_upn_without_hash",
  "max_size_limit",
  "netbios_domain_and_sam_account_name",
  "on_premise_security_identifier",
  "sam_account_name",
  "use_guid",
];

export const claimProperty: Rule = {
  id: "claim-property",
  level: "refused",
  why: "The azuread provider takes a fixed list of properties that change how a claim looks.",
  source: sources.providerClaims,
  judge: ({ claims: { optional } }) =>
    optional.flatMap((claim) =>
      claim.properties
        .filter((property) => property !== unsettledName && !properties.includes(property))
        .map((property) => ({
          argument: argumentOfClaim(claim),
          value: property,
          rule: "a property of a claim is one that the azuread provider takes",
          fix: `use one of ${properties.join(", ")}`,
        })),
    ),
};
