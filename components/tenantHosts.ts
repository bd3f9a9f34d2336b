/** Where sign-in and Microsoft Graph are, by the same settings that the azuread provider goes by. */
import * as pulumi from "@pulumi/pulumi";

/** Origins, without a slash at the end. */
export interface TenantHosts {
  readonly login: string;
  readonly graph: string;
}

const usGovernment = { login: "https://login.microsoftonline.us", graph: "https://graph.microsoft.us" };
const usDefense = { login: "https://login.microsoftonline.us", graph: "https://dod-graph.microsoft.us" };
const worldwide = { login: "https://login.microsoftonline.com", graph: "https://graph.microsoft.com" };

/** By the provider's names for the clouds; source: learn.microsoft.com/graph/deployments and the provider's own table. */
const clouds: ReadonlyMap<string, TenantHosts> = new Map([
  ["public", worldwide],
  ["global", worldwide],
  ["usgovernment", usGovernment],
  ["usgovernmentl4", usGovernment],
  ["usgovernmentl5", usDefense],
  ["dod", usDefense],
  ["china", { login: "https://login.partner.microsoftonline.cn", graph: "https://microsoftgraph.chinacloudapi.cn" }],
]);

/**
 * A metadata host names a practice tenant, where one origin is both; otherwise the cloud decides. Settings of the stack come
 * before the environment's.
 *
 * @throws {pulumi.RunError} for a cloud that is not in the table.
 */
export function readTenantHosts(environment: NodeJS.ProcessEnv = process.env): TenantHosts {
  const config = new pulumi.Config("azuread");
  const metadataHost = config.get("metadataHost") || environment.ARM_METADATA_HOSTNAME;
  if (metadataHost) return { login: `https://${metadataHost}`, graph: `https://${metadataHost}` };
  const cloud = config.get("environment") || environment.ARM_ENVIRONMENT || "public";
  const hosts = clouds.get(cloud.toLowerCase());
  if (hosts) return hosts;
  const names = [...clouds.keys()].join(", ");
  throw new pulumi.RunError(`azuread:environment is "${cloud}", which is no known cloud.\n  Fix: use one of ${names}`);
}
