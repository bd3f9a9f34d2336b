/** The credentials of an app as children of its component, and as its manifest holds them. */
import * as azuread from "@pulumi/azuread";
import * as pulumi from "@pulumi/pulumi";
import { type Credential, canonicalTime, certificateCredential, known, type Value } from "../../manifest";
import { childOptions } from "../program/deletedWith";
import type { CertificateArgs, CredentialDate, CredentialsArgs, SecretArgs } from "./credentialsArgs";
import type { FederatedCredential } from "./federated";

/** The audience that Entra recommends for tokens of other issuers. */
const defaultAudience = "api://AzureADTokenExchange";

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
  for (const certificate of certificates) addCertificate(certificate, holder);
  for (const credential of federated) addFederated(credential, holder);
  return Object.fromEntries(secrets.map((secret) => [secret.name, addSecret(secret, holder)]));
}

export function credentialsOfManifest({
  secrets = [],
  certificates = [],
  federated = [],
}: CredentialsArgs = {}): readonly Credential[] {
  return [
    ...secrets.map(({ name, from, until }) => ({
      kind: "secret" as const,
      name: known(name),
      from: settleTime(from),
      until: settleTime(until),
    })),
    ...certificates.map(({ pem, from, until }) =>
      certificateCredential(typeof pem === "string" ? known(pem) : { state: "unknown" }, {
        from: settleTime(from),
        until: settleTime(until),
      }),
    ),
    ...federated.map(({ name, issuer, subject, audience }) => ({
      kind: "federated" as const,
      name: known(name),
      issuer: known(issuer),
      subject: known(subject),
      audiences: [known(audience ?? defaultAudience)],
    })),
  ];
}

/** Not `deleteBeforeReplace`: the new secret is out before the old one dies. */
function addSecret({ name, from, until }: SecretArgs, holder: Holder): pulumi.Output<string> {
  const password = new azuread.ApplicationPassword(
    `${holder.name}-${name}`,
    {
      applicationId: holder.application.id,
      displayName: name,
      ...(from !== undefined && { startDate: renderTime(from) }),
      endDate: renderTime(until),
    },
    childOptions("password", holder.parent, { own: holder.application }),
  );
  return pulumi.secret(password.value);
}

function addCertificate({ name, pem, from, until }: CertificateArgs, holder: Holder): void {
  // What the certificate says is told too, because Graph would otherwise count a year from the day of the upload.
  const found = credentialsOfManifest({
    certificates: [{ name, pem, ...(from && { from }), ...(until && { until }) }],
  })[0];
  const dates = found?.kind === "certificate" ? { from: textOf(found.from), until: textOf(found.until) } : {};
  new azuread.ApplicationCertificate(
    `${holder.name}-${name}`,
    {
      applicationId: holder.application.id,
      type: "AsymmetricX509Cert",
      encoding: "pem",
      value: pem,
      ...(dates.from !== undefined && { startDate: renderTime(dates.from) }),
      ...(dates.until !== undefined && { endDate: renderTime(dates.until) }),
    },
    childOptions("certificate", holder.parent, { own: holder.application }),
  );
}

/** Entra refuses two of one name, so the old one goes first. */
function addFederated({ name, issuer, subject, audience, description }: FederatedCredential, holder: Holder): void {
  new azuread.ApplicationFederatedIdentityCredential(
    `${holder.name}-${name}`,
    {
      applicationId: holder.application.id,
      displayName: name,
      issuer,
      subject,
      audiences: [audience ?? defaultAudience],
      ...(description !== undefined && { description }),
    },
    { ...childOptions("federatedCredential", holder.parent, { own: holder.application }), deleteBeforeReplace: true },
  );
}

/** As the provider wants it: RFC 3339 without fractions of a second. */
function renderTime(date: CredentialDate): string {
  return canonicalTime(date).replace(/\.\d{3}Z$/, "Z");
}

function settleTime(date: CredentialDate | undefined): Value<string> | undefined {
  return date === undefined ? undefined : known(canonicalTime(date));
}

function textOf(value: Value<string> | undefined): string | undefined {
  return value?.state === "known" ? value.value : undefined;
}
