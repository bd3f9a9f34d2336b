/** `appreg permissions least`: the least permissions that calls need. */
import { Argument, type Command, Option } from "commander";
import type { CliDeps } from "../cliDeps";
import type { LeastOptions } from "../permissions/least/runLeast";
import { action } from "../runCommand";
import { kindOption } from "./permissionOptions";

export const permissionsLeastHelp = `
The calls are one method and URL in any spelling, or come from a HAR file (of a
browser's network tools; requests to other hosts are ignored, those inside of a
$batch count), from a log with one "METHOD URL" a line, or from the log of the
practice tenant, whose tokens tell whether an app acted for a user.

Examples:
  appreg permissions least GET /me/messages
  appreg permissions least --har recording.har --write
  appreg permissions least --log calls.txt --kind application
  appreg permissions least --rehearsal --app calendar-sync
  grep -o 'GET https[^ ]*' app.log | appreg permissions least --log -

Exit codes: 0 done, 1 a call is not known, or the app declares something else,
2 could not run`;

/** Proposed by a shell, and not enforced by the parser: lower case will do, and the command's own error says more. */
function methodArgument(): Argument {
  const method = new Argument("[method]", "of the call");
  method.argChoices = ["GET", "POST", "PATCH", "PUT", "DELETE"];
  return method;
}

export function registerPermissionsLeast(permissions: Command, deps: CliDeps): void {
  permissions
    .command("least")
    .description("tell the least permissions that calls to Microsoft Graph need")
    .addArgument(methodArgument())
    .argument("[url]", "of Microsoft Graph, or a path such as /me/messages")
    .option("--har <file>", "the calls in a HAR file")
    .option("--log <file>", "the calls in a log, - for standard input")
    .option("--rehearsal", "the calls that apps made to the practice tenant")
    .option("--app <name>", "compare with what this app of the stack declares")
    .addOption(kindOption("only for this kind of app"))
    .option("--narrow", "more permissions, each narrower, instead of the fewest")
    .option("--all", "every call and alternative, not the first few only")
    .option("--write", "print the lines for index.ts, and nothing else")
    .addOption(new Option("-j, --json", "print one JSON document").conflicts("write"))
    .option("-s, --stack <name>", "the stack (default: the only one, or dev)")
    .option("--cwd <folder>", "folder of the Pulumi project")
    .addHelpText("after", permissionsLeastHelp)
    .action(
      action(deps, async (method: string | undefined, url: string | undefined, options: LeastOptions) => {
        const { runLeast } = await import("../permissions/least/runLeast.js");
        return runLeast({ method, url }, options, deps);
      }),
    );
}
