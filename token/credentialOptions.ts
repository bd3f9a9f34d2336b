/** What every credential of `@azure/identity` is told about an app and the tenant that it lives in. */
import type { PipelinePolicy } from "@azure/core-rest-pipeline";
import type { AppAccess } from "./appAccess";
import { practiceTenantPolicy } from "./pipelinePolicies";

/**
 * @param practiceCaPem certificate authority of a practice tenant; absent for a tenant of Microsoft's
 * @param policies further steps for each request
 */
export function credentialOptions(
  { authority }: Pick<AppAccess, "authority">,
  practiceCaPem: string | undefined,
  policies: readonly PipelinePolicy[] = [],
) {
  const all = [...policies, ...(practiceCaPem === undefined ? [] : [practiceTenantPolicy(practiceCaPem)])];
  return {
    authorityHost: new URL(authority).origin,
    // Discovery would ask Microsoft's public cloud whether a loopback host is one of its own.
    disableInstanceDiscovery: practiceCaPem !== undefined,
    additionalPolicies: all.map((policy) => ({ policy, position: "perCall" as const })),
  };
}
