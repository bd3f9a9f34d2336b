/** `appreg init`: declares an app, in a project or in an empty folder. */
import { type Command, Option } from "commander";
import type { CliDeps } from "../cliDeps";
import type { InitOptions } from "../init/readOptions";
import { action } from "../runCommand";

export const initHelp = `
Asks for what the options do not say, checks the declaration as the program will
be checked, shows what it would write, and writes it after a yes. In a project
the app is added to index.ts; in an empty folder a project is begun.

A permission's name alone is Microsoft Graph's, where it is of one kind only:
otherwise microsoftGraph:delegated:Mail.Read. Platforms that vouch for an app:
  --federated github:contoso/room-board:environment=production
              (or branch=main, tag=v2, pullRequest)
  --federated gitlab:contoso/rooms/room-board:branch=main
  --federated azure-devops:<organization ID>/<connection ID>:tenantId=<ID>
  --federated kubernetes:rooms/mail-digest:issuer=https://<issuer>/
  --federated terraform:contoso/rooms/production
  --federated pulumi:contoso/rooms/production

Examples:
  appreg init
  appreg init --kind native --name calendar-sync --permission Calendars.Read
  appreg init --kind daemon --name mail-digest --permission Mail.Send \\
    --federated github:contoso/mail-digest:branch=main --yes
  appreg init --kind spa --name room-board --call "GET /me/events" --dry-run

Exit codes: 0 written or there already, 1 you said no, 2 could not run`;

export function registerInit(program: Command, deps: CliDeps): void {
  const init = program.command("init").description("declare an app, and begin a project where there is none");
  addAppOptions(init)
    .option("--tenant <id>", "of a new stack: practice, or the ID of a real tenant")
    .option("--cloud <name>", "of the real tenant (default: public)")
    .option("-s, --stack <name>", "the stack (default: the only one; dev or prod)")
    .option("-y, --yes", "do not ask: what is not said has its default")
    .option("--dry-run", "print what would be written, and write nothing")
    .option("--cwd <folder>", "folder of the Pulumi project, or of a new one")
    .addHelpText("after", initHelp)
    .action(
      action(deps, async (options: InitOptions) => {
        const { runInit } = await import("../init/runInit.js");
        return runInit(options, deps);
      }),
    );
}

function addAppOptions(init: Command): Command {
  // Judged with all the others, so that every mistake is told at once; the choices are for the shell's completion.
  const kind = new Option("--kind <kind>", "web, spa, native, daemon or api");
  kind.argChoices = ["web", "spa", "native", "daemon", "api"];
  return init
    .addOption(kind)
    .option("--name <name>", "in the program, such as room-board")
    .option("--display-name <name>", "on the consent page (default: made of the name)")
    .option("--redirect-uri <uri...>", "where people come back to after signing in")
    .option("--permission <name...>", "what it may do, such as Calendars.Read")
    .option("--call <call...>", 'the least for a call, such as "GET /me/messages"')
    .option("--scope <name...>", "what an API offers, such as Rooms.Read")
    .option("--federated <identity...>", "a platform that vouches for it, without a secret")
    .option("--certificate <file>", "its certificate, the public part")
    .option("--secret-until <date>", "a secret that ends on this day")
    .addOption(new Option("--consent <who>", "code: for the whole tenant, or people").choices(["code", "people"]));
}
