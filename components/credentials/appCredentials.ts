/** The credentials of an app as children of its component. */
import * as azuread from "@pulumi/azuread";
import * as pulumi from "@pulumi/pulumi";
import { childOptions } from "../program/deletedWith";
import { certificateArgs, federatedArgs, secretArgs } from "./credentialArgs";
import type { CredentialsArgs, SecretArgs } from "./credentialsArgs";

interface Holder {
  readonly name: string;
  readonly parent: pulumi.Resource;
  readonly application: azuread.Application;
}

/** Values of the secrets by name; secret outputs. */
export type SecretValues = Readonly<Record<string, pulumi.Output<string>>>;

/** Makes all credentials; returns the values of the secrets. */
export function addCredentials(
  { secrets = [], certificates = [], federated = [] }: CredentialsArgs,
  holder: Holder,
): SecretValues {
  const { name, parent, application } = holder;
  for (const certificate of certificates) {
    new azuread.ApplicationCertificate(
      `${name}-${certificate.name}`,
      certificateArgs(certificate, application.id),
      childOptions("certificate", parent, { own: application }),
    );
  }
  for (const credential of federated) {
    new azuread.ApplicationFederatedIdentityCredential(
      `${name}-${credential.name}`,
      federatedArgs(credential, application.id),
      // Entra refuses two of one name, so the old one goes first.
      { ...childOptions("federatedCredential", parent, { own: application }), deleteBeforeReplace: true },
    );
  }
  return Object.fromEntries(secrets.map((secret) => [secret.name, addSecret(secret, holder)]));
}

/** Not `deleteBeforeReplace`: the new secret is out before the old one dies. */
function addSecret(secret: SecretArgs, { name, parent, application }: Holder): pulumi.Output<string> {
  const password = new azuread.ApplicationPassword(
    `${name}-${secret.name}`,
    secretArgs(secret, application.id),
    childOptions("password", parent, { own: application }),
  );
  return pulumi.secret(password.value);
}
