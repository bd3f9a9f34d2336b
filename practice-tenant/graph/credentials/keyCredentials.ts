/** Takes certificates. The list in a PATCH replaces the whole, but an entry that comes back without its key keeps it. */
import type { X509Certificate } from "node:crypto";
import type { TenantContext } from "../../context";
import type { KeyCredential } from "../../records";
import { badRequest } from "../http/graphError";
import type { KeyCredentialBody } from "./credentialBody";
import { readCertificate } from "./readCertificate";

export function replaceKeys(
  context: TenantContext,
  before: readonly KeyCredential[],
  after: readonly KeyCredentialBody[],
): KeyCredential[] {
  const known = new Map(before.map((credential) => [credential.keyId, credential]));
  return after.map((body) => {
    const kept = known.get(body.keyId ?? "");
    return kept === undefined
      ? createKey(context, body)
      : { ...kept, displayName: body.displayName ?? kept.displayName };
  });
}

/** What the certificate itself tells fills in what the body leaves out. */
function createKey({ random, rules }: TenantContext, body: KeyCredentialBody): KeyCredential {
  const certificate = body.key == null ? undefined : readCertificate(body.key);
  if (certificate === undefined && rules === "on") {
    throw badRequest("Key credential end date or key is invalid: the value of property 'key' is not a certificate.");
  }
  return {
    customKeyIdentifier: body.customKeyIdentifier ?? thumbprint(certificate),
    displayName: body.displayName ?? certificate?.subject.split("\n").join(", ") ?? null,
    startDateTime: body.startDateTime ?? toGraphTime(certificate?.validFromDate),
    endDateTime: body.endDateTime ?? toGraphTime(certificate?.validToDate),
    key: body.key ?? null,
    keyId: body.keyId ?? random.uuid(),
    type: body.type,
    usage: body.usage,
  };
}

/** Base64 of the SHA-1 of the certificate, as Graph computes it. */
function thumbprint(certificate: X509Certificate | undefined): string | null {
  if (certificate === undefined) return null;
  return Buffer.from(certificate.fingerprint.replaceAll(":", ""), "hex").toString("base64");
}

function toGraphTime(time: Date | undefined): string {
  return `${(time ?? new Date(0)).toISOString().slice(0, 19)}Z`;
}
