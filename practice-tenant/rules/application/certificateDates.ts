/**
 * A certificate that is added ends after it begins, in the future, and not later than the certificate itself.
 *
 * The code is seen in github.com/microsoft/b2c-to-meeid-migration-tool/pull/18 (an end after the certificate's own)
 * and the text in github.com/hashicorp/terraform-provider-azuread/issues/201 (an end in the past). A year is named as
 * the longest life in microsoft-graph-docs applications-how-to-add-certificate, but longer ones are in use.
 */

import { readCertificate } from "../../graph/credentials/readCertificate";
import type { KeyCredential } from "../../records";
import type { ApplicationRule } from "./directoryRule";

export const certificateDatesRule: ApplicationRule = ({ before, after }, { clock }) => {
  const known = new Set(before?.keyCredentials.map(({ keyId }) => keyId));
  const added = after.keyCredentials.filter(({ keyId }) => !known.has(keyId));
  for (const credential of added) {
    const problem = problemOf(credential, clock());
    if (problem !== undefined) {
      return {
        status: 400,
        code: "KeyCredentialsInvalidEndDate",
        message: `Key credential end date is invalid: '${credential.keyId}' ${problem}.`,
        detail: { code: "KeyCredentialsInvalidEndDate", target: "keyCredentials" },
      };
    }
  }
  return undefined;
};

function problemOf({ startDateTime, endDateTime, key }: KeyCredential, now: Date): string | undefined {
  const end = Date.parse(endDateTime);
  if (end <= Date.parse(startDateTime)) return "ends before it begins";
  if (end <= now.getTime()) return "ends in the past";
  const ownEnd = key === null ? undefined : readCertificate(key)?.validToDate.getTime();
  return ownEnd !== undefined && end > ownEnd ? "ends after the certificate itself" : undefined;
}
