/** Beginning and end of a credential are times. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { at, datedOf, textOf } from "./credentials";

export const credentialDateForm: Rule = {
  id: "credential-date-form",
  level: "refused",
  why: "The directory keeps beginning and end as RFC 3339 writes times.",
  source: sources.providerPassword,
  judge: (manifest) =>
    datedOf(manifest).flatMap((credential) =>
      [textOf(credential.from), textOf(credential.until)]
        .filter((text) => text !== undefined && Number.isNaN(Date.parse(text)))
        .map((text) => ({
          ...at(credential),
          rule: "a credential begins and ends on a day, or at a time as RFC 3339 writes it",
          fix: `write ${JSON.stringify(text)} as "2027-05-01" or "2027-05-01T00:00:00Z"`,
        })),
    ),
};
