/** `appreg list`: the app registrations of a stack or a tenant. */
import { type Command, Option } from "commander";
import type { CliDeps } from "../cliDeps";
import type { ListOptions } from "../list/runList";
import { action } from "../runCommand";
import { addLookingOptions } from "./lookingOptions";

export const listHelp = `
Reads the directory itself, whatever the program declares: how dangerous each
app is, whether it was consented to, which credential ends next. Lists what the
state of the stack knows or has the stack's mark; worst risk first.

Examples:
  appreg list                          the stack's apps
  appreg list --all --sort expiry      the tenant's, by what ends next
  appreg list --owner me               those that you own
  appreg list --json | jq -r '.apps[].clientId'

Exit codes: 0 listed, 1 refused by Microsoft Graph, 2 could not run`;

export function registerList(program: Command, deps: CliDeps): void {
  const list = program
    .command("list")
    .description("the app registrations of the stack, or of the tenant")
    .option("--all", "every app registration of the tenant")
    .addOption(new Option("--owner <who>", "those of an owner: me, a sign-in name or an object id").conflicts("all"))
    .addOption(
      new Option("--sort <by>", "what comes first").choices(["risk", "name", "expiry"]).default("risk", "risk"),
    )
    .option("-j, --json", "print one JSON document");
  addLookingOptions(list)
    .addHelpText("after", listHelp)
    .action(
      action(deps, async (options: ListOptions) => {
        const { runList } = await import("../list/runList.js");
        return runList(options, deps);
      }),
    );
}
