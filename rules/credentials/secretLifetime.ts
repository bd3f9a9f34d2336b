/** A secret that lives longer than half a year, but no longer than two. */
import type { Rule } from "../rule";
import { at, secretsOf } from "./credentials";
import { dayOfAge, lifetimeInDays } from "./lifetime";
import { longestDays } from "./secretLifetimePolicy";

const days = 180;

export const secretLifetime: Rule = {
  id: "secret-lifetime",
  level: "risky",
  why: "The longer a secret lives, the longer it works for whoever has found it.",
  source: "https://github.com/cisagov/ScubaGear/issues/1962",
  judge: (manifest, { today }) =>
    secretsOf(manifest)
      .map((secret) => ({ secret, life: lifetimeInDays(secret, today) ?? 0 }))
      .filter(({ life }) => life > days && life <= longestDays)
      .map(({ secret }) => ({
        ...at(secret),
        rule: `a secret lives at most ${days} days`,
        fix: `let it end by ${dayOfAge(secret, today, days)}, and declare the next one before that`,
      })),
};
