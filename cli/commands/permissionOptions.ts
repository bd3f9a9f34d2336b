/** Options that several commands of `appreg permissions` have. */
import { type Command, Option } from "commander";

const kinds = ["delegated", "application"];

/** `--kind`, of which a script can complete the values. */
export function kindOption(description: string): Option {
  return new Option("--kind <kind>", description).choices(kinds);
}

/** Which permissions are meant. */
export function addFilterOptions(command: Command): Command {
  return command
    .option("--api <name>", "only of this API, such as microsoftGraph")
    .addOption(kindOption("only of this kind"));
}
