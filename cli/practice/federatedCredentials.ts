/** The federated credentials of an app in the practice tenant: whose tokens it takes in place of a secret. */
import { type Fields, findApps } from "../../directory";
import { deployerDirectory } from "./deployerDirectory";
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
export async function readFederatedCredentials(
  tenant: TenantAccess,
  clientId: string,
): Promise<readonly FederatedCredential[]> {
  const directory = deployerDirectory(tenant);
  const [application] = await findApps(directory, { by: "clientIds", values: [clientId] });
  if (application === undefined) return [];
  const entries = await directory.list(`/applications/${application.objectId}/federatedIdentityCredentials`);
  return entries.flatMap(readCredential);
}

function readCredential({ name, issuer, subject, audiences }: Fields): FederatedCredential[] {
  const [audience] = Array.isArray(audiences) ? audiences : [];
  if (typeof name !== "string" || typeof issuer !== "string" || typeof subject !== "string") return [];
  return typeof audience === "string" ? [{ name, issuer, subject, audience }] : [];
}
