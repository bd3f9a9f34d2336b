/** Graph's own code of a refusal. */
import { type Fields, fieldsOf, textOf } from "./fields";

/** "Request_BadRequest"; "without a code" where what answered gives none. */
export function graphCodeOf({ error }: Fields): string {
  return textOf(fieldsOf(error).code) || "without a code";
}
