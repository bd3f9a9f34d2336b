/** An owner is listed once. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { listOwners } from "./owners";

export const ownerRepeated: Rule = {
  id: "owner-repeated",
  level: "risky",
  why: "The azuread provider keeps owners as a set, so that the list promises one more than there is.",
  source: sources.providerApplication,
  judge: (manifest) => {
    const owners = listOwners(manifest).map((owner) => owner.toLowerCase());
    return listOwners(manifest)
      .filter((owner, index) => owners.indexOf(owner.toLowerCase()) < index)
      .map((value) => ({
        argument: "owners",
        value,
        rule: "an owner is listed once",
        fix: "remove the repetition",
      }));
  },
};
