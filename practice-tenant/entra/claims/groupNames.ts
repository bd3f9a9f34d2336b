/**
 * How a token names groups: by object id, unless the claim `groups` asks for something else.
 *
 * Source: entra-docs optional-claims, "Configure groups optional claims", and how-to-connect-fed-group-claims.
 */
import type { Group } from "../../records";

/** Names that only groups have which come from an Active Directory; there are none here. */
const onPremisesNames = ["sam_account_name", "dns_domain_and_sam_account_name", "netbios_domain_and_sam_account_name"];

/** @param areAssigned whether these are the groups that are assigned to the app, which alone may go by display name */
export function nameGroups(
  groups: readonly Group[],
  { properties, areAssigned }: { properties: readonly string[]; areAssigned: boolean },
): string[] {
  if (areAssigned && properties.includes("cloud_displayname")) return groups.map(({ displayName }) => displayName);
  // A group without the wanted attribute is left out.
  return properties.some((property) => onPremisesNames.includes(property)) ? [] : groups.map(({ id }) => id);
}
