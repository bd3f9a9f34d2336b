/** Providers that work on a practice tenant. */
import type { PracticeTenant } from "../../../practice-tenant";
import { createAzureadProvider } from "../../../rehearsal/azuread/createAzureadProvider";
import type { DirectoryConnection } from "../../../rehearsal/directoryConnection";
import type { PropertyMap } from "../../../rehearsal/propertyValue";
import type { CreateAnswer, ResourceProvider } from "../../../rehearsal/resourceProvider";
import { tokenOf, urnOf } from "./recordedFacts";

export function connectionTo(tenant: PracticeTenant): DirectoryConnection {
  const { origin, caPem, tenantId, deployer } = tenant;
  return { origin, caPem, tenantId, clientId: deployer.clientId, clientSecret: deployer.clientSecret };
}

export interface PracticeProvider {
  readonly provider: ResourceProvider;
  /** Milliseconds that the provider wanted to pause, in order. */
  readonly pauses: number[];
}

export async function configureProvider(tenant: PracticeTenant): Promise<PracticeProvider> {
  const pauses: number[] = [];
  const provider = createAzureadProvider({ sleep: async (milliseconds) => void pauses.push(milliseconds) });
  await provider.configure(connectionTo(tenant));
  return { provider, pauses };
}

/** What the engine does for a new resource: check, then create. */
export async function createResource(
  provider: ResourceProvider,
  type: string,
  news: PropertyMap,
): Promise<CreateAnswer & { readonly inputs: PropertyMap }> {
  const identity = { urn: urnOf(type, "it"), type: tokenOf(type) };
  const { inputs, failures } = await provider.check({ ...identity, name: "it", olds: {}, news });
  if (failures.length > 0) throw new Error(failures.map(({ reason }) => reason).join("\n"));
  return { ...(await provider.create({ ...identity, inputs, preview: false })), inputs };
}
