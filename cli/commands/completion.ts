/** `appreg completion`: prints the script that completes the command line in a shell. */
import { Argument, type Command } from "commander";
import type { CliDeps } from "../cliDeps";
import { exitCodes } from "../exitCodes";
import { action } from "../runCommand";

export const completionHelp = `
Examples:
  source <(appreg completion bash)
  source <(appreg completion zsh)
  appreg completion fish | source

Exit codes: 0 printed, 2 could not run`;

const shells = ["bash", "zsh", "fish"] as const;

export function registerCompletion(program: Command, deps: CliDeps): void {
  program
    .command("completion")
    .description("print a script that completes appreg in a shell")
    .addArgument(new Argument("<shell>", "the shell").choices(shells))
    .addHelpText("after", completionHelp)
    .action(
      action(deps, async (shell: (typeof shells)[number]) => {
        const { renderCompletion } = await import("../completion/renderCompletion.js");
        deps.stdout.write(renderCompletion(program, shell));
        return exitCodes.done;
      }),
    );
}
