/** `appreg practice serve`: runs the practice tenant until it is interrupted. */
import { type Command, InvalidArgumentError } from "commander";
import type { CliDeps } from "../cliDeps";
import type { ServeOptions } from "../practice/servePractice";
import { action } from "../runCommand";

export const practiceServeHelp = `
Everything it keeps is in .practice/ beside Pulumi.yaml and survives a restart.

Examples:
  appreg practice serve
  appreg practice serve --port 0         any free port

Exit codes: 0 stopped, 2 could not run`;

export function registerPracticeServe(practice: Command, deps: CliDeps): void {
  practice
    .command("serve")
    .description("run the practice tenant until Ctrl-C")
    .option("--port <number>", "port on 127.0.0.1 (default: the one the stack names, or 28443)", parsePort)
    .option("--cwd <folder>", "folder of the Pulumi project")
    .addHelpText("after", practiceServeHelp)
    .action(
      action(deps, async (options: ServeOptions) => {
        const { servePractice } = await import("../practice/servePractice.js");
        return servePractice(options, deps);
      }),
    );
}

function parsePort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError("A port is a whole number from 0 to 65535.");
}
