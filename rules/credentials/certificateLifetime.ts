/** A certificate that lives longer than a year. */
import type { Rule } from "../rule";
import { at, certificatesOf } from "./credentials";
import { lifetimeInDays } from "./lifetime";

/** A leap year. */
const days = 366;

export const certificateLifetime: Rule = {
  id: "certificate-lifetime",
  level: "risky",
  why: "The longer a certificate lives, the longer its key works for whoever has found it.",
  source: "https://github.com/cisagov/ScubaGear/issues/1963",
  judge: (manifest, { today }) =>
    certificatesOf(manifest)
      .filter((certificate) => (lifetimeInDays(certificate, today) ?? 0) > days)
      .map((certificate) => ({
        ...at(certificate),
        rule: "a certificate lives at most a year",
        fix: "make one that ends within a year, or give an earlier until",
      })),
};
