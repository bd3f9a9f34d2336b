/** `appreg doctor`: whether the next command can run, and what it lacks. */
import { type Command, Option } from "commander";
import type { CliDeps } from "../cliDeps";
import type { DoctorOptions } from "../doctor/runDoctor";
import { action } from "../runCommand";
import { addLookingOptions } from "./lookingOptions";

export const doctorHelp = `
Tells which tenant it is, who is signed in with which privileges, what each
command lacks of them and the least that would do; whether users could consent
to what the program declares; versions of Node, Pulumi and the plugin; the
clock. Changes nothing, and prints no token.

Marks: ✓ well, ! think of it, ✗ keeps a command from running, ? cannot be told.

Examples:
  appreg doctor
  appreg doctor --for up               what \`pulumi up\` would lack
  appreg doctor --for drift --json     in a pipeline that only reads

Exit codes: 0 nothing blocks, 1 something blocks, 2 could not run`;

export function registerDoctor(program: Command, deps: CliDeps): void {
  const doctor = program
    .command("doctor")
    .description("whether the next command can run here, and what it lacks")
    .addOption(
      new Option("--for <command>", "only this command (default: all)").choices([
        "list",
        "verify",
        "drift",
        "adopt",
        "up",
        "recover",
        "teardown",
      ]),
    )
    .option("-j, --json", "print one JSON document");
  addLookingOptions(doctor)
    .addHelpText("after", doctorHelp)
    .action(
      action(deps, async (options: DoctorOptions) => {
        const { runDoctor } = await import("../doctor/runDoctor.js");
        return runDoctor(options, deps);
      }),
    );
}
