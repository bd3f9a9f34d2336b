/**
 * Service connections of Azure DevOps. New ones have tokens of Entra; those of Azure DevOps itself end on 1 July 2027 in the
 * public cloud, apart from multi-tenant apps:
 * https://learn.microsoft.com/azure/devops/pipelines/release/convert-service-connections
 */
import { type FederatedCredential, type FederatedFormArgs, makeCredential } from "./federatedCredential";
import { type ArgumentShape, requireGuid, requireText } from "./formArguments";

/** A service connection whose tokens Entra issues, as it does for all that are made today. */
interface EntraIssued extends FederatedFormArgs {
  /** The Entra tenant of the service connection. */
  readonly tenantId: string;
  /** Id of the organization in Azure DevOps. */
  readonly organizationId: string;
  /** Id of the service connection: `resourceId` in the address of its page. */
  readonly serviceConnectionId: string;
  readonly organization?: never;
  readonly project?: never;
  readonly serviceConnection?: never;
}

/** A service connection whose tokens Azure DevOps issues: an older one, a national cloud, a multi-tenant app. */
interface DevOpsIssued extends FederatedFormArgs {
  /** Id of the organization, the last part of the issuer. */
  readonly organizationId: string;
  /** Names, as Azure DevOps shows them. */
  readonly organization: string;
  readonly project: string;
  readonly serviceConnection: string;
  readonly tenantId?: never;
  readonly serviceConnectionId?: never;
}

export type AzureDevOpsArgs = EntraIssued | DevOpsIssued;

const form = "azureDevOps";

/** Azure DevOps as an application of Entra. */
const devOpsAppId = "499b84ac-1321-427f-aa17-267ca6975798";

const nameShape: ArgumentShape = {
  pattern: /^[^\s/](?:[^/]*[^\s/])?$/,
  is: "a name without slashes",
  example: '"Rooms"',
};

/**
 * Trusts the pipelines that use a service connection. Issuer and subject are those that the connection's page shows:
 * https://learn.microsoft.com/azure/devops/pipelines/release/troubleshoot-workload-identity
 *
 *     azureDevOps({ tenantId: "…", organizationId: "…", serviceConnectionId: "…" })
 *     azureDevOps({ organizationId: "…", organization: "contoso", project: "Rooms", serviceConnection: "azure" })
 *
 * @throws {pulumi.RunError} for ids that are none and names that are missing
 */
export function azureDevOps(args: AzureDevOpsArgs): FederatedCredential {
  return makeCredential(args.tenantId === undefined ? describeDevOpsIssued(args) : describeEntraIssued(args), args);
}

function describeEntraIssued(args: EntraIssued) {
  const readId = (name: "tenantId" | "organizationId" | "serviceConnectionId"): string =>
    requireGuid({ form, name, value: args[name] });
  const tenant = readId("tenantId");
  const organization = readId("organizationId");
  const connection = readId("serviceConnectionId");
  return {
    issuer: `https://login.microsoftonline.com/${tenant}/v2.0`,
    subject: `/eid1/c/pub/t/${shortGuid(tenant)}/a/${shortGuid(devOpsAppId)}/sc/${organization}/${connection}`,
    parts: ["azure-devops", organization, connection],
  };
}

function describeDevOpsIssued(args: DevOpsIssued) {
  const readName = (name: "organization" | "project" | "serviceConnection"): string =>
    requireText({ form, name, value: args[name] }, nameShape);
  const names = [readName("organization"), readName("project"), readName("serviceConnection")];
  const organizationId = requireGuid({ form, name: "organizationId", value: args.organizationId });
  return {
    issuer: `https://vstoken.dev.azure.com/${organizationId}`,
    subject: `sc://${names.join("/")}`,
    parts: ["azure-devops", ...names],
  };
}

/** A GUID as Entra shortens it in the subjects that it writes: its bytes in the order of .NET, as base64url. */
function shortGuid(guid: string): string {
  const [first = "", second = "", third = "", ...rest] = guid.split("-");
  const reversed = [first, second, third].map((part) => Buffer.from(part, "hex").reverse());
  return Buffer.concat([...reversed, Buffer.from(rest.join(""), "hex")]).toString("base64url");
}
