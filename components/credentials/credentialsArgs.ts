/** What an app proves itself with. */
import type * as pulumi from "@pulumi/pulumi";
import type { FederatedCredential } from "./federated";

/** A day, such as "2027-05-01", which begins at midnight UTC; or a moment in RFC 3339. */
export type CredentialDate = string;

/**
 * A secret, which the directory makes; its value is `secrets[name]` of the app, a secret output.
 *
 * To rotate: add one with a new name, bring the new value out, and remove the old one afterwards. One that changes its dates is
 * made anew before the old one dies.
 */
export interface SecretArgs {
  /** Shown in the portal; each once. */
  readonly name: string;
  /** @default when it is made */
  readonly from?: CredentialDate;
  readonly until: CredentialDate;
}

/** A certificate whose key stays with the app. `appreg certificate` makes a pair. */
export interface CertificateArgs {
  /** Logical name; each once. */
  readonly name: string;
  /** The public part, as PEM text. */
  readonly pem: pulumi.Input<string>;
  /** @default what the certificate says */
  readonly from?: CredentialDate;
  /** @default what the certificate says */
  readonly until?: CredentialDate;
}

export interface CredentialsArgs {
  readonly secrets?: readonly SecretArgs[];
  readonly certificates?: readonly CertificateArgs[];
  /** Trust in the tokens of a build service, a cluster or another issuer: there is no secret to leak or to rotate. */
  readonly federated?: readonly FederatedCredential[];
}
