/** A secret that has ended. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { at, secretsOf } from "./credentials";
import { dayOf, daysLeft } from "./lifetime";

export const secretEnded: Rule = {
  id: "secret-ended",
  level: "risky",
  why: "Entra refuses an app that proves itself with a secret that has ended.",
  code: "AADSTS7000222",
  source: sources.errorCodes,
  judge: (manifest, { today }) =>
    secretsOf(manifest)
      .filter((secret) => (daysLeft(secret, today) ?? 1) <= 0)
      .map((secret) => ({
        ...at(secret),
        rule: "a secret ends after today",
        fix: `remove it: it ended on ${dayOf(secret.until)}`,
      })),
};
