/** `appreg connect`: gives another program what it needs to use an app of the stack. */
import { type Command, Option } from "commander";
import type { CliDeps } from "../cliDeps";
import type { ConnectOptions } from "../connect/connectJob";
import { connectTargets } from "../connect/targets";
import { action } from "../runCommand";

export const connectHelp = `
Prints the configuration in the form that the library reads. With --out it
writes that, a short sample that signs in and calls one declared permission's
API, and the list of packages.

  env             variables, as @azure/identity reads them
  json            one object, for anything else
  msal-node       @azure/msal-node: people, web servers, apps on their own
  msal-browser    @azure/msal-browser: single-page apps
  azure-identity  @azure/identity: people, apps on their own
  python          MSAL for Python: people, web servers, apps on their own
  dotnet          Azure.Identity, or Microsoft.Identity.Web for web servers

An app that proves itself does so with the best that the program declares: a
federated credential, a certificate, then a secret; --credential names another.
A secret is never printed, and written to no file that git could track.

Examples:
  appreg connect calendar-sync --to json
  appreg connect room-board --to msal-browser --out web
  appreg connect mail-digest --to python --out digest --stack contoso
  appreg connect mail-digest --to env --out . --secret-output mailDigestSecret
  appreg connect mail-digest --to msal-node --out . --credential certificate

Exit codes: 0 printed or written, 2 could not run`;

export function registerConnect(program: Command, deps: CliDeps): void {
  program
    .command("connect")
    .description("give another program what it needs to use an app of the stack: configuration and sample")
    .argument("<app>", "name of the app in the program")
    .addOption(new Option("--to <target>", "what to write for").choices([...connectTargets]).makeOptionMandatory())
    .option("-o, --out <folder>", "write files there instead of printing the configuration")
    .addOption(new Option("--sample", "print the sample instead of the configuration").conflicts("out"))
    .option("--force", "replace files that are there")
    .addOption(
      new Option("--credential <kind>", "what proves the app (default: the best that is declared)").choices([
        "federated",
        "certificate",
        "secret",
      ]),
    )
    .option("--secret-output <name>", "output of the stack to write as secret, where git ignores .env")
    .addOption(
      new Option("--engine <name>", "where the stack's outputs are (default: the rehearsal, else Pulumi)").choices([
        "rehearsal",
        "pulumi",
      ]),
    )
    .option("-s, --stack <name>", "the stack (default: the only one, or dev)")
    .option("--cwd <folder>", "folder of the Pulumi project")
    .addHelpText("after", connectHelp)
    .action(
      action(deps, async (name: string, options: ConnectOptions) => {
        const { runConnect } = await import("../connect/runConnect.js");
        return runConnect(name, options, deps);
      }),
    );
}
