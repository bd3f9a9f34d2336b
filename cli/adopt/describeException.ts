/** What an adoption does not leave as it is, as one line. */
import type { AdoptException } from "../../adopt";
import { plainText } from "../plainText";

/** What the directory holds may be anybody's text. */
export function describeException({ about, text }: AdoptException): string {
  return plainText(`${about}: ${text}`);
}
