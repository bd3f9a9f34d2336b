/** The look-ups that the stand-in knows. */
import { getApplicationPublishedAppIds, getClientConfig } from "./clientConfig";
import { getApplication } from "./getApplication";
import { getDomains } from "./getDomains";
import { getGroup } from "./getGroup";
import { getGroups } from "./getGroups";
import { getServicePrincipal } from "./getServicePrincipal";
import { getServicePrincipals } from "./getServicePrincipals";
import { getUser } from "./getUser";
import { getUsers } from "./getUsers";
import type { Lookup } from "./lookup";

const lookups: ReadonlyMap<string, Lookup> = new Map(
  [
    getApplication,
    getApplicationPublishedAppIds,
    getClientConfig,
    getDomains,
    getGroup,
    getGroups,
    getServicePrincipal,
    getServicePrincipals,
    getUser,
    getUsers,
  ].map((lookup) => [lookup.token, lookup]),
);

export function findLookup(token: string): Lookup | undefined {
  return lookups.get(token);
}
