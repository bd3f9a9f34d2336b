/** Where sign-in and Microsoft Graph are, by the same settings that the azuread provider goes by. */
import * as pulumi from "@pulumi/pulumi";
import { type CloudHosts, clouds } from "../../common";

export type { CloudHosts as TenantHosts } from "../../common";

/**
 * A metadata host names a practice tenant, where one origin is both; otherwise the cloud decides. Settings of the stack come
 * before the environment's.
 *
 * @throws {pulumi.RunError} for a cloud that is not in the table.
 */
export function readTenantHosts(environment: NodeJS.ProcessEnv = process.env): CloudHosts {
  const config = new pulumi.Config("azuread");
  const metadataHost = config.get("metadataHost") || environment.ARM_METADATA_HOSTNAME;
  if (metadataHost) return { login: `https://${metadataHost}`, graph: `https://${metadataHost}` };
  const cloud = config.get("environment") || environment.ARM_ENVIRONMENT || "public";
  const hosts = clouds.get(cloud.toLowerCase());
  if (hosts) return hosts;
  const names = [...clouds.keys()].join(", ");
  throw new pulumi.RunError(`azuread:environment is "${cloud}", which is no known cloud.\n  Fix: use one of ${names}`);
}
