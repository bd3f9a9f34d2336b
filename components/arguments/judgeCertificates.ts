/**
 * Certificates against what they say themselves, which a manifest does not keep beside what is declared.
 *
 * Graph refuses an end beyond the certificate's own with KeyCredentialsInvalidEndDate
 * (https://learn.microsoft.com/graph/api/resources/keycredential).
 */
import { canonicalTime, inspectCertificate } from "../../manifest";
import type { Problem } from "../../rules";
import type { AppRegistrationArgs } from "../appRegistrationArgs";
import type { CertificateArgs } from "../credentials/credentialsArgs";

export function judgeCertificates({ credentials }: Pick<AppRegistrationArgs, "credentials">): readonly Problem[] {
  return (credentials?.certificates ?? []).flatMap(judgeCertificate);
}

function judgeCertificate({ name, pem, until }: CertificateArgs): readonly Problem[] {
  if (typeof pem !== "string") return [];
  const argument = "credentials.certificates";
  const found = inspectCertificate(pem);
  if (found === undefined) {
    const fix = "give the text of the .crt file that `appreg certificate` writes, or of any certificate in PEM form";
    return [{ argument, value: name, rule: "a certificate is given as PEM text", fix }];
  }
  if (until === undefined || canonicalTime(until) <= found.until) return [];
  const fix = `take until away, or write a day up to ${found.until.slice(0, 10)}`;
  return [{ argument, value: name, rule: "a certificate credential ends no later than the certificate itself", fix }];
}
