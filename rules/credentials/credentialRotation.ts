/** Everything that proves an app ends soon, and nothing is there to follow it. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { at, datedOf, federatedOf } from "./credentials";
import { dayOf, daysLeft } from "./lifetime";

const days = 30;

export const credentialRotation: Rule = {
  id: "credential-rotation",
  level: "risky",
  why: "An app is changed over to its next credential while the last one still works.",
  code: "AADSTS7000222",
  source: sources.bestPractices,
  judge: (manifest, { today }) => {
    const ends = datedOf(manifest).map((credential) => ({ credential, left: daysLeft(credential, today) }));
    // What is not settled may live on, and what a platform vouches for never ends.
    if (federatedOf(manifest).length > 0 || ends.some(({ left }) => left === undefined || left >= days)) return [];
    return ends
      .filter(({ left }) => left !== undefined && left > 0)
      .map(({ credential }) => ({
        ...at(credential),
        rule: `some credential of an app lives for ${days} days more`,
        fix: `add the next one beside it now: this one ends on ${dayOf(credential.until)}`,
      }));
  },
};
