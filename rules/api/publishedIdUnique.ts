/** An id stands for one scope or role; a scope and a role that share one are alike. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { isSettledText, listPublished, type Published } from "./published";

export const publishedIdUnique: Rule = {
  id: "published-id-unique",
  level: "refused",
  why: "Grants and assignments keep the id, and would change their meaning.",
  source: sources.providerPermissions,
  judge: (manifest) => {
    const all = listPublished(manifest).filter(({ name, id }) => [name, id].every(isSettledText) && name !== "");
    return all
      .filter((entry, index) => all.slice(0, index).some((other) => clashes(other, entry)))
      .map(({ argument, name }) => ({
        argument,
        value: name,
        rule: "a scope and a role share an id only where name and state are the same",
        fix: "give it an id of its own",
      }));
  },
};

function clashes(one: Published, other: Published): boolean {
  return one.id === other.id && (one.name !== other.name || one.isEnabled !== other.isEnabled);
}
