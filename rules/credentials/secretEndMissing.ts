/** A secret whose end nobody has chosen. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { at, secretsOf } from "./credentials";
import { dayOfAge } from "./lifetime";

export const secretEndMissing: Rule = {
  id: "secret-end-missing",
  level: "risky",
  why: "Graph lets a secret without an end live for two years, and no reader of the program sees when it stops.",
  source: sources.addPassword,
  judge: (manifest, { today }) =>
    secretsOf(manifest)
      .filter(({ until }) => until === undefined)
      .map((secret) => ({
        ...at(secret),
        rule: "a secret has an end",
        fix: `add until: "${dayOfAge(secret, today, 180)}"`,
      })),
};
