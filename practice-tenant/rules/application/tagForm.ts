/** Tags: 1 to 256 characters, no white space, each once (entra-docs supported-accounts-validation). */
import { type ApplicationRule, duplicateValue, findDuplicate, invalidValue } from "./directoryRule";

const most = 256;

export const tagFormRule: ApplicationRule = ({ after: { tags } }) => {
  const bad = tags.find((tag) => tag.length < 1 || tag.length > most || /\s/.test(tag));
  if (bad !== undefined) {
    return invalidValue("tags", `'${bad}' must have 1 to ${most} characters and no white space`);
  }
  const duplicate = findDuplicate(tags);
  return duplicate === undefined ? undefined : duplicateValue("tags", `the tag '${duplicate}' is given twice`);
};
