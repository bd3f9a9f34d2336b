/** Makes a certificate and its private key for an app that has none, into files. */
import { isAbsolute, join, relative, resolve } from "node:path";
import type { CliDeps } from "../cliDeps";
import { type ExitCode, exitCodes } from "../exitCodes";
import { findProject, ProjectNotFoundError } from "../project/findProject";
import { UsageError } from "../usageError";
import { assertWritable, makeIgnoredFolder, writeCertificate } from "./certificateFiles";
import { issueAppCertificate } from "./issueAppCertificate";
import { renderCertificate } from "./renderCertificate";

export interface CertificateOptions {
  /** Folder of the private file. @default .appreg in the project's folder */
  readonly out?: string;
  /** For how many days it is valid, today included. */
  readonly days: number;
  /** @default CN=<app> */
  readonly subject?: string;
  readonly cwd?: string;
}

/**
 * Names the files after the app and the day it ends, so that the next certificate finds its place beside this one.
 *
 * @throws {UsageError} for an app's name that no file could have, and a subject that is no distinguished name
 * @throws errors of certificateFiles.ts, before anything private was written
 */
export async function runCertificate(app: string, options: CertificateOptions, deps: CliDeps): Promise<ExitCode> {
  assertFileName(app);
  const { cwd = deps.cwd, days, subject = `CN=${app}` } = options;
  const project = projectFolder(resolve(deps.cwd, cwd));
  const ownFolder = join(project, ".appreg");
  const folder = options.out === undefined ? ownFolder : resolve(deps.cwd, options.out);
  const { from, until } = wholeDays(deps.clock(), days);
  const name = `${app}-${dayOf(until)}`;
  const files = { publicFile: join(project, `${name}.crt`), privateFile: join(folder, `${name}.pem`) };
  if (folder === ownFolder) makeIgnoredFolder(folder);
  assertWritable(files, deps.env);
  const issued = await issueAppCertificate({ subject, from, until });
  writeCertificate(files, issued);
  const told = {
    ...{ app, name, subject, thumbprint: issued.thumbprint, from: dayOf(from), until: dayOf(until) },
    publicFile: `${name}.crt`,
    privateFile: shortPath(files.privateFile, deps.cwd),
  };
  deps.stdout.write(renderCertificate(told));
  return exitCodes.done;
}

function assertFileName(app: string): void {
  if (/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(app)) return;
  throw new UsageError(
    `${JSON.stringify(app)} cannot be a file's name everywhere.`,
    "use letters, digits, dots, hyphens and underscores, as in mail-digest",
  );
}

/** The folder that programs run in; without a project, the one the command was started in. */
function projectFolder(start: string): string {
  try {
    return findProject(start).folder;
  } catch (error) {
    if (error instanceof ProjectNotFoundError) return start;
    throw error;
  }
}

/** From the beginning of today: dates in a program mean midnight, and the last day is then exactly the certificate's. */
function wholeDays(now: Date, days: number): { readonly from: Date; readonly until: Date } {
  const day = 24 * 60 * 60 * 1000;
  const from = Math.floor(now.getTime() / day) * day;
  return { from: new Date(from), until: new Date(from + days * day) };
}

function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}

/** From the folder that the person is in, where that is shorter. */
function shortPath(file: string, cwd: string): string {
  const path = relative(cwd, file);
  return path.startsWith("..") || isAbsolute(path) ? file : path;
}
