/** Options of commands that look at a tenant. */
import { type Command, Option } from "commander";

/** Which stack, which engine knows it, and which tenant is looked at. */
export function addLookingOptions(command: Command): Command {
  return command
    .option("-s, --stack <name>", "the stack (default: the only one, or dev)")
    .addOption(
      new Option("--engine <name>", "where the stack's state is (default: the rehearsal, else Pulumi)").choices([
        "rehearsal",
        "pulumi",
      ]),
    )
    .addOption(
      new Option("--tenant <which>", "which tenant (default: the one that the stack is in)").choices([
        "practice",
        "real",
      ]),
    )
    .option("--cwd <folder>", "folder of the Pulumi project");
}
