/** What is asked of the tenant, once a program and not once an app: who deploys, and the principals of Microsoft's APIs. */
import * as azuread from "@pulumi/azuread";
import * as pulumi from "@pulumi/pulumi";
import { currentRun } from "./currentRun";

interface Lookups {
  deployer?: pulumi.Output<azuread.GetClientConfigResult>;
  /** Application id of an API -> object id of its principal. */
  readonly principals: Map<string, pulumi.Output<string>>;
}

/** By run, then by provider: another provider may be another tenant. */
const lookups = new WeakMap<object, Map<pulumi.ProviderResource | undefined, Lookups>>();

/** The principal that deploys, and its tenant. */
export function lookUpDeployer(parent: pulumi.Resource): pulumi.Output<azuread.GetClientConfigResult> {
  const known = lookupsFor(parent);
  known.deployer ??= azuread.getClientConfigOutput({ parent });
  return known.deployer;
}

/**
 * The object id of an API's principal. Microsoft's own principals are looked up, never managed: managing one empties it,
 * and deletes it on destroy.
 *
 * Looked up as a list of one: `getServicePrincipal` would bring along all 1500 permissions of Graph, a third of a second.
 *
 * @throws {pulumi.RunError} (through the output) when the tenant has no principal of the API
 */
export function lookUpPrincipal(apiAppId: string, parent: pulumi.Resource): pulumi.Output<string> {
  const { principals } = lookupsFor(parent);
  const known = principals.get(apiAppId);
  if (known !== undefined) return known;
  const found = azuread.getServicePrincipalsOutput({ clientIds: [apiAppId] }, { parent });
  const objectId = found.objectIds.apply(([id]) => id ?? missing(apiAppId));
  principals.set(apiAppId, objectId);
  return objectId;
}

function missing(apiAppId: string): never {
  throw new pulumi.RunError(`The tenant has no service principal of the API with the application id ${apiAppId}.`);
}

function lookupsFor(parent: pulumi.Resource): Lookups {
  const run = currentRun();
  const byProvider = lookups.get(run) ?? new Map<pulumi.ProviderResource | undefined, Lookups>();
  lookups.set(run, byProvider);
  const provider = parent.getProvider("azuread:index/getClientConfig:getClientConfig");
  const known = byProvider.get(provider) ?? { principals: new Map() };
  byProvider.set(provider, known);
  return known;
}
