/** Writes configuration, sample and list of packages into a folder: all of them, or nothing and every reason why. */
import { existsSync, realpathSync } from "node:fs";
import { join, resolve } from "node:path";
import { type CliDeps, screenWidthOf } from "../cliDeps";
import { type ExitCode, exitCodes } from "../exitCodes";
import { viewOfGit } from "../project/viewOfGit";
import { needsSecret } from "./connection";
import { type ConnectJob, readSecret, secretCommand } from "./connectJob";
import { ConnectRefusedError, type Refusal } from "./connectRefusedError";
import { explainConnection } from "./explainConnection";
import { findMisfit } from "./findMisfit";
import { buildKit, envFile, holdsSecret } from "./kit";
import { type FilePlan, placeEnv, planFiles } from "./planFiles";
import { writePlan } from "./writePlan";

/** @throws {ConnectRefusedError} before anything is written. */
export async function writeConnection(job: ConnectJob, out: string): Promise<ExitCode> {
  const { connection, options, deps } = job;
  const folder = resolve(deps.cwd, out);
  const envIsHidden = isHidden(join(folder, envFile), deps.env);
  const secret = await readSecret(job);
  const misfit = findMisfit(connection, options.to);
  const { files, refusals } = misfit === undefined ? plan(job, { folder, envIsHidden, secret }) : refused(misfit);
  const [first, ...others] = [...refusals, ...secretRefusals(job, { envIsHidden, secret })];
  if (first !== undefined) throw new ConnectRefusedError([first, ...others]);
  writePlan(files, folder);
  deps.stdout.write(
    files
      .filter(({ action }) => action !== "kept")
      .map(({ name }) => `${join(out, name)}\n`)
      .join(""),
  );
  const told = {
    ...{ connection, target: options.to, hasSecret: secret !== undefined, showSecret: secretCommand(job) },
    out: { folder: out, files, envIsHidden },
  };
  deps.stderr.write(explainConnection(told, screenWidthOf(deps.stderr)));
  return exitCodes.done;
}

/** Whether git would never track a file: it ignores it, or the file is in no repository. Behind a link is another file. */
function isHidden(file: string, env: CliDeps["env"]): boolean {
  const written = existsSync(file) ? realpathSync(file) : file;
  return [file, written].every((path) => ["ignored", "noRepository"].includes(viewOfGit(path, env)));
}

interface Place {
  readonly envIsHidden: boolean;
  readonly secret: string | undefined;
}

function plan({ connection, options }: ConnectJob, place: Place & { readonly folder: string }): FilePlan {
  const { folder, envIsHidden, secret } = place;
  const kit = buildKit(connection, options.to, envIsHidden ? secret : undefined);
  return planFiles(placeEnv(kit, envIsHidden), folder, { force: options.force === true });
}

function refused(refusal: Refusal): FilePlan {
  return { files: [], refusals: [refusal] };
}

/** What keeps a secret that was named from being written. */
function secretRefusals({ connection, options }: ConnectJob, { envIsHidden, secret }: Place): Refusal[] {
  const { secretOutput, to: target } = options;
  if (secretOutput === undefined) return [];
  if (!needsSecret(connection) || !holdsSecret(target)) {
    const problem = `With --to ${target}, "${connection.app.name}" has no file for a secret.`;
    return [{ problem, fix: "leave --secret-output out" }];
  }
  const unreadable = {
    problem: `The stack has no output "${secretOutput}" that is a secret's text.`,
    fix: "`export` the secret from the program (`app.secrets.<name>`), and bring the stack up again",
  };
  const visible = {
    problem: "git does not ignore .env in that folder, and a secret goes into no file that git could track.",
    fix: "add .env to .gitignore, or leave --secret-output out",
  };
  return [...(secret === undefined ? [unreadable] : []), ...(envIsHidden ? [] : [visible])];
}
