/** `appreg consent`: what apps ask people for. */
import type { Command } from "commander";
import type { CliDeps } from "../cliDeps";
import { registerConsentPreview } from "./consentPreview";

export const consentHelp = `
Examples:
  appreg consent preview calendar-sync          what people would be asked

Exit codes: 0 done, 1 the program or a step failed, 2 could not run`;

export function registerConsent(program: Command, deps: CliDeps): void {
  const consent = program
    .command("consent")
    .description("what an app of the program asks people for")
    .helpCommand(false)
    .addHelpText("after", consentHelp);
  registerConsentPreview(consent, deps);
}
