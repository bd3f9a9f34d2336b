/** Tags are 1 to 256 characters without white space, each listed once. */
import { knownValues } from "../../manifest";
import type { Problem, Rule } from "../rule";
import { sources } from "../sources";

const limit = 256;

export const tagForm: Rule = {
  id: "tag-form",
  level: "refused",
  why: "Tags are found by exact words.",
  code: "Request_BadRequest",
  source: sources.accountTypes,
  judge: ({ identity }) => {
    const tags = knownValues(identity.tags);
    return tags.flatMap((tag, index) => judgeTag(tag, tags.indexOf(tag) < index));
  },
};

function judgeTag(tag: string, isRepeated: boolean): readonly Problem[] {
  const at = { argument: "tags", value: tag };
  if (isRepeated) return [{ ...at, rule: "a tag is listed once", fix: "remove the repetition" }];
  if (/\s/.test(tag))
    return [{ ...at, rule: "a tag holds no white space", fix: `use ${tag.trim().replace(/\s+/g, "-")}` }];
  if (tag.length >= 1 && tag.length <= limit) return [];
  // The component's own tag grows with the name of the app.
  return [{ ...at, rule: `a tag has 1 to ${limit} characters`, fix: "shorten it, or the name that it is made of" }];
}
