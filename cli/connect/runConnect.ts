/** Gives another program what it needs to use an app of the stack: printed, or as files. */
import { join, relative, resolve } from "node:path";
import type { CredentialKind } from "../../token";
import { type CliDeps, screenWidthOf } from "../cliDeps";
import { type ExitCode, exitCodes } from "../exitCodes";
import { describeStack, findProject, type Project } from "../project/findProject";
import { requireApp } from "../token/findApp";
import { isPracticeTenant } from "../token/isPracticeTenant";
import { readStackOutputs } from "../token/readStackOutputs";
import { UsageError } from "../usageError";
import { type Connection, describeConnection } from "./connection";
import { type ConnectJob, type ConnectOptions, secretCommand } from "./connectJob";
import { ConnectRefusedError } from "./connectRefusedError";
import { explainConnection } from "./explainConnection";
import { findMisfit } from "./findMisfit";
import { buildKit } from "./kit";
import { writeConnection } from "./writeConnection";

/**
 * @throws {ConnectRefusedError} before anything is written, with every reason.
 * @throws errors of the project and the stack.
 */
export async function runConnect(name: string, options: ConnectOptions, deps: CliDeps): Promise<ExitCode> {
  const project = findProject(options.cwd ?? deps.cwd);
  const stack = describeStack(project, options.stack);
  const { engine, outputs } = await readStackOutputs(project, stack, { engine: options.engine, env: deps.env });
  const app = requireApp(outputs, name);
  const practiceCaFile = isPracticeTenant(app) ? caFileFor(project, options, deps) : undefined;
  const connection = describeConnection(app, { practiceCaFile, proof: wantedProof(options) });
  const job = { connection, project, stack, engine, options, deps };
  assertProvable(connection, options);
  return options.out === undefined ? printConnection(job) : writeConnection(job, options.out);
}

/** Whoever names the secret wants to use it. */
function wantedProof({ credential, secretOutput }: ConnectOptions): CredentialKind | undefined {
  return credential ?? (secretOutput === undefined ? undefined : "secret");
}

function assertProvable({ app, proof }: Connection, { credential }: ConnectOptions): void {
  if (credential === undefined || proof !== undefined) return;
  throw new UsageError(
    `"${app.name}" proves itself with nothing: whoever has the program could read it there.`,
    "leave --credential out",
  );
}

/** As it is called from where it is used: the folder that is written to, or anywhere. */
function caFileFor({ practiceFolder }: Project, { out }: ConnectOptions, { cwd }: CliDeps): string {
  const file = join(practiceFolder, "ca.pem");
  return out === undefined ? file : relative(resolve(cwd, out), file);
}

function printConnection(job: ConnectJob): ExitCode {
  const { connection, options, deps } = job;
  const { to: target, secretOutput, force, sample = false } = options;
  const misfit = findMisfit(connection, target);
  if (misfit !== undefined) throw new ConnectRefusedError([misfit]);
  if (secretOutput !== undefined || force === true) {
    const option = force === true ? "--force" : "--secret-output";
    throw new UsageError(
      `${option} is about files, and nothing but a print was asked for.`,
      "name a folder with --out",
    );
  }
  const kit = buildKit(connection, target);
  const printed = sample ? kit.sample : kit.config;
  if (printed === undefined) {
    throw new UsageError(
      `--to ${target} is a configuration without a sample.`,
      "leave --sample out, or name a library",
    );
  }
  deps.stdout.write(printed.text);
  const told = { connection, target, hasSecret: false, showSecret: secretCommand(job) };
  deps.stderr.write(explainConnection(told, screenWidthOf(deps.stderr)));
  return exitCodes.done;
}
