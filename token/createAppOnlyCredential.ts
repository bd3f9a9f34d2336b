/** Lets an app get tokens on its own, with `@azure/identity` and what proves that it is itself. */
import {
  ClientAssertionCredential,
  ClientCertificateCredential,
  ClientSecretCredential,
  type TokenCredential,
} from "@azure/identity";
import type { AppAccess, CredentialKind } from "./appAccess";
import { credentialOptions } from "./credentialOptions";

/** The ways in which an app signs in without a person; each is called after what proves the app. */
export type AppOnlyFlow = CredentialKind;

/** What an app shows to prove itself. Each holds a secret. */
export type AppProof =
  | { readonly flow: "secret"; readonly secret: string }
  /** A certificate with its unencrypted private key, as PEM. */
  | { readonly flow: "certificate"; readonly pem: string }
  /** A token of an issuer that one of the app's federated credentials trusts. */
  | { readonly flow: "federated"; readonly assertion: string };

/** @param practiceCaPem certificate authority of a practice tenant; absent for a tenant of Microsoft's */
export function createAppOnlyCredential(
  app: AppAccess,
  proof: AppProof,
  practiceCaPem?: string | undefined,
): TokenCredential {
  const { tenantId, clientId } = app;
  const options = credentialOptions(app, practiceCaPem);
  switch (proof.flow) {
    case "secret":
      return new ClientSecretCredential(tenantId, clientId, proof.secret, options);
    case "certificate":
      return new ClientCertificateCredential(tenantId, clientId, { certificate: proof.pem }, options);
    case "federated":
      return new ClientAssertionCredential(tenantId, clientId, async () => proof.assertion, options);
  }
}
