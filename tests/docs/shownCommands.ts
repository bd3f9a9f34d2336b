/** Types the commands of a page in its order, and compares what they print with what the page shows. */
import { expect } from "vitest";
import { missingParts, normalise, type Transcript } from "./documentedPage";
import type { PageProject, Ran } from "./pageProject";

/** Where a test can hand the page of `@azure/identity` to Ben: elsewhere it opens the system's own browser. */
export const opensBrowser = process.platform === "linux";

/** Each command has to end as it ends for a reader, and to print what is shown. */
export async function typeCommands(transcripts: readonly Transcript[], project: PageProject): Promise<void> {
  expect(transcripts.length).toBeGreaterThan(0);
  for (const { args, shown } of transcripts) {
    const { output, exitCode } = await type(args, project);
    const missing = missingParts(shown, output);

    expect({ command: args.join(" "), missing, instead: missing.length > 0 ? normalise(output) : "" }).toEqual({
      command: args.join(" "),
      missing: [],
      instead: "",
    });
    expect({ command: args.join(" "), refused: exitCode !== 0 }).toEqual({
      command: args.join(" "),
      refused: shown.startsWith("error["),
    });
  }
}

/** As a person at a terminal: says yes, and signs in where a browser opens. */
function type(args: readonly string[], project: PageProject): Promise<Ran> {
  const [command, operation] = args;
  if (command === "rehearse" && operation !== "preview") return project.run(...args, "--yes");
  return project.run(...args);
}
