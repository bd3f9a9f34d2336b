/** Everything that is to prove an app begins later. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { at, datedOf, federatedOf } from "./credentials";
import { beginsLater, dayOf, daysLeft } from "./lifetime";

export const credentialNotBegun: Rule = {
  id: "credential-not-begun",
  level: "risky",
  why: "A credential is valid from its beginning on, and until then the app has nothing to prove itself with.",
  source: sources.addPassword,
  judge: (manifest, { today }) => {
    // What has ended is another rule's; an end that is not settled may be far away.
    const alive = datedOf(manifest).filter((credential) => (daysLeft(credential, today) ?? 1) > 0);
    const isProved = federatedOf(manifest).length > 0 || alive.some((credential) => !beginsLater(credential, today));
    if (isProved) return [];
    return alive.map((credential) => ({
      ...at(credential),
      rule: "some credential of an app works today",
      fix: `let it begin today: this one begins on ${dayOf(credential.from)}`,
    }));
  },
};
