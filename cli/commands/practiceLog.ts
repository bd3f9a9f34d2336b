/** `appreg practice log`: the requests that the practice tenant answered. */
import type { Command } from "commander";
import type { CliDeps } from "../cliDeps";
import type { LogOptions } from "../practice/printLog";
import { action } from "../runCommand";

export const practiceLogHelp = `
One line a request: time (UTC), status, method, path, milliseconds, and the app
by its name in the program. Ids are cut short; --json has them whole. Never a
token, a body or a query.

Examples:
  appreg practice log
  appreg practice log --follow
  appreg practice log --json | jq 'select(.status >= 400)'

Exit codes: 0 printed, 2 could not run`;

export function registerPracticeLog(practice: Command, deps: CliDeps): void {
  practice
    .command("log")
    .description("print the requests that the practice tenant answered")
    .option("-f, --follow", "go on printing until Ctrl-C")
    .option("--json", "print one JSON document a line")
    .option("--cwd <folder>", "folder of the Pulumi project")
    .addHelpText("after", practiceLogHelp)
    .action(
      action(deps, async (options: LogOptions) => {
        const { printLog } = await import("../practice/printLog.js");
        return printLog(options, deps);
      }),
    );
}
