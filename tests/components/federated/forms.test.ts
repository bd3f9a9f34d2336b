import { describe, expect, it } from "vitest";
import {
  azureDevOps,
  type FederatedCredential,
  githubActions,
  gitLab,
  kubernetes,
  pulumiCloud,
  terraformCloud,
} from "../../../components/credentials/federated";

const github = "https://token.actions.githubusercontent.com";
const repository = "octo-org/octo-repo";
const organizationId = "0ca3ddd9-f0b0-4635-a98c-5866526961b6";

/** The subjects are those of each platform's own documentation, or of tokens that people have published. */
const forms: readonly (readonly [title: string, made: FederatedCredential, expected: FederatedCredential])[] = [
  [
    "GitHub environment",
    githubActions({ repository, environment: "Production" }),
    {
      name: "github_octo-org_octo-repo_environment_Production__400fac77ad",
      issuer: github,
      subject: "repo:octo-org/octo-repo:environment:Production",
    },
  ],
  [
    "GitHub environment with a colon",
    githubActions({ repository, environment: "Production:V1", name: "v1" }),
    { name: "v1", issuer: github, subject: "repo:octo-org/octo-repo:environment:Production%3AV1" },
  ],
  [
    "GitHub branch",
    githubActions({ repository, branch: "demo-branch" }),
    {
      name: "github_octo-org_octo-repo_branch_demo-branch",
      issuer: github,
      subject: "repo:octo-org/octo-repo:ref:refs/heads/demo-branch",
    },
  ],
  [
    "GitHub tag",
    githubActions({ repository, tag: "demo-tag", description: "Releases" }),
    {
      name: "github_octo-org_octo-repo_tag_demo-tag",
      issuer: github,
      subject: "repo:octo-org/octo-repo:ref:refs/tags/demo-tag",
      description: "Releases",
    },
  ],
  [
    "GitHub pull request",
    githubActions({ repository, pullRequest: true }),
    {
      name: "github_octo-org_octo-repo_pull-request",
      issuer: github,
      subject: "repo:octo-org/octo-repo:pull_request",
    },
  ],
  [
    "GitHub immutable subject",
    githubActions({
      repository: "contoso/payments-api",
      ids: { owner: 5544123, repository: 821093847 },
      branch: "main",
    }),
    {
      name: "github_contoso_5544123_payments-api_821093847_branch_main",
      issuer: github,
      subject: "repo:contoso@5544123/payments-api@821093847:ref:refs/heads/main",
    },
  ],
  [
    "GitHub with data residency",
    githubActions({ repository, branch: "main", issuer: "https://token.actions.octocorp.ghe.com", name: "octocorp" }),
    {
      name: "octocorp",
      issuer: "https://token.actions.octocorp.ghe.com",
      subject: "repo:octo-org/octo-repo:ref:refs/heads/main",
    },
  ],
  [
    "GitLab branch",
    gitLab({ project: "mygroup/myproject", branch: "main" }),
    {
      name: "gitlab_mygroup_myproject_branch_main",
      issuer: "https://gitlab.com",
      subject: "project_path:mygroup/myproject:ref_type:branch:ref:main",
    },
  ],
  [
    "GitLab tag of an own instance",
    gitLab({
      project: "agroup/bgroup/myproject",
      tag: "v4.2.0",
      issuer: "https://gitlab.example.com",
      audience: "https://gitlab.example.com",
    }),
    {
      name: "gitlab_agroup_bgroup_myproject_tag_v4-2-0__b35b8b5285",
      issuer: "https://gitlab.example.com",
      subject: "project_path:agroup/bgroup/myproject:ref_type:tag:ref:v4.2.0",
      audience: "https://gitlab.example.com",
    },
  ],
  [
    "Azure DevOps, issued by Entra",
    azureDevOps({
      tenantId: "FF882432-09B0-437B-BD22-CA13C0037DED",
      organizationId,
      serviceConnectionId: "64171687-7a59-4fce-b2c8-823278dcf176",
    }),
    {
      name: `azure-devops_${organizationId}_64171687-7a59-4fce-b2c8-823278dcf176__e7d3fea60f`,
      issuer: "https://login.microsoftonline.com/ff882432-09b0-437b-bd22-ca13c0037ded/v2.0",
      subject: `/eid1/c/pub/t/MiSI_7AJe0O9IsoTwAN97Q/a/rISbSSETf0KqFyZ8ppdXmA/sc/${organizationId}/64171687-7a59-4fce-b2c8-823278dcf176`,
    },
  ],
  [
    "Azure DevOps, issued by itself",
    azureDevOps({ organizationId, organization: "contoso", project: "Room Board", serviceConnection: "azure" }),
    {
      name: "azure-devops_contoso_Room-Board_azure__b6aa4defd5",
      issuer: `https://vstoken.dev.azure.com/${organizationId}`,
      subject: "sc://contoso/Room Board/azure",
    },
  ],
  [
    "Kubernetes",
    kubernetes({
      issuer: "https://aksoicwesteurope.blob.core.windows.net/aaaabbbb-0000-cccc-1111-dddd2222eeee/",
      namespace: "erp8asle",
      serviceAccount: "pod-identity-sa",
    }),
    {
      name: "kubernetes_erp8asle_pod-identity-sa__4c05c7e897",
      issuer: "https://aksoicwesteurope.blob.core.windows.net/aaaabbbb-0000-cccc-1111-dddd2222eeee/",
      subject: "system:serviceaccount:erp8asle:pod-identity-sa",
    },
  ],
  [
    "Terraform Cloud plan",
    terraformCloud({ organization: "my-org", project: "Default Project", workspace: "web", phase: "plan" }),
    {
      name: "terraform_my-org_Default-Project_web_plan__546a3a087b",
      issuer: "https://app.terraform.io",
      subject: "organization:my-org:project:Default Project:workspace:web:run_phase:plan",
    },
  ],
  [
    "Terraform Cloud apply",
    terraformCloud({ organization: "my-org", project: "my-project", workspace: "web", phase: "apply" }),
    {
      name: "terraform_my-org_my-project_web_apply",
      issuer: "https://app.terraform.io",
      subject: "organization:my-org:project:my-project:workspace:web:run_phase:apply",
    },
  ],
  [
    "Pulumi Deployments",
    pulumiCloud({ organization: "contoso", deployment: { project: "core", stack: "dev", operation: "refresh" } }),
    {
      name: "pulumi_contoso_deploy_core_dev_refresh",
      issuer: "https://api.pulumi.com/oidc",
      subject: "pulumi:deploy:org:contoso:project:core:stack:dev:operation:refresh:scope:write",
      audience: "contoso",
    },
  ],
  [
    "Pulumi ESC",
    pulumiCloud({ organization: "contoso", environment: "core/development" }),
    {
      name: "pulumi_contoso_environment_core_development",
      issuer: "https://api.pulumi.com/oidc",
      subject: "pulumi:environments:org:contoso:env:core/development",
      audience: "azure:contoso",
    },
  ],
  [
    "Pulumi ESC in the project from before projects",
    pulumiCloud({ organization: "contoso", environment: "default/development" }),
    {
      name: "pulumi_contoso_environment_default_development",
      issuer: "https://api.pulumi.com/oidc",
      subject: "pulumi:environments:org:contoso:env:development",
      audience: "contoso",
    },
  ],
  [
    "Pulumi ESC with attributes",
    pulumiCloud({
      organization: "contoso",
      attributes: { "currentEnvironment.name": "project/development", "pulumi.user.login": "userLogin" },
      name: "esc",
    }),
    {
      name: "esc",
      issuer: "https://api.pulumi.com/oidc",
      subject:
        "pulumi:environments:pulumi.organization.login:contoso:currentEnvironment.name:project/development:pulumi.user.login:userLogin",
      audience: "azure:contoso",
    },
  ],
  [
    "Pulumi ESC with attributes in the project from before projects",
    pulumiCloud({
      organization: "contoso",
      attributes: { "currentEnvironment.name": "default/development", "pulumi.user.login": "personA" },
      name: "esc",
    }),
    {
      name: "esc",
      issuer: "https://api.pulumi.com/oidc",
      subject:
        "pulumi:environments:pulumi.organization.login:contoso:currentEnvironment.name:development:pulumi.user.login:personA",
      audience: "contoso",
    },
  ],
];

describe("a federated credential of a form", () => {
  it.each(forms)("is what the platform's tokens hold: %s", (_title, made, expected) => {
    expect(made).toEqual(expected);
  });

  it("writes the tenant as tokens of Entra do", () => {
    const tenants = {
      "66946bae-c7f1-4099-b768-6ec1ac684280": "rmuUZvHHmUC3aG7BrGhCgA",
      "244a3dcc-ae95-4959-a5ea-4b91a7c7e291": "zD1KJJWuWUml6kuRp8fikQ",
      "7f4f3591-5f6c-4f7b-a1bd-0a2dd8831218": "kTVPf2xfe0-hvQot2IMSGA",
    };
    const written = Object.keys(tenants).map((tenantId) => {
      const { subject } = azureDevOps({ tenantId, organizationId, serviceConnectionId: organizationId });
      return subject.split("/")[5];
    });

    expect(written).toEqual(Object.values(tenants));
  });
});
