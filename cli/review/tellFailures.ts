/** Shows why a version could not be run: a review only says that it could not. */
import { type CliDeps, screenWidthOf } from "../cliDeps";
import { plainText } from "../plainText";
import { renderDiagnostics } from "../rehearsal/renderSummary";
import type { ProgramReading } from "./readProgram";

export function tellFailures(
  { version, diagnostics, output }: ProgramReading,
  { stderr }: Pick<CliDeps, "stderr">,
): void {
  if (version.notices.every(({ kind }) => kind !== "failed")) return;
  const written = output === "" ? "" : `${output.trimEnd().split("\n").map(plainText).join("\n")}\n`;
  stderr.write(`The program of ${plainText(version.label)} could not be run to its end:\n${written}`);
  stderr.write(renderDiagnostics(diagnostics, screenWidthOf(stderr)));
}
