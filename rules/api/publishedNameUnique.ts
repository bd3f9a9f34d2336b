/** A name stands for one scope or role, unless both are one and the same. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { isSettledText, listPublished } from "./published";

export const publishedNameUnique: Rule = {
  id: "published-name-unique",
  level: "refused",
  why: "A request names a scope or role by its value, which has to stand for one.",
  source: sources.providerPermissions,
  judge: (manifest) => {
    const all = listPublished(manifest).filter(({ name, id }) => [name, id].every(isSettledText) && name !== "");
    return all
      .filter(({ name, id }, index) => all.slice(0, index).some((other) => other.name === name && other.id !== id))
      .map(({ argument, name }) => ({
        argument,
        value: name,
        rule: "no two scopes or roles have the same name",
        fix: "give one of them another name",
      }));
  },
};
