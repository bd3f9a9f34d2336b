/** `appreg consent preview`: the consent pages of a declared app, without signing in and without creating anything. */
import { type Command, Option } from "commander";
import type { CliDeps } from "../cliDeps";
import type { ConsentPreviewOptions } from "../consent/runConsentPreview";
import { action } from "../runCommand";

export const consentPreviewHelp = `
The program is run on a practice tenant that is thrown away afterwards, so that
an app needs to be declared only. Nothing of the stack's own is read or changed.

The policy is the tenant's user consent policy, by the last word of Entra's id;
new tenants have the recommended one.

Examples:
  appreg consent preview calendar-sync
  appreg consent preview calendar-sync --as user --policy recommended
  appreg consent preview calendar-sync --html --open    the pages, in a browser
  appreg consent preview calendar-sync --json | jq '.views[].outcome'

Exit codes: 0 told, 1 the program or a step failed, 2 could not run`;

export function registerConsentPreview(consent: Command, deps: CliDeps): void {
  consent
    .command("preview")
    .description("tell what a declared app would ask of whom, in the order of the pages")
    .argument("<app>", "name of the app in the program")
    .addOption(new Option("--as <who>", "only what this person meets (default: both)").choices(["user", "admin"]))
    .addOption(
      new Option("--policy <name>", "the tenant's user consent policy (default: legacy)").choices([
        "legacy",
        "recommended",
        "low",
        "none",
      ]),
    )
    .addOption(
      new Option(
        "--scopes <how>",
        "the app asks for permissions by name, API by API, or with .default (default: names)",
      ).choices(["names", "default"]),
    )
    .option("--html [file]", "also write the pages into a file (default: <app>-consent.html)")
    .option("--open", "open that file in the browser")
    .option("-j, --json", "print one JSON document")
    .option("-s, --stack <name>", "the stack (default: the only one, or dev)")
    .option("--cwd <folder>", "folder of the Pulumi project")
    .addHelpText("after", consentPreviewHelp)
    .action(
      action(deps, async (app: string, options: ConsentPreviewOptions) => {
        const { runConsentPreview } = await import("../consent/runConsentPreview.js");
        return runConsentPreview(app, options, deps);
      }),
    );
}
