/** `appreg practice`: the practice tenant of a project. */
import type { Command } from "commander";
import type { CliDeps } from "../cliDeps";
import { registerPracticeAssertion } from "./practiceAssertion";
import { registerPracticeEnv } from "./practiceEnv";
import { registerPracticeLog } from "./practiceLog";
import { registerPracticeReset } from "./practiceReset";
import { registerPracticeServe } from "./practiceServe";
import { registerPracticeStatus } from "./practiceStatus";

export const practiceHelp = `
Examples:
  appreg practice serve                  listen until Ctrl-C
  eval "$(appreg practice env)"          let \`pulumi up\` in this shell use it
  appreg practice log --follow           watch what it is asked

Exit codes: 0 done, 2 could not run`;

export function registerPractice(program: Command, deps: CliDeps): void {
  const practice = program
    .command("practice")
    .description("a tenant on this machine that stands in for Entra ID and Microsoft Graph")
    .helpCommand(false)
    .addHelpText("after", practiceHelp);
  registerPracticeServe(practice, deps);
  registerPracticeStatus(practice, deps);
  registerPracticeReset(practice, deps);
  registerPracticeLog(practice, deps);
  registerPracticeEnv(practice, deps);
  registerPracticeAssertion(practice, deps);
}
