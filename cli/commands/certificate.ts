/** `appreg certificate`: makes a certificate and its private key for an app that has none. */
import { type Command, InvalidArgumentError } from "commander";
import type { CertificateOptions } from "../certificate/runCertificate";
import type { CliDeps } from "../cliDeps";
import { action } from "../runCommand";

export const certificateHelp = `
Writes two files, named after the app and the day it ends, and overwrites none:
  <app>-<day>.crt   the certificate, beside Pulumi.yaml: the program reads it
  <app>-<day>.pem   certificate and private key, for the app; in .appreg/, which
                    keeps itself out of git, or in the folder of --out. Where
                    git does not ignore that file, nothing is written.
The key is never printed. It is not encrypted: the file is yours alone to read.

Where the app runs in GitHub Actions, GitLab, Azure DevOps, Kubernetes,
Terraform or Pulumi Cloud, a federated credential needs no key at all.

Examples:
  appreg certificate mail-digest
  appreg certificate mail-digest --days 90 --subject "CN=digest, O=Contoso"
  appreg certificate mail-digest --out ~/keys
  appreg token mail-digest --certificate .appreg/mail-digest-2027-11-22.pem

Exit codes: 0 written, 2 could not run`;

/** Ten years. Entra would take more, and nobody should. */
const mostDays = 3650;

export function registerCertificate(program: Command, deps: CliDeps): void {
  program
    .command("certificate")
    .description("make a certificate and its private key for an app that has none")
    .argument("<app>", "name of the app in the program")
    .option("--out <folder>", "folder of the private key (default: .appreg)")
    .option("--days <number>", "how long it is valid, today (UTC) included", parseDays, 365)
    .option("--subject <name>", "distinguished name (default: CN=<app>)")
    .option("--cwd <folder>", "folder of the Pulumi project")
    .addHelpText("after", certificateHelp)
    .action(
      action(deps, async (app: string, options: CertificateOptions) => {
        const { runCertificate } = await import("../certificate/runCertificate.js");
        return runCertificate(app, options, deps);
      }),
    );
}

function parseDays(text: string): number {
  const days = Number(text);
  if (Number.isInteger(days) && days > 0 && days <= mostDays) return days;
  throw new InvalidArgumentError(`It is a whole number from 1 to ${mostDays}.`);
}
