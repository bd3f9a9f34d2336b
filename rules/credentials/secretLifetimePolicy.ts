/** A secret that lives longer than the portal makes any. */
import type { Rule } from "../rule";
import { at, secretsOf } from "./credentials";
import { dayOfAge, lifetimeInDays } from "./lifetime";

/** Two years: https://learn.microsoft.com/entra/identity-platform/how-to-add-credentials */
export const longestDays = 731;

export const secretLifetimePolicy: Rule = {
  id: "secret-lifetime-policy",
  level: "risky",
  why: "The portal makes no secret that lives longer than two years, and the policies of tenants allow less.",
  code: "CredentialInvalidLifetimeAsPerAppPolicy",
  source: "https://github.com/OfficeDev/microsoft-365-agents-toolkit/issues/10998",
  judge: (manifest, { today }) =>
    secretsOf(manifest)
      .filter((secret) => (lifetimeInDays(secret, today) ?? 0) > longestDays)
      .map((secret) => ({
        ...at(secret),
        rule: "a secret lives at most two years",
        fix: `let it end by ${dayOfAge(secret, today, 180)}`,
      })),
};
