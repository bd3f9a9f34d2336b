/** How long the free texts of an application may be (microsoft-graph-docs application, `description`; `notes` alike). */
import { type ApplicationRule, invalidValue } from "./directoryRule";

const most = 1024;

export const freeTextLengthRule: ApplicationRule = ({ after }) => {
  const tooLong = (["notes", "description"] as const).find((property) => (after[property]?.length ?? 0) > most);
  return tooLong === undefined ? undefined : invalidValue(tooLong, `it is longer than ${most} characters`);
};
