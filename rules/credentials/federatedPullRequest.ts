/** An app that trusts every pull request. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { at, federatedOf, textOf } from "./credentials";

export const federatedPullRequest: Rule = {
  id: "federated-pull-request",
  level: "risky",
  why: "Whoever may open a pull request from a branch of the repository gets tokens of the app before anybody has reviewed it.",
  source: sources.federationTrust,
  judge: (manifest) =>
    federatedOf(manifest)
      .filter(({ subject }) => /^repo:.+:pull_request$/.test(textOf(subject) ?? ""))
      .map((credential) => ({
        ...at(credential),
        rule: "an app trusts jobs that somebody has reviewed",
        fix: "trust an environment with required reviewers, or an app of its own that can only read",
      })),
};
