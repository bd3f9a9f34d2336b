/** A sample that `appreg connect --out` wrote, run by the very lines that it tells a person to type. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { expect } from "vitest";
import { playUser } from "../../cli/practice/playUser";
import type { ConnectProject } from "./connectProject";

export const ben = "ben@practice.onmicrosoft.com";

export interface WrittenKit {
  /** Folder of the files. */
  readonly folder: string;
  /** The lines to type there. */
  readonly steps: readonly string[];
}

/** Writes the files for a target, and expects that this is all there is to do. */
export async function writeKit(
  place: ConnectProject,
  app: string,
  target: string,
  ...options: string[]
): Promise<WrittenKit> {
  const out = `${app}-${target}`;
  const { exitCode, stderr } = await place.run("connect", app, "--to", target, "--out", out, ...options);
  const [serve, ...others] = stepsIn(stderr);
  const [enter, ...steps] = await orderAssertion(place, app, others);
  expect({ exitCode, serve, enter }).toEqual({
    exitCode: 0,
    serve: "npx appreg practice serve    # in another terminal",
    enter: `cd ${out}`,
  });
  return { folder: join(place.folder, out), steps };
}

/** Gets the token of the issuer's stand-in where that comes first, into the file that is told; returns what is left to do. */
async function orderAssertion(
  place: ConnectProject,
  app: string,
  steps: readonly string[],
): Promise<readonly string[]> {
  const [first = "", ...others] = steps;
  const [, file] = new RegExp(`^npx appreg practice assertion --app ${app} > (\\S+)$`).exec(first) ?? [];
  if (file === undefined) return steps;
  const { exitCode, stdout, stderr } = await place.run("practice", "assertion", "--app", app);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  writeFileSync(join(place.folder, file), stdout);
  return others;
}

/** What a person does for an app with a certificate: they write its file's name into `.env`. */
export function nameCertificate({ certificateFile }: ConnectProject, folder: string): void {
  const env = join(folder, ".env");
  const [before, after, ...rest] = readFileSync(env, "utf8").split("AZURE_CLIENT_CERTIFICATE_PATH=\n");
  expect([after, rest]).toEqual(["", []]);
  writeFileSync(env, `${before}AZURE_CLIENT_CERTIFICATE_PATH=${certificateFile}\n`);
}

/** The lines that a person is told to type, of the last paragraph. */
function stepsIn(stderr: string): string[] {
  const [, steps = ""] = /Run it:\n((?: {2}.*\n)+)$/.exec(stderr) ?? [];
  return steps
    .trimEnd()
    .split("\n")
    .map((line) => line.trim());
}

/** A sample that runs. */
export interface RunningSample {
  /** Resolves with the first match on standard error. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  /** How it ended. */
  readonly ended: Promise<{ code: number | null; stdout: string; stderr: string }>;
  stop(): void;
}

/** Runs lines in a shell, as they were told, with this Node on the path. */
export function startSteps(
  lines: readonly string[],
  { cwd, env = {} }: { cwd: string; env?: NodeJS.ProcessEnv },
): RunningSample {
  const path = [dirname(process.execPath), process.env.PATH].join(delimiter);
  const script = lines
    .slice(0, -1)
    .map((line) => `${line}\n`)
    .join("");
  // exec: a signal reaches the sample itself.
  const last = (lines.at(-1) ?? "").replace(/^((?:\w+=\S+ )*)/, "exec env $1");
  const child = spawn("sh", ["-ec", `${script}${last}`], {
    cwd,
    env: { PATH: path, HOME: process.env.HOME, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text) => (stderr += text));
  const ended = once(child, "close").then(([code]) => ({ code, stdout, stderr }));
  const says = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const match = pattern.exec(stderr);
        if (match !== null) resolve(match);
      };
      child.stderr.on("data", look);
      ended.then(() => reject(new Error(`the sample ended without saying ${pattern}: ${stderr}`)), reject);
      look();
    });
  return { says, ended, stop: () => void child.kill() };
}

/** Ben goes through the pages; his browser ends where the app listens. */
export async function signInBen({ tenant }: Pick<ConnectProject, "tenant">, url: string): Promise<void> {
  const { returnedTo = "" } = await playUser(url, { ...tenant, userPrincipalName: ben });
  await fetch(returnedTo, { redirect: "manual" });
}

/** Ben enters the code that the sample shows. */
export async function enterCode({ tenant }: ConnectProject, sample: RunningSample): Promise<void> {
  const [, verificationUri = "", userCode = ""] = await sample.says(/(https:\/\/\S+) and enter the code (\w+)/);
  await playUser(verificationUri, { ...tenant, userPrincipalName: ben, userCode });
}

/** Opens the page of a web server's sample, and signs Ben in there. */
export async function signInOnServer(place: Pick<ConnectProject, "tenant">, sample: RunningSample): Promise<void> {
  const [, page = ""] = await sample.says(/Open (\S+)/);
  const { headers } = await fetch(page, { redirect: "manual" });
  await signInBen(place, headers.get("location") ?? "");
}

/** Somebody else calls the address that sign-in comes back to, with a code of their own. */
export async function answerForeign(sample: RunningSample): Promise<void> {
  const [, page = ""] = await sample.says(/Open (\S+)/);
  await fetch(`${page}signed-in?code=0.foreign&state=foreign`);
}

/** What Microsoft Graph answered, as the sample printed it before it ended. */
export async function printedBy(sample: RunningSample): Promise<unknown> {
  const { code, stdout, stderr } = await sample.ended;
  expect({ code, stderr: code === 0 ? "" : stderr }).toEqual({ code: 0, stderr: "" });
  return JSON.parse(stdout);
}

/** Some of the events that the practice tenant begins with. */
export const events = { value: expect.arrayContaining([expect.objectContaining({ subject: "Planning" })]) };
