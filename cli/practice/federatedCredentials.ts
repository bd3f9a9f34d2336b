/** The federated credentials of an app in the practice tenant: whose tokens it takes in place of a secret. */
import { deployerToken } from "./deployerToken";
import { httpsRequest } from "./httpsRequest";
import { parseObject } from "./parseObject";
import type { TenantAccess } from "./runningTenant";

export interface FederatedCredential {
  readonly name: string;
  readonly issuer: string;
  readonly subject: string;
  readonly audience: string;
}

/** What gives an app a federated credential. */
export const declareOne =
  "declare an azuread.ApplicationFederatedIdentityCredential for it and run `npx appreg rehearse up`";

/** In order of creation; those that name no single subject are left out. None for an app that the tenant does not know. */
export async function readFederatedCredentials(tenant: TenantAccess, clientId: string): Promise<FederatedCredential[]> {
  const address = `${tenant.origin}/v1.0/applications(appId='${clientId}')/federatedIdentityCredentials`;
  const headers = { authorization: `Bearer ${await deployerToken(tenant)}` };
  const { status, body } = await httpsRequest(address, { caPem: tenant.caPem, headers });
  const { value } = parseObject(body);
  return status === 200 && Array.isArray(value) ? value.flatMap(readCredential) : [];
}

function readCredential(entry: unknown): FederatedCredential[] {
  if (typeof entry !== "object" || entry === null) return [];
  // Graph's JSON; each field is checked below.
  const { name, issuer, subject, audiences } = entry as Readonly<Record<string, unknown>>;
  const [audience] = Array.isArray(audiences) ? audiences : [];
  if (typeof name !== "string" || typeof issuer !== "string" || typeof subject !== "string") return [];
  return typeof audience === "string" ? [{ name, issuer, subject, audience }] : [];
}
