/**
 * Which groups a token may name. Several values stand in one text, separated by commas, as the azuread provider sends
 * them and Graph keeps them.
 *
 * Source: entra-docs reference-microsoft-graph-app-manifest, groupMembershipClaims.
 */
import { type ApplicationRule, invalidValue } from "./directoryRule";

const known = ["None", "All", "SecurityGroup", "DirectoryRole", "ApplicationGroup"];

export const groupMembershipClaimsRule: ApplicationRule = ({ after: { groupMembershipClaims } }) => {
  const given = (groupMembershipClaims ?? "").split(",").map((name) => name.trim());
  const unknown = given.find((name) => name !== "" && !known.includes(name));
  return unknown === undefined
    ? undefined
    : invalidValue("groupMembershipClaims", `'${unknown}' is none of ${known.join(", ")}`);
};
