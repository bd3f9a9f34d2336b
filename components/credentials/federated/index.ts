/** Ready forms of federated identity credentials, one for each platform. */
export { type AzureDevOpsArgs, azureDevOps } from "./azureDevOps";
export { defaultAudience, type FederatedCredential, type FederatedFormArgs } from "./federatedCredential";
export { type GithubActionsArgs, githubActions } from "./githubActions";
export { type GitLabArgs, gitLab } from "./gitLab";
export { type KubernetesArgs, kubernetes } from "./kubernetes";
export { type PulumiCloudArgs, pulumiCloud } from "./pulumiCloud";
export { type TerraformCloudArgs, terraformCloud } from "./terraformCloud";
