/** `appreg token`: gets a token as an app of the stack and says what it holds. */
import { type Command, Option } from "commander";
import type { CliDeps } from "../cliDeps";
import { action } from "../runCommand";
import type { TokenOptions } from "../token/runToken";

export const tokenHelp = `
The app's tenant and permissions come from the outputs of the stack, as the
rehearsal or the Pulumi CLI left them. The token itself is printed with --raw
only.

With the flows secret, certificate and federated the app acts on its own, and
its application permissions are compared. An app without a platform needs no
--flow where its proof is found. To a web app people sign in at a redirect URI
of http://localhost; it proves itself, too. Where a proof is looked for:
  secret       --secret-output, --secret-stdin, --secret-env, or in
               AZURE_CLIENT_SECRET, or asks
  certificate  --certificate, or AZURE_CLIENT_CERTIFICATE_PATH
  federated    --assertion-file; on the practice tenant made for the occasion;
               elsewhere AZURE_FEDERATED_TOKEN_FILE, or GitHub Actions

Examples:
  appreg token calendar-sync                        what its token holds
  appreg token calendar-sync --flow device-code     sign in on another device
  appreg token calendar-sync --user ben@practice.onmicrosoft.com
                                       practice tenant only: signs in by itself
  appreg token portal --secret-output portalSecret   a web app, in a browser
  appreg token mail-digest                         by what is found to prove it
  appreg token mail-digest --secret-output mailDigestSecret
  appreg token mail-digest --certificate mail-digest.pem
  appreg token mail-digest --flow federated
  curl -H "Authorization: Bearer $(appreg token calendar-sync --raw)" …

Exit codes: 0 the token grants what is declared, 1 it differs, cannot be
compared or was refused, 2 could not run`;

export function registerToken(program: Command, deps: CliDeps): void {
  const token = program
    .command("token")
    .description("get a token as an app of the stack and compare it with what is declared")
    .argument("<app>", "name of the app in the program")
    .addOption(
      new Option("--flow <flow>", "how to get it (default: browser where there is one)").choices([
        "browser",
        "device-code",
        "secret",
        "certificate",
        "federated",
      ]),
    )
    .option("--user <name>", "sign-in name to propose; on the practice tenant, to sign in with");
  addProofOptions(token);
  addOutputOptions(token)
    .addHelpText("after", tokenHelp)
    .action(
      action(deps, async (name: string, options: TokenOptions) => {
        const { runToken } = await import("../token/runToken.js");
        return runToken(name, options, deps);
      }),
    );
}

/** What proves an app that acts on its own. */
function addProofOptions(command: Command): void {
  command
    .option("--secret-output <name>", "output of the stack that is the client secret")
    .addOption(new Option("--secret-stdin", "read the client secret from standard input").conflicts("secretOutput"))
    .addOption(
      new Option("--secret-env <name>", "variable that holds the client secret").conflicts([
        "secretOutput",
        "secretStdin",
      ]),
    )
    .option("--certificate <file>", "PEM file with the certificate and its private key")
    .option("--certificate-password-env <name>", "variable that holds the password of that key")
    .option("--assertion-file <file>", "file with a token of an issuer that the app trusts");
}

/** Which token, of which stack, and how it is told. */
function addOutputOptions(command: Command): Command {
  return command
    .option("--api <name>", "only this API, such as microsoftGraph")
    .option("--scope <scope...>", "ask for these scopes instead of the declared ones")
    .addOption(new Option("--raw", "print the token itself, of the first API, and nothing else").conflicts("json"))
    .option("-j, --json", "print one JSON document, without the token")
    .addOption(
      new Option("--engine <name>", "where the stack's outputs are (default: the rehearsal, else Pulumi)").choices([
        "rehearsal",
        "pulumi",
      ]),
    )
    .option("-s, --stack <name>", "the stack (default: the only one, or dev)")
    .option("--cwd <folder>", "folder of the Pulumi project");
}
