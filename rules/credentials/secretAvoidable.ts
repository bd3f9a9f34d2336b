/** A secret where a federated credential would serve. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { secretsOf, textOf } from "./credentials";

export const secretAvoidable: Rule = {
  id: "secret-avoidable",
  level: "risky",
  why: "A secret can be copied, leaks with every file that holds it and ends when nobody thinks of it.",
  source: sources.bestPractices,
  judge: (manifest) => {
    const secrets = secretsOf(manifest);
    if (secrets.length === 0) return [];
    const names = secrets.flatMap(({ name }) => textOf(name) || []);
    return [
      {
        argument: "credentials.secrets",
        ...(names.length > 0 && { value: names.join(", ") }),
        rule: "an app proves itself without a secret where its platform can vouch for it",
        fix: "use a federated credential (githubActions, kubernetes, a managed identity …), or else a certificate",
      },
    ];
  },
};
