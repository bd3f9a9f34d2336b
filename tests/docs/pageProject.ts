/** A program of the documentation as a project of its own, beside a practice tenant that runs. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runCommandLine } from "../../cli/main";
import { playUser } from "../../cli/practice/playUser";
import { accessTo, removeRunningNote, type TenantAccess, writeRunningNote } from "../../cli/practice/runningTenant";
import { describeStack, findProject } from "../../cli/project/findProject";
import { requireApp } from "../../cli/token/findApp";
import { readStackOutputs } from "../../cli/token/readStackOutputs";
import { startPracticeTenant } from "../../practice-tenant";
import type { AppAccess } from "../../token";
import { recordDeps } from "../cli/recordedDeps";
import { interceptBrowser } from "../endToEnd/interceptedBrowser";
import { createSampleProject } from "../endToEnd/sampleProject";
import { root } from "./documentedPage";

export interface Ran {
  readonly exitCode: number | undefined;
  /** All that was printed, as a terminal shows it. */
  readonly output: string;
}

export interface PageProject {
  readonly folder: string;
  readonly tenant: TenantAccess;
  /** Puts a program of the documentation in the place of the one before. @param file default index.ts */
  write(program: string, file?: string): void;
  /** Runs a command inside this process. Where it opens a browser, Ben signs in there; Linux only. */
  run(...args: readonly string[]): Promise<Ran>;
  /** What the stack's outputs say of an app. */
  access(app: string): Promise<AppAccess>;
  close(): Promise<void>;
}

const ben = "ben@practice.onmicrosoft.com";

/** Ben goes through the sign-in pages, and back to where the app listens. */
async function signInBen(tenant: TenantAccess, url: string): Promise<void> {
  const { returnedTo = "" } = await playUser(url, { ...tenant, userPrincipalName: ben });
  await fetch(returnedTo, { redirect: "manual" });
}

/** Lets Ben sign in where the work opens a browser, which it need not do. */
async function withBen(tenant: TenantAccess, work: () => Promise<Ran>): Promise<Ran> {
  const browser = interceptBrowser();
  const signingIn = browser.opened.then((url) => signInBen(tenant, url));
  try {
    // A sign-in that fails ends the work as well: it would wait for the browser to come back.
    return await Promise.race([work(), signingIn.then(() => new Promise<never>(() => undefined))]);
  } finally {
    browser.restore();
  }
}

/** The day on which the pages were written. Their days move with the day of the test, so that they never get old. */
const writtenOn = Date.parse("2026-11-22");
const day = 24 * 60 * 60 * 1000;
const sinceThen = Math.floor((Date.now() - writtenOn) / day) * day;

export async function startPageProject(): Promise<PageProject> {
  const project = await createSampleProject();
  const { folder, origin } = project;
  const port = Number(new URL(origin).port);
  writeFileSync(join(folder, "Pulumi.production.yaml"), `config:\n  azuread:metadataHost: 127.0.0.1:${port}\n`);
  const practiceFolder = join(folder, ".practice");
  mkdirSync(practiceFolder);
  const tenant = await startPracticeTenant({ folder: practiceFolder, port });
  writeRunningNote(practiceFolder, tenant);
  const run = async (args: readonly string[]): Promise<Ran> => {
    const output: string[] = [];
    const printed = { write: (text: string) => void output.push(text) };
    const { deps, result } = recordDeps({
      cwd: folder,
      stdout: printed,
      stderr: printed,
      env: { PATH: process.env.PATH, BROWSER: process.env.BROWSER },
      openBrowser: (url) => signInBen(accessTo(tenant), url),
    });
    await runCommandLine(args, deps);
    return { exitCode: result.exitCode, output: output.join("") };
  };
  return {
    ...{ folder, tenant: accessTo(tenant) },
    write: (program, file = "index.ts") => writeFileSync(join(folder, file), fromHere(program)),
    run: (...args) => withBen(accessTo(tenant), () => run(args)),
    access: async (app) => {
      const found = findProject(folder);
      return requireApp((await readStackOutputs(found, describeStack(found), { env: {} })).outputs, app);
    },
    close: async () => {
      removeRunningNote(practiceFolder);
      await tenant.close();
      project.remove();
    },
  };
}

/** Of this checkout, and as many days after the test as it was after the day of writing. */
function fromHere(program: string): string {
  return program
    .replace('"entra-app-registration"', JSON.stringify(join(root, "components")))
    .replace(/\d{4}-\d\d-\d\d/g, (date) => new Date(Date.parse(date) + sinceThen).toISOString().slice(0, 10));
}
