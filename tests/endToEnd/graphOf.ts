/** Graph of a practice tenant, as one of its apps. */
import { DirectoryClient } from "../../directory";
import type { DirectoryConnection } from "../../rehearsal";
import { createAppOnlyCredential } from "../../token";

export function graphOf({ origin, tenantId, caPem, clientId, clientSecret }: DirectoryConnection): DirectoryClient {
  const app = {
    ...({ name: "hand", kind: "service", clientId, tenantId, scopes: [] } as const),
    ...{ authority: `${origin}/${tenantId}`, graphBaseUrl: origin },
  };
  const credential = createAppOnlyCredential(app, { flow: "secret", secret: clientSecret }, caPem);
  return new DirectoryClient({
    graphBaseUrl: origin,
    credential,
    scopes: [`${origin}/.default`],
    practiceCaPem: caPem,
  });
}
