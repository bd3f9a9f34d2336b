/**
 * The samples for Python, as they are written and told to be run, with MSAL for Python from the package index. Where there
 * is no Python or no index they are skipped, but on continuous integration they fail: there, neither must go unnoticed.
 */
import { existsSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, type TestContext } from "vitest";
import { PageBrowser } from "../../cli/practice/pageBrowser";
import { type ConnectProject, startConnectProject } from "./connectProject";
import {
  answerForeign,
  ben,
  enterCode,
  events,
  nameCertificate,
  printedBy,
  type RunningSample,
  signInOnServer,
  startSteps,
  writeKit,
} from "./connectSample";
import { interceptBrowser } from "./interceptedBrowser";

let place: ConnectProject;
/** Why MSAL for Python is not there; undefined where it is. */
let missing: string | undefined;
/** The environment of Python packages that the first kit's own line has made. */
let packages: string;

beforeAll(async () => {
  place = await startConnectProject();
  const { folder, steps } = await writeKit(place, "meter", "python");
  const pip = Object.entries(process.env).filter(([name]) => name.startsWith("PIP_"));
  const env = { ...Object.fromEntries(pip), PIP_RETRIES: "0", PIP_DISABLE_PIP_VERSION_CHECK: "1" };
  const { code, stderr } = await startSteps(steps.slice(0, 2), { cwd: folder, env }).ended;
  packages = join(folder, ".venv");
  if (code !== 0) missing = `needs python3 with venv, and a package index: ${stderr.trim().split("\n").at(-1)}`;
}, 120_000);

afterAll(() => place.close());

/** Skips the test where Python is missing, or lets it fail. */
function needPython({ skip }: TestContext): void {
  if (missing === undefined) return;
  if (process.env.CI === "true") throw new Error(missing);
  skip(missing);
}

async function start(
  app: string,
  options: string[] = [],
  env: NodeJS.ProcessEnv = {},
  prepare?: (folder: string) => void,
): Promise<RunningSample> {
  const { folder, steps } = await writeKit(place, app, "python", "--force", ...options);
  const [venv, install, ...lines] = steps;
  expect([venv, install]).toEqual(["python3 -m venv .venv", ".venv/bin/pip install -r requirements.txt"]);
  prepare?.(folder);
  if (!existsSync(join(folder, ".venv"))) symlinkSync(packages, join(folder, ".venv"));
  return startSteps(lines, { cwd: folder, env });
}

/** MSAL for Python has the answer sent to it as a form, which a script does in a browser. */
async function signInByForm(url: string): Promise<void> {
  const browser = new PageBrowser(place.tenant);
  const account = place.tenant.users.find(({ userPrincipalName }) => userPrincipalName === ben)?.objectId ?? "";
  const consent = await browser.submit(await browser.open(url), { account });
  const { html, hidden } = await browser.submit(consent, { decision: "accept" });
  const [, listener = ""] = /action="([^"]*)"/.exec(html) ?? [];
  await fetch(listener, { method: "POST", body: new URLSearchParams(hidden) });
}

const onLinux = it.runIf(process.platform === "linux");

onLinux("signs a person in with a browser, and reads their calendar", async (test) => {
  needPython(test);
  const browser = interceptBrowser();
  const sample = await start("calendar-sync", [], { BROWSER: process.env.BROWSER });
  await signInByForm(await browser.opened);
  browser.restore();

  expect(await printedBy(sample)).toMatchObject(events);
});

it("signs a person in with a device code, where no browser could come back", async (test) => {
  needPython(test);
  const sample = await start("meter");
  await enterCode(place, sample);

  expect(await printedBy(sample)).toMatchObject({ userPrincipalName: ben });
});

it("signs a person in on a web server, with its secret from .env", async (test) => {
  needPython(test);
  const sample = await start("portal", ["--secret-output", "portalSecret"]);
  await signInOnServer(place, sample);

  expect(await printedBy(sample)).toMatchObject(events);
});

it("takes no code on a web server for which nobody was sent away", async (test) => {
  needPython(test);
  const sample = await start("portal", ["--secret-output", "portalSecret"]);
  await answerForeign(sample);
  const { code, stdout, stderr } = await sample.ended;

  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toContain("Not the answer to this sign-in: state mismatch");
});

it("acts as the app itself, with its secret from .env", async (test) => {
  needPython(test);
  const sample = await start("mail-digest", ["--secret-output", "mailDigestSecret"]);

  expect(await printedBy(sample)).toMatchObject(events);
});

it("acts as the app itself, with its certificate", async (test) => {
  needPython(test);
  const sample = await start("archive", [], {}, (folder) => nameCertificate(place, folder));

  expect(await printedBy(sample)).toMatchObject(events);
});

it("acts as the app itself, vouched for by a platform", async (test) => {
  needPython(test);

  expect(await printedBy(await start("night-sync"))).toMatchObject(events);
});

it("signs a person in on a web server that a platform vouches for", async (test) => {
  needPython(test);
  const sample = await start("intranet");
  await signInOnServer(place, sample);

  expect(await printedBy(sample)).toMatchObject(events);
});

it("tells what Entra refused, and ends", async (test) => {
  needPython(test);
  const sample = await start("mailer");
  const { code, stdout, stderr } = await sample.ended;

  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toMatch(/AADSTS7000/);
});
