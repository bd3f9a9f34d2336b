/**
 * Runs of HCP Terraform (Terraform Cloud) and Terraform Enterprise. Subjects:
 * https://developer.hashicorp.com/terraform/cloud-docs/workspaces/dynamic-provider-credentials/azure-configuration
 */
import { type FederatedCredential, type FederatedFormArgs, makeCredential } from "./federatedCredential";
import { type ArgumentShape, readIssuer, requireText, subjectPart } from "./formArguments";

export interface TerraformCloudArgs extends FederatedFormArgs {
  readonly organization: string;
  /** Its name, spaces included, such as `Default Project`. */
  readonly project: string;
  readonly workspace: string;
  /** A run plans and applies with two subjects, and needs a credential for each. */
  readonly phase: "plan" | "apply";
  /** Address of an instance of one's own, without a slash at its end. @default https://app.terraform.io */
  readonly issuer?: string;
}

const form = "terraformCloud";

const usualIssuer = "https://app.terraform.io";

const phaseShape: ArgumentShape = { pattern: /^(?:plan|apply)$/, is: "a phase of a run", example: '"plan" or "apply"' };

/**
 * Trusts one phase of the runs of a workspace.
 *
 *     (["plan", "apply"] as const).map((phase) =>
 *       terraformCloud({ organization: "contoso", project: "rooms", workspace: "production", phase }))
 *
 * @throws {pulumi.RunError} for arguments from which no subject of Terraform's comes
 */
export function terraformCloud(args: TerraformCloudArgs): FederatedCredential {
  const readPart = (name: "organization" | "project" | "workspace"): string =>
    requireText({ form, name, value: args[name] }, subjectPart);
  const [organization, project, workspace] = [readPart("organization"), readPart("project"), readPart("workspace")];
  const phase = requireText({ form, name: "phase", value: args.phase }, phaseShape);
  const identity = {
    issuer: readIssuer({ form, name: "issuer", value: args.issuer }, usualIssuer),
    subject: `organization:${organization}:project:${project}:workspace:${workspace}:run_phase:${phase}`,
    parts: ["terraform", organization, project, workspace, phase],
    usualIssuer,
  };
  return makeCredential(identity, args);
}
