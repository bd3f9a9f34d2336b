import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import {
  type AzureDevOpsArgs,
  azureDevOps,
  type GithubActionsArgs,
  type GitLabArgs,
  githubActions,
  gitLab,
  kubernetes,
  type PulumiCloudArgs,
  pulumiCloud,
  terraformCloud,
} from "../../../components/credentials/federated";

const repository = "contoso/room-board";
const guid = "0ca3ddd9-f0b0-4635-a98c-5866526961b6";

/** What a form says of arguments that it does not take. */
function refusalOf(make: () => unknown): string {
  try {
    make();
    return "accepted";
  } catch (error) {
    if (!pulumi.RunError.isInstance(error)) throw error;
    return error.message;
  }
}

describe("arguments that no token could match", () => {
  it.each([
    [
      "a wildcard",
      () => githubActions({ repository, branch: "release/*" }),
      'githubActions: branch "release/*" has a wildcard, and Entra compares character by character.\n  Fix: make one credential for each; an app takes 20',
    ],
    [
      "a wildcard in the repository",
      () => githubActions({ repository: "contoso/*", branch: "main" }),
      'githubActions: repository "contoso/*" has a wildcard, and Entra compares character by character.\n  Fix: make one credential for each; an app takes 20',
    ],
    [
      "a whole ref",
      () => githubActions({ repository, branch: "refs/heads/main" }),
      'githubActions: branch "refs/heads/main" is not a name alone.\n  Fix: write it as in "main", without "refs/heads/"',
    ],
    [
      "the address of a repository",
      () => githubActions({ repository: "https://github.com/contoso/room-board", branch: "main" }),
      'githubActions: repository "https://github.com/contoso/room-board" is not an owner and a name.\n  Fix: write it as in "contoso/room-board"',
    ],
    [
      "an environment with a blank at its end",
      () => githubActions({ repository, environment: "production " }),
      'githubActions: environment "production " is not a name without blanks around it.\n  Fix: write it as in "production"',
    ],
    [
      "ids that are none",
      () => githubActions({ repository, branch: "main", ids: { owner: 0, repository: 1.5 } }),
      "githubActions: ids are not both whole numbers above 0.\n  Fix: take them from GitHub's REST API",
    ],
    [
      "an issuer with a slash at its end",
      () => githubActions({ repository, branch: "main", issuer: "https://token.actions.githubusercontent.com/" }),
      'githubActions: issuer "https://token.actions.githubusercontent.com/" is not an https address without a slash at its end, as tokens have it.\n  Fix: write it as in "https://gitlab.example.com"',
    ],
    [
      "a project without a group",
      () => gitLab({ project: "room-board", tag: "v1" }),
      'gitLab: project "room-board" is not a path with all its groups.\n  Fix: write it as in "group/sub/project"',
    ],
    [
      "a name for an id",
      () => azureDevOps({ tenantId: "contoso.com", organizationId: guid, serviceConnectionId: guid }),
      'azureDevOps: tenantId "contoso.com" is not an id.\n  Fix: write it as in "499b84ac-1321-427f-aa17-267ca6975798"',
    ],
    [
      "a name with a slash",
      () => azureDevOps({ organizationId: guid, organization: "a/b", project: "Rooms", serviceConnection: "azure" }),
      'azureDevOps: organization "a/b" is not a name without slashes.\n  Fix: write it as in "Rooms"',
    ],
    [
      "an issuer that is not reached over TLS",
      () => kubernetes({ issuer: "http://cluster", namespace: "rooms", serviceAccount: "digest" }),
      'kubernetes: issuer "http://cluster" is not an https address, as the cluster\'s tokens have it.\n  Fix: write it as in "https://eastus.oic.prod-aks.azure.com/<tenant>/<cluster>/"',
    ],
    [
      "a namespace that Kubernetes would not take",
      () => kubernetes({ issuer: "https://cluster", namespace: "Rooms", serviceAccount: "digest" }),
      'kubernetes: namespace "Rooms" is not a name of at most 63 small letters, digits and hyphens.\n  Fix: write it as in "rooms"',
    ],
    [
      "a workspace that would make up a phase",
      () => terraformCloud({ organization: "o", project: "p", workspace: "w:run_phase:apply", phase: "plan" }),
      'terraformCloud: workspace "w:run_phase:apply" is not a name without colons.\n  Fix: write it as in "contoso"',
    ],
    [
      "an environment without a project",
      () => pulumiCloud({ organization: "contoso", environment: "development" }),
      'pulumiCloud: environment "development" is not a project and a name.\n  Fix: write it as in "rooms/production"',
    ],
    [
      "attributes that are none",
      () => pulumiCloud({ organization: "contoso", attributes: {} }),
      "pulumiCloud: attributes is empty.\n  Fix: list those of the environment",
    ],
    [
      "a line break",
      () => githubActions({ repository, environment: "a\nb" }),
      'githubActions: environment "a\\nb" is not a name without blanks around it.\n  Fix: write it as in "production"',
    ],
  ])("are refused with a fix: %s", (_what, make, message) => {
    expect(refusalOf(make)).toBe(message);
  });
});

describe("the compiler refuses, and the run for programs without types", () => {
  const refuses = {
    github: (args: GithubActionsArgs) => refusalOf(() => githubActions(args)),
    gitLab: (args: GitLabArgs) => refusalOf(() => gitLab(args)),
    devOps: (args: AzureDevOpsArgs) => refusalOf(() => azureDevOps(args)),
    pulumi: (args: PulumiCloudArgs) => refusalOf(() => pulumiCloud(args)),
  };

  it("jobs by branch and environment at once", () => {
    // @ts-expect-error a token has one subject, and the environment wins
    expect(refuses.github({ repository, branch: "main", environment: "production" })).toBe(
      "githubActions: branch and environment are both given, and a token has one subject.\n  Fix: make a credential for each",
    );
  });

  it("a repository alone", () => {
    // @ts-expect-error a repository has no subject, its jobs have
    expect(refuses.github({ repository })).toBe(
      "githubActions: nothing says which tokens.\n  Fix: give environment, branch, tag or pullRequest",
    );
  });

  it("pull requests that are none", () => {
    // @ts-expect-error it is true or left out
    expect(refuses.github({ repository, pullRequest: false })).toBe(
      "githubActions: pullRequest is not true.\n  Fix: write pullRequest: true, or leave it out",
    );
  });

  it("an output", () => {
    // @ts-expect-error what an app trusts is settled in the source
    expect(refuses.github({ repository, branch: pulumi.output("main") })).toBe(
      'githubActions: branch is no string, and what an app trusts is settled in the source.\n  Fix: write it as in "main", without "refs/heads/"',
    );
  });

  it("an environment of GitLab, whose usual subjects have none", () => {
    // @ts-expect-error a branch or a tag
    expect(refuses.gitLab({ project: "a/b", environment: "production" })).toBe(
      "gitLab: nothing says which tokens.\n  Fix: give branch or tag",
    );
  });

  it("half of each form of Azure DevOps", () => {
    // @ts-expect-error three ids, or an id and three names
    expect(refuses.devOps({ tenantId: guid, organizationId: guid, serviceConnection: "azure" })).toBe(
      'azureDevOps: serviceConnectionId is missing.\n  Fix: write it as in "499b84ac-1321-427f-aa17-267ca6975798"',
    );
  });

  it("an operation that Pulumi Deployments does not have", () => {
    // @ts-expect-error it is called update
    const deployment: PulumiCloudArgs["deployment"] = { project: "p", stack: "s", operation: "up" };
    expect(refusalOf(() => pulumiCloud({ organization: "contoso", deployment } as PulumiCloudArgs))).toBe(
      'pulumiCloud: deployment.operation "up" is not an operation of deployments.\n  Fix: write it as in "preview", "update", "refresh" or "destroy"',
    );
  });

  it("an attribute that subjects cannot have", () => {
    // @ts-expect-error one of four
    expect(refuses.pulumi({ organization: "contoso", attributes: { "environment.name": "x" } })).toBe(
      'pulumiCloud: attributes["environment.name"] is none of ESC.\n  Fix: use rootEnvironment.name, currentEnvironment.name, pulumi.user.login, pulumi.organization.login',
    );
  });
});
