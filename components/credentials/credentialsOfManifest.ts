/** The credentials of an app as its manifest holds them. */
import { type Credential, canonicalTime, certificateCredential, known, type Value } from "../../manifest";
import type { CertificateArgs, CredentialDate, CredentialsArgs, SecretArgs } from "./credentialsArgs";
import { defaultAudience, type FederatedCredential } from "./federated";

type CertificateCredential = Extract<Credential, { kind: "certificate" }>;

export function credentialsOfManifest({
  secrets = [],
  certificates = [],
  federated = [],
}: CredentialsArgs = {}): readonly Credential[] {
  return [
    ...secrets.map(secretOfManifest),
    ...certificates.map(certificateOfManifest),
    ...federated.map(federatedOfManifest),
  ];
}

/** Where no dates are given, those that the certificate says itself. */
export function certificateOfManifest({ pem, from, until }: CertificateArgs): CertificateCredential {
  return certificateCredential(typeof pem === "string" ? known(pem) : { state: "unknown" }, {
    from: settleTime(from),
    until: settleTime(until),
  });
}

function secretOfManifest({ name, from, until }: SecretArgs): Credential {
  return { kind: "secret", name: known(name), from: settleTime(from), until: settleTime(until) };
}

function federatedOfManifest({ name, issuer, subject, audience, description }: FederatedCredential): Credential {
  return {
    kind: "federated",
    name: known(name),
    issuer: known(issuer),
    subject: known(subject),
    audiences: [known(audience ?? defaultAudience)],
    description: description === undefined ? undefined : known(description),
  };
}

function settleTime(date: CredentialDate | undefined): Value<string> | undefined {
  return date === undefined ? undefined : known(canonicalTime(date));
}
