/** Scopes and roles are known by a UUID. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { isUuid } from "../uuid";
import { isSettledText, listPublished } from "./published";

export const publishedIdForm: Rule = {
  id: "published-id-form",
  level: "refused",
  why: "The directory keeps scopes and roles by a UUID.",
  source: sources.providerApplication,
  judge: (manifest) =>
    listPublished(manifest)
      .filter(({ id }) => isSettledText(id) && !isUuid(id))
      .map(({ argument, name }) => ({
        argument,
        value: name,
        rule: "the id of a scope or role is a UUID",
        fix: "leave the id out, or take one from `node -p crypto.randomUUID()`",
      })),
};
