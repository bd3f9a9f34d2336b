/** The arguments of the azuread resources that an app's credentials are. */
import type * as azuread from "@pulumi/azuread";
import type * as pulumi from "@pulumi/pulumi";
import { canonicalTime } from "../../manifest";
import type { CertificateArgs, CredentialDate, SecretArgs } from "./credentialsArgs";
import { certificateOfManifest } from "./credentialsOfManifest";
import { defaultAudience, type FederatedCredential } from "./federated";

export function secretArgs(
  { name, from, until }: SecretArgs,
  applicationId: pulumi.Input<string>,
): azuread.ApplicationPasswordArgs {
  return {
    applicationId,
    displayName: name,
    ...(from !== undefined && { startDate: renderTime(from) }),
    endDate: renderTime(until),
  };
}

/** What the certificate says is told too, because Graph would otherwise count a year from the day of the upload. */
export function certificateArgs(
  certificate: CertificateArgs,
  applicationId: pulumi.Input<string>,
): azuread.ApplicationCertificateArgs {
  const { from, until } = certificateOfManifest(certificate);
  return {
    applicationId,
    type: "AsymmetricX509Cert",
    encoding: "pem",
    value: certificate.pem,
    ...(from?.state === "known" && { startDate: renderTime(from.value) }),
    ...(until?.state === "known" && { endDate: renderTime(until.value) }),
  };
}

export function federatedArgs(
  { name, issuer, subject, audience, description }: FederatedCredential,
  applicationId: pulumi.Input<string>,
): azuread.ApplicationFederatedIdentityCredentialArgs {
  return {
    applicationId,
    displayName: name,
    issuer,
    subject,
    audiences: [audience ?? defaultAudience],
    ...(description !== undefined && { description }),
  };
}

/** As the provider wants it: RFC 3339 without fractions of a second. */
function renderTime(date: CredentialDate): string {
  return canonicalTime(date).replace(/\.\d{3}Z$/, "Z");
}
