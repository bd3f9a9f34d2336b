/**
 * The platforms whose tokens are known: what their issuers and their subjects look like, and an example of one.
 * Subjects by platform: https://learn.microsoft.com/entra/workload-id/workload-identity-federation-create-trust, and for the
 * others the page that is named.
 */

interface Platform {
  readonly name: string;
  readonly issuer: RegExp;
  readonly subject: RegExp;
  readonly example: string;
}

/** https://www.pulumi.com/docs/esc/guides/configuring-oidc/azure/ */
export const pulumiIssuer = "https://api.pulumi.com/oidc";

/** Those that are the same for everybody. */
export const usualIssuers: readonly string[] = [
  "https://token.actions.githubusercontent.com",
  "https://gitlab.com",
  "https://app.terraform.io",
  "https://accounts.google.com",
  pulumiIssuer,
];

const guid = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

export const federatedPlatforms: readonly Platform[] = [
  {
    name: "GitHub Actions",
    issuer: /^https:\/\/token\.actions\.(githubusercontent\.com(\/[^/]+)?|[^./]+\.ghe\.com)$/,
    // An organization may put other claims into its subjects; what people write by mistake is none of them.
    subject:
      /^(repo:[^\s:/]+\/[^\s:/]+:(environment:.+|ref:refs\/(heads|tags|pull)\/.+|pull_request|(?!branch|tag|ref|environment)[a-z_]+:.+)|(?!repo:)[a-z_]+:.+)$/,
    example: "repo:contoso/room-board:ref:refs/heads/main",
  },
  {
    // https://docs.gitlab.com/ci/secrets/id_token_authentication
    name: "GitLab",
    issuer: /^https:\/\/gitlab\.com$/,
    subject: /^project_path:[^\s:]+\/[^\s:]+:ref_type:(branch|tag):ref:[^\s:]+$/,
    example: "project_path:contoso/room-board:ref_type:branch:ref:main",
  },
  {
    // https://learn.microsoft.com/azure/devops/pipelines/release/troubleshoot-workload-identity
    name: "Azure DevOps",
    issuer: new RegExp(`^https://vstoken\\.dev\\.azure\\.com/${guid}$`),
    subject: /^sc:\/\/[^/]+\/[^/]+\/[^/]+$/,
    example: "sc://contoso/Rooms/azure",
  },
  {
    // A managed identity, or a service connection of Azure DevOps.
    name: "Entra ID",
    issuer: new RegExp(`^https://login\\.microsoftonline\\.(com|us)/${guid}/v2\\.0$`),
    subject: new RegExp(`^(${guid}|/eid1/.+)$`),
    example: "the object id of the managed identity",
  },
  {
    name: "Kubernetes",
    issuer: /^https:\/\/[a-z0-9-]+\.oic\.prod-aks\.azure\.com\//,
    subject: /^system:serviceaccount:[a-z0-9-]+:[a-z0-9.-]+$/,
    example: "system:serviceaccount:rooms:mail-digest",
  },
  {
    // https://developer.hashicorp.com/terraform/cloud-docs/workspaces/dynamic-provider-credentials/azure-configuration
    name: "HCP Terraform",
    issuer: /^https:\/\/app\.terraform\.io$/,
    subject: /^organization:[^:]+:project:[^:]+:workspace:[^:]+:run_phase:(plan|apply)$/,
    example: "organization:contoso:project:rooms:workspace:production:run_phase:apply",
  },
  {
    name: "Pulumi Cloud",
    issuer: /^https:\/\/api\.pulumi\.com\/oidc$/,
    subject: /^pulumi:(deploy:org:[^:]+:project:[^:]+:stack:[^:]+:operation:[^:]+:scope:[^:]+|environments:.+)$/,
    example: "pulumi:deploy:org:contoso:project:rooms:stack:dev:operation:update:scope:write",
  },
];

/** Subjects of Kubernetes' own accounts look alike whoever the issuer is. */
const kubernetesPrefix = /^system:/;

/** The platform whose token a credential is for; undefined for one that is not known. */
export function findPlatform(issuer: string, subject: string): Platform | undefined {
  const byIssuer = federatedPlatforms.find((platform) => platform.issuer.test(issuer));
  const isKubernetes = byIssuer === undefined && kubernetesPrefix.test(subject);
  return isKubernetes ? federatedPlatforms.find(({ name }) => name === "Kubernetes") : byIssuer;
}
