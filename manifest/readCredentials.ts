/** What proves an app, as the resources of a program declare it; never a value. */
import { createHash, X509Certificate } from "node:crypto";
import { type Credential, known, type Value } from "./appManifest";
import {
  type ProgramResource,
  readBlock,
  readOptionalText,
  readPublicText,
  readText,
  readTexts,
} from "./programResource";

const readers: Readonly<Record<string, (inputs: ProgramResource["inputs"]) => Credential>> = {
  "azuread:index/applicationPassword:ApplicationPassword": readSecret,
  "azuread:index/applicationCertificate:ApplicationCertificate": readCertificate,
  "azuread:index/applicationFederatedIdentityCredential:ApplicationFederatedIdentityCredential": readFederated,
  "azuread:index/servicePrincipalPassword:ServicePrincipalPassword": readSecret,
  "azuread:index/servicePrincipalCertificate:ServicePrincipalCertificate": readCertificate,
};

/** The types of resources that are a credential of an application, or of its principal, which prove the app alike. */
export const credentialTypes: readonly string[] = Object.keys(readers);

/** @returns undefined for a resource that is no credential. */
export function readCredential({ type, inputs }: ProgramResource): Credential | undefined {
  return readers[type]?.(inputs);
}

/** The secret that an application has inline. */
export function readInlineSecret({ password }: ProgramResource["inputs"]): readonly Credential[] {
  const block = readBlock(password);
  return Object.keys(block).length === 0 ? [] : [readSecret(block)];
}

/**
 * What a certificate says of itself; undefined where it cannot be read. Of several in one text, the first.
 *
 * @param certificate its text, or the bytes of it (PEM or DER) as a directory keeps them
 */
export function inspectCertificate(
  certificate: string | Uint8Array,
): { readonly thumbprint: string; readonly from: string; readonly until: string } | undefined {
  try {
    const { raw, validFromDate, validToDate } = new X509Certificate(certificate);
    const thumbprint = createHash("sha256").update(raw).digest("hex");
    return { thumbprint, from: validFromDate.toISOString(), until: validToDate.toISOString() };
  } catch {
    return undefined;
  }
}

/** Equal moments are equal texts; what is no time stays as it is, for a rule to find. */
export function canonicalTime(value: string): string {
  const time = Date.parse(value);
  return Number.isNaN(time) ? value : new Date(time).toISOString();
}

/** @param pem a value whose certificate says what is not given. */
export function certificateCredential(
  pem: Value<string>,
  given: { readonly from: Value<string> | undefined; readonly until: Value<string> | undefined },
): Extract<Credential, { kind: "certificate" }> {
  const found = pem.state === "known" ? inspectCertificate(pem.value) : undefined;
  return {
    kind: "certificate",
    thumbprint: found ? known(found.thumbprint) : { state: "unknown" },
    from: given.from ?? (found && known(found.from)),
    until: given.until ?? (found && known(found.until)),
  };
}

function readSecret({ displayName, startDate, endDate }: ProgramResource["inputs"]): Credential {
  return { kind: "secret", name: readText(displayName ?? ""), from: readTime(startDate), until: readTime(endDate) };
}

function readCertificate({ value, startDate, endDate }: ProgramResource["inputs"]): Credential {
  return certificateCredential(readPublicText(value), { from: readTime(startDate), until: readTime(endDate) });
}

function readFederated({
  displayName,
  issuer,
  subject,
  audiences,
  description,
}: ProgramResource["inputs"]): Credential {
  return {
    kind: "federated",
    name: readText(displayName),
    issuer: readText(issuer),
    subject: readText(subject),
    // The provider takes exactly one, as Entra does.
    audiences: readTexts(audiences),
    description: readOptionalText(description),
  };
}

function readTime(input: unknown): Value<string> | undefined {
  const value = readOptionalText(input);
  return value?.state === "known" ? known(canonicalTime(value.value)) : value;
}
