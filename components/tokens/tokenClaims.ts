/** The claims of an app as its application holds them, and as its manifest does. */
import type * as azuread from "@pulumi/azuread";
import { type AppManifest, groupClaims, type OptionalClaim } from "../../manifest";
import type { ClaimsArgs, OptionalClaimArgs } from "./claimsArgs";

/** The part of an application's arguments; empty where no claim is declared. */
export function claimArgs(
  claims: ClaimsArgs = {},
): Pick<azuread.ApplicationArgs, "optionalClaims" | "groupMembershipClaims"> {
  const { accessToken = [], idToken = [], saml2Token = [], groups = [] } = claims;
  const hasOptional = accessToken.length + idToken.length + saml2Token.length > 0;
  return {
    ...(hasOptional && {
      optionalClaims: {
        accessTokens: accessToken.map(claimArg),
        idTokens: idToken.map(claimArg),
        saml2Tokens: saml2Token.map(claimArg),
      },
    }),
    ...(groups.length > 0 && { groupMembershipClaims: [...groups] }),
  };
}

export function claimsOfManifest(claims: ClaimsArgs = {}): AppManifest["claims"] {
  const { accessToken = [], idToken = [], saml2Token = [], groups = [] } = claims;
  return {
    optional: [
      ...accessToken.map((claim) => manifestClaim("access", claim)),
      ...idToken.map((claim) => manifestClaim("id", claim)),
      ...saml2Token.map((claim) => manifestClaim("saml2", claim)),
    ],
    groups: groupClaims.filter((claim) => groups.includes(claim)),
  };
}

function claimArg(claim: OptionalClaimArgs) {
  const { name, source, essential, properties } = whole(claim);
  return {
    name,
    ...(source !== undefined && { source }),
    essential: essential ?? false,
    ...(properties && properties.length > 0 && { additionalProperties: [...properties] }),
  };
}

function manifestClaim(token: OptionalClaim["token"], claim: OptionalClaimArgs): OptionalClaim {
  const { name, source, essential = false, properties = [] } = whole(claim);
  return { token, name, source, isEssential: essential, properties };
}

function whole(claim: OptionalClaimArgs): Exclude<OptionalClaimArgs, string> {
  return typeof claim === "string" ? { name: claim } : claim;
}
