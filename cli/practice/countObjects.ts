/** Counts what a practice tenant holds, by asking its Graph as the deployer. */
import { deployerToken } from "./deployerToken";
import { httpsRequest } from "./httpsRequest";
import { parseObject } from "./parseObject";
import type { TenantAccess } from "./runningTenant";

const collections = ["applications", "servicePrincipals", "oauth2PermissionGrants", "users"] as const;

export type ObjectCounts = Readonly<Record<(typeof collections)[number], number>>;

/** Counts the objects of each collection. Rejects when the tenant answers with an error. */
export async function countObjects(tenant: TenantAccess): Promise<ObjectCounts> {
  const token = await deployerToken(tenant);
  const counts = collections.map(async (name) => [name, await countOf(name, token, tenant)] as const);
  // Every collection is in the list, so that the object is complete.
  return Object.fromEntries(await Promise.all(counts)) as ObjectCounts;
}

async function countOf(name: string, token: string, { origin, caPem }: TenantAccess): Promise<number> {
  let counted = 0;
  let address: unknown = `${origin}/v1.0/${name}?$select=id`;
  while (typeof address === "string") {
    const { body } = await httpsRequest(address, { caPem, headers: { authorization: `Bearer ${token}` } });
    const page = parseObject(body);
    counted += Array.isArray(page.value) ? page.value.length : 0;
    address = page["@odata.nextLink"];
  }
  return counted;
}
