/** The tree of commands. Each is one file, which loads its room only when it runs: `--help` stays quick. */
import { Command } from "commander";
import type { CliDeps } from "./cliDeps";
import { registerAdopt } from "./commands/adopt";
import { registerCertificate } from "./commands/certificate";
import { registerCompletion } from "./commands/completion";
import { registerConnect } from "./commands/connect";
import { registerConsent } from "./commands/consent";
import { registerDoctor } from "./commands/doctor";
import { registerDrift } from "./commands/drift";
import { registerInit } from "./commands/init";
import { registerList } from "./commands/list";
import { registerManifest } from "./commands/manifest";
import { registerPermissions } from "./commands/permissions";
import { registerPractice } from "./commands/practice";
import { registerQuickstart } from "./commands/quickstart";
import { registerRecover } from "./commands/recover";
import { registerRehearse } from "./commands/rehearse";
import { registerReview } from "./commands/review";
import { registerShow } from "./commands/show";
import { registerTeardown } from "./commands/teardown";
import { registerToken } from "./commands/token";
import { registerUp } from "./commands/up";
import { registerVerify } from "./commands/verify";
import { packageVersion } from "./packageVersion";

export const programHelp = `
Examples:
  appreg quickstart             the whole way once, on a practice tenant
  appreg rehearse preview       what \`pulumi up\` would do
  appreg token calendar-sync    sign in as that app and see what its token holds
  appreg permissions search calendar

Exit codes: 0 done, 1 a difference or a refusal, 2 could not run`;

/** Builds the command line. Errors of usage are thrown as CommanderError, after they were printed. */
export function createProgram(deps: CliDeps): Command {
  const program = new Command("appreg")
    .description("App registrations of Microsoft Entra ID as code: declare, rehearse, prove with a token.")
    .version(packageVersion(), "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand(false)
    .configureOutput({
      writeOut: (text) => void deps.stdout.write(text),
      writeErr: (text) => void deps.stderr.write(text),
      getOutHelpWidth: () => 80,
      getErrHelpWidth: () => 80,
    })
    .showHelpAfterError("Run it with --help to see what it takes.")
    .exitOverride()
    .addHelpText("after", programHelp);
  const commands = [
    registerQuickstart,
    registerInit,
    registerRehearse,
    registerReview,
    registerManifest,
    registerUp,
    registerDoctor,
    registerList,
    registerShow,
    registerToken,
    registerVerify,
    registerDrift,
    registerRecover,
    registerTeardown,
    registerAdopt,
    registerCertificate,
    registerConnect,
    registerConsent,
    registerPermissions,
    registerPractice,
    registerCompletion,
  ];
  for (const register of commands) register(program, deps);
  return program;
}
