/**
 * Service accounts of a Kubernetes cluster. Subjects:
 * https://azure.github.io/azure-workload-identity/docs/topics/federated-identity-credential.html
 */
import { type FederatedCredential, type FederatedFormArgs, makeCredential } from "./federatedCredential";
import { type ArgumentShape, requireText } from "./formArguments";

export interface KubernetesArgs extends FederatedFormArgs {
  /**
   * The cluster's issuer, with its slash where it ends in one, as those of AKS do:
   * `az aks show --query oidcIssuerProfile.issuerUrl`.
   */
  readonly issuer: string;
  readonly namespace: string;
  readonly serviceAccount: string;
}

const form = "kubernetes";

const issuerShape: ArgumentShape = {
  pattern: /^https:\/\/[^\s/?#]+(?:\/[^\s/?#]+)*\/?$/,
  is: "an https address, as the cluster's tokens have it",
  example: '"https://eastus.oic.prod-aks.azure.com/<tenant>/<cluster>/"',
};

/** https://kubernetes.io/docs/concepts/overview/working-with-objects/names */
const namespaceShape: ArgumentShape = {
  pattern: /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
  is: "a name of at most 63 small letters, digits and hyphens",
  example: '"rooms"',
};

const accountShape: ArgumentShape = {
  pattern: /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/,
  is: "a name of small letters, digits, hyphens and dots",
  example: '"mail-digest"',
};

/**
 * Trusts the pods of a service account.
 *
 *     kubernetes({ issuer: "https://…/", namespace: "rooms", serviceAccount: "mail-digest" })
 *
 * @throws {pulumi.RunError} for names that Kubernetes would not take, and an issuer that is no https address
 */
export function kubernetes(args: KubernetesArgs): FederatedCredential {
  const namespace = requireText({ form, name: "namespace", value: args.namespace }, namespaceShape);
  const account = requireText({ form, name: "serviceAccount", value: args.serviceAccount }, accountShape);
  const identity = {
    issuer: requireText({ form, name: "issuer", value: args.issuer }, issuerShape),
    subject: `system:serviceaccount:${namespace}:${account}`,
    parts: ["kubernetes", namespace, account],
  };
  return makeCredential(identity, args);
}
