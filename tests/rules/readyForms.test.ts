/** What the ready forms of federated credentials make, no rule finds fault with: both know the platforms, each on its own. */
import { describe, expect, it } from "vitest";
import * as forms from "../../components/credentials/federated";
import { judgeManifest } from "../../rules";
import { appWith, today } from "./appWith";
import { federated } from "./cases/partsOfApps";

const organizationId = "2f1c9a34-7b60-4d2e-9f11-000000000001";
const tenantId = "2f1c9a34-7b60-4d2e-9f11-000000000002";
const repository = "contoso/room-board";
const organization = "contoso";

const made: readonly (readonly [string, forms.FederatedCredential])[] = [
  ["a branch on GitHub", forms.githubActions({ repository, branch: "feature/a" })],
  ["a tag on GitHub", forms.githubActions({ repository, tag: "v2" })],
  ["an environment on GitHub", forms.githubActions({ repository, environment: "production" })],
  ["immutable subjects", forms.githubActions({ repository, ids: { owner: 12, repository: 34 }, branch: "main" })],
  [
    "GitHub with data residency",
    forms.githubActions({ repository, branch: "main", issuer: "https://token.actions.contoso.ghe.com" }),
  ],
  ["a branch on GitLab", forms.gitLab({ project: "contoso/rooms/board", branch: "main" })],
  ["a tag of an own GitLab", forms.gitLab({ project: "contoso/board", tag: "v2", issuer: "https://git.contoso.com" })],
  [
    "a service connection whose tokens Entra issues",
    forms.azureDevOps({ tenantId, organizationId, serviceConnectionId: organizationId }),
  ],
  [
    "a service connection of the older kind",
    forms.azureDevOps({ organizationId, organization, project: "Room Board", serviceConnection: "azure" }),
  ],
  [
    "a cluster",
    forms.kubernetes({
      issuer: "https://westeurope.oic.prod-aks.azure.com/ab12/",
      namespace: "rooms",
      serviceAccount: "mail-digest",
    }),
  ],
  [
    "a run of Terraform",
    forms.terraformCloud({ organization, project: "Default Project", workspace: "rooms", phase: "plan" }),
  ],
  [
    "a deployment of Pulumi",
    forms.pulumiCloud({ organization, deployment: { project: "rooms", stack: "dev", operation: "update" } }),
  ],
  ["an environment of Pulumi ESC", forms.pulumiCloud({ organization, environment: "rooms/production" })],
  [
    "attributes of Pulumi ESC",
    forms.pulumiCloud({ organization, attributes: { "currentEnvironment.name": "rooms/production" } }),
  ],
];

describe("a ready form is found right", () => {
  it.each(made)("for %s", (_, { name, issuer, subject, audience }) => {
    const credential = federated({ name, issuer, subject, ...(audience !== undefined && { audiences: [audience] }) });
    expect(judgeManifest(appWith({ credentials: [credential] }), today)).toEqual([]);
  });

  it("for every pull request, too, but for what a reviewer should know", () => {
    const { name, issuer, subject } = forms.githubActions({ repository, pullRequest: true });
    const found = judgeManifest(appWith({ credentials: [federated({ name, issuer, subject })] }), today);
    expect(found.map(({ ruleId }) => ruleId)).toEqual(["federated-pull-request"]);
  });
});
