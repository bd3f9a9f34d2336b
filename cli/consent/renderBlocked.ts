/** Why a person cannot consent, permission by permission. */
import { wrapText } from "../../common";
import { type PreviewStep, whyWords } from "../../practice-tenant";
import { plainText } from "../plainText";
import type { PreviewLook } from "./previewLook";

const indent = "     ";

export function renderBlocked(
  { content, blocked }: Extract<PreviewStep, { page: "adminApproval" }>,
  { paint, width }: PreviewLook,
): string[] {
  const column = Math.max(...blocked.map(({ name }) => name.length));
  const refusal = wrapText(plainText(content.refusal), width - indent.length).map((line) => `${indent}${line}`);
  const rows = blocked.flatMap(({ name, why }) => {
    const shown = plainText(name);
    const row = `${indent}  ${paint("cyan", shown)}${" ".repeat(column - shown.length)}  ${whyWords[why]}`;
    const fits = indent.length + 2 + column + 2 + whyWords[why].length <= width;
    return fits ? [row] : [`${indent}  ${paint("cyan", shown)}`, `${indent}    ${whyWords[why]}`];
  });
  return [...refusal, ...rows, `${indent}[Sign in as administrator] [Back to the app]`];
}
