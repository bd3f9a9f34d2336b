/** The samples for Node, as `appreg connect --out` writes them, run by the lines that it tells. */
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { playUser } from "../../cli/practice/playUser";
import { type ConnectProject, type RunningSample, startConnectProject, startSteps, stepsIn } from "./connectProject";
import { interceptBrowser } from "./interceptedBrowser";

let place: ConnectProject;

beforeAll(async () => {
  place = await startConnectProject();
}, 60_000);

afterAll(() => place.close());

const ben = "ben@practice.onmicrosoft.com";

/** Writes the kit and starts what is told, but for `npm install`: the packages of this repository are the pinned ones. */
async function connect(
  app: string,
  target: string,
  ...options: string[]
): Promise<(env?: NodeJS.ProcessEnv, argument?: string) => RunningSample> {
  const out = `${app}-${target}`;
  const { exitCode, stderr } = await place.run("connect", app, "--to", target, "--out", out, ...options);
  const cwd = join(place.folder, out);
  const [serve, enter, install, ...start] = stepsIn(stderr);
  expect({ exitCode, serve, enter, install }).toEqual({
    exitCode: 0,
    serve: "npx appreg practice serve    # in another terminal",
    enter: `cd ${out}`,
    install: "npm install",
  });
  symlinkSync(join(__dirname, "..", "..", "node_modules"), join(cwd, "node_modules"));
  return (env = {}, argument = "") =>
    startSteps(
      start.map((line) => `${line}${argument}`),
      { cwd, env },
    );
}

/** Ben goes through the pages; his browser ends where the app listens. */
async function signIn(url: string): Promise<void> {
  const { returnedTo = "" } = await playUser(url, { ...place.tenant, userPrincipalName: ben });
  await fetch(returnedTo, { redirect: "manual" });
}

async function enterCode(sample: RunningSample): Promise<void> {
  const [, verificationUri = ""] = await sample.says(/(https:\/\/\S+)/);
  const [, userCode = ""] = await sample.says(/enter the code (\w+-?\w*)/);
  await playUser(verificationUri, { ...place.tenant, userPrincipalName: ben, userCode });
}

/** What Microsoft Graph answered, as the sample printed it. */
async function printedBy(sample: RunningSample): Promise<unknown> {
  const { code, stdout, stderr } = await sample.ended;
  expect({ code, stderr: code === 0 ? "" : stderr }).toEqual({ code: 0, stderr: "" });
  return JSON.parse(stdout);
}

const fiveEvents = { value: expect.arrayContaining([expect.objectContaining({ subject: "Planning" })]) };

describe("the sample of @azure/msal-node", () => {
  it("signs a person in with a browser, and reads their calendar", async () => {
    const start = await connect("calendar-sync", "msal-node");
    const sample = start();
    const [, url = ""] = await sample.says(/Sign in at (\S+)/);
    await signIn(url);

    expect(await printedBy(sample)).toMatchObject(fiveEvents);
  });

  it("signs a person in with a device code", async () => {
    const start = await connect("meter", "msal-node");
    const sample = start();
    await enterCode(sample);

    expect(await printedBy(sample)).toMatchObject({ userPrincipalName: ben });
  });

  it("signs a person in on a web server, with its secret from .env", async () => {
    const start = await connect("portal", "msal-node", "--secret-output", "portalSecret");
    const sample = start();
    const [, page = ""] = await sample.says(/Open (\S+)/);
    const { headers } = await fetch(page, { redirect: "manual" });
    await signIn(headers.get("location") ?? "");

    expect(await printedBy(sample)).toMatchObject(fiveEvents);
  });

  it("acts as the app itself, with its secret from .env", async () => {
    const start = await connect("mail-digest", "msal-node", "--secret-output", "mailDigestSecret");

    expect(await printedBy(start())).toMatchObject(fiveEvents);
  });
});

describe("the sample of @azure/identity", () => {
  it.runIf(process.platform === "linux")("signs a person in with a browser, and reads their calendar", async () => {
    const start = await connect("calendar-sync", "azure-identity");
    const browser = interceptBrowser();
    const sample = start({ BROWSER: process.env.BROWSER });
    await signIn(await browser.opened);
    browser.restore();

    expect(await printedBy(sample)).toMatchObject(fiveEvents);
  });
});
