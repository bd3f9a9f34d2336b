/** The credentials of a manifest, by kind, and how findings name them. */
import type { AppManifest, Credential, Value } from "../../manifest";
import { argumentOfCredential } from "../clientType/clientTypes";
import type { Problem } from "../rule";

export type Secret = Extract<Credential, { kind: "secret" }>;
export type Certificate = Extract<Credential, { kind: "certificate" }>;
export type Federated = Extract<Credential, { kind: "federated" }>;
/** What proves an app for a time only. */
export type Dated = Secret | Certificate;

export function secretsOf({ credentials }: AppManifest): readonly Secret[] {
  return credentials.filter((credential) => credential.kind === "secret");
}

export function certificatesOf({ credentials }: AppManifest): readonly Certificate[] {
  return credentials.filter((credential) => credential.kind === "certificate");
}

export function federatedOf({ credentials }: AppManifest): readonly Federated[] {
  return credentials.filter((credential) => credential.kind === "federated");
}

export function datedOf(manifest: AppManifest): readonly Dated[] {
  return [...secretsOf(manifest), ...certificatesOf(manifest)];
}

/** The text, where it is settled. */
export function textOf(value: Value<string> | undefined): string | undefined {
  return value?.state === "known" ? value.value : undefined;
}

/** Argument and name of a credential; of a certificate its thumbprint, never what it proves with. */
export function at(credential: Credential): Pick<Problem, "argument" | "value"> {
  const name = textOf(credential.kind === "certificate" ? credential.thumbprint : credential.name);
  return { argument: argumentOfCredential[credential.kind], ...(name && { value: name }) };
}
