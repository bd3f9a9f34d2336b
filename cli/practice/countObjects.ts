/** Counts what a practice tenant holds, by asking its Graph as the deployer. */
import { deployerDirectory } from "./deployerDirectory";
import type { TenantAccess } from "./runningTenant";

const collections = ["applications", "servicePrincipals", "oauth2PermissionGrants", "users"] as const;

export type ObjectCounts = Readonly<Record<(typeof collections)[number], number>>;

/** Counts the objects of each collection. Rejects when the tenant answers with an error. */
export async function countObjects(tenant: TenantAccess): Promise<ObjectCounts> {
  const directory = deployerDirectory(tenant);
  const counts = collections.map(async (name) => {
    const entries = await directory.list(`/${name}?$select=id`);
    return [name, entries.length] as const;
  });
  // Every collection is in the list, so that the object is complete.
  return Object.fromEntries(await Promise.all(counts)) as ObjectCounts;
}
