/** There are two versions of tokens. */
import type { Rule } from "../rule";
import { sources } from "../sources";

export const tokenVersionForm: Rule = {
  id: "token-version-form",
  level: "refused",
  why: "Entra issues access tokens of two versions.",
  source: sources.providerApplication,
  judge: ({ exposes: { tokenVersion } }) => {
    if (tokenVersion === 1 || tokenVersion === 2) return [];
    const rule = "the token version is 1 or 2";
    return [{ argument: "api.tokenVersion", value: String(tokenVersion), rule, fix: "set it to 2" }];
  },
};
