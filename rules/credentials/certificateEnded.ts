/** A certificate that has ended. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { at, certificatesOf } from "./credentials";
import { dayOf, daysLeft } from "./lifetime";

export const certificateEnded: Rule = {
  id: "certificate-ended",
  level: "risky",
  why: "Entra refuses an app that proves itself with a certificate that has ended.",
  code: "AADSTS700027",
  source: sources.errorCodes,
  judge: (manifest, { today }) =>
    certificatesOf(manifest)
      .filter((certificate) => (daysLeft(certificate, today) ?? 1) <= 0)
      .map((certificate) => ({
        ...at(certificate),
        rule: "a certificate ends after today",
        fix: `put a new one in its place: it ended on ${dayOf(certificate.until)}`,
      })),
};
