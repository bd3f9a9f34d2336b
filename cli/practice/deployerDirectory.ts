/** A practice tenant's Graph, as the deployer that came with it. */
import { DirectoryClient } from "../../directory";
import { createAppOnlyCredential, type TokenCredential } from "../../token";
import type { TenantAccess } from "./runningTenant";

type Deployer = Pick<TenantAccess, "origin" | "tenantId" | "clientId" | "clientSecret" | "caPem">;

/** What the deployer signs in with. */
export function deployerCredential({ origin, tenantId, clientId, clientSecret, caPem }: Deployer): TokenCredential {
  const app = {
    ...({ name: "deployer", kind: "service", clientId, tenantId, scopes: [] } as const),
    authority: `${origin}/${tenantId}`,
    graphBaseUrl: origin,
  };
  return createAppOnlyCredential(app, { flow: "secret", secret: clientSecret }, caPem);
}

export function deployerDirectory(tenant: Deployer): DirectoryClient {
  const { origin, caPem } = tenant;
  return new DirectoryClient({
    graphBaseUrl: origin,
    credential: deployerCredential(tenant),
    scopes: [`${origin}/.default`],
    practiceCaPem: caPem,
    tokenKind: "application",
  });
}
