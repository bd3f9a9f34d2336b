/** Text in a SARIF message: what would be read as a link or a placeholder there stands for itself. */
import { shownSentence } from "../foreignText";

/** Sections 3.11.5 and 3.11.6 of SARIF 2.1.0. */
export function sarifText(text: string): string {
  return shownSentence(text)
    .replaceAll(/[\\[\]]/g, "\\$&")
    .replaceAll(/[{}]/g, "$&$&");
}
