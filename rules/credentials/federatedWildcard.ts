/** Federated credentials know no wildcards. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { at, federatedOf, textOf } from "./credentials";

export const federatedWildcard: Rule = {
  id: "federated-wildcard",
  level: "risky",
  why: "Entra takes an asterisk for an asterisk, which no token has.",
  code: "AADSTS700213",
  source: sources.federation,
  judge: (manifest) =>
    federatedOf(manifest)
      .filter(({ issuer, subject }) => [issuer, subject].some((value) => textOf(value)?.includes("*")))
      .map((credential) => ({
        ...at(credential),
        rule: "a federated credential has no wildcard",
        fix: "write each subject out, or use one that serves many, such as a GitHub environment",
      })),
};
