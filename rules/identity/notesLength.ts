/** Notes have at most 1,024 characters. */
import type { Rule } from "../rule";
import { sources } from "../sources";

const limit = 1024;

export const notesLength: Rule = {
  id: "notes-length",
  level: "refused",
  why: "Graph stores notes of limited length, and the azuread provider refuses longer ones.",
  source: sources.providerApplication,
  judge: ({ identity: { notes } }) => {
    if (notes?.state !== "known" || notes.value.length <= limit) return [];
    const rule = `notes have at most ${limit} characters`;
    return [{ argument: "notes", rule, fix: `shorten them: they have ${notes.value.length}` }];
  },
};
