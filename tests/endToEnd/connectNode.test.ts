/** The samples for Node, as they are written and told to be run. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ConnectProject, startConnectProject } from "./connectProject";
import {
  answerForeign,
  ben,
  enterCode,
  events,
  printedBy,
  type RunningSample,
  signInBen,
  signInOnServer,
  startSteps,
  writeKit,
} from "./connectSample";
import { interceptBrowser } from "./interceptedBrowser";

let place: ConnectProject;

beforeAll(async () => {
  place = await startConnectProject();
}, 120_000);

afterAll(() => place.close());

/** In place of `npm install`: the packages of this repository are the pinned ones. */
function useOwnPackages(folder: string): void {
  const packages = join(folder, "node_modules");
  if (!existsSync(packages)) symlinkSync(join(__dirname, "..", "..", "node_modules"), packages);
}

interface Changes {
  /** What a person adds to the last line. */
  readonly argument?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** Writes the kit and starts it. */
async function start(
  app: string,
  target: string,
  options: string[] = [],
  changes: Changes = {},
): Promise<RunningSample> {
  const { folder, steps } = await writeKit(place, app, target, "--force", ...options);
  const [install, ...lines] = steps;
  expect(install).toBe("npm install");
  useOwnPackages(folder);
  const { argument = "", env } = changes;
  return startSteps([...lines.slice(0, -1), `${lines.at(-1)}${argument}`], { cwd: folder, ...(env && { env }) });
}

describe("the sample of @azure/msal-node", () => {
  it("signs a person in with a browser, and reads their calendar", async () => {
    const sample = await start("calendar-sync", "msal-node");
    const [, url = ""] = await sample.says(/Sign in at (\S+)/);
    await signInBen(place, url);

    expect(await printedBy(sample)).toMatchObject(events);
  });

  it("signs a person in with a device code, where no browser could come back", async () => {
    const sample = await start("meter", "msal-node");
    await enterCode(place, sample);

    expect(await printedBy(sample)).toMatchObject({ userPrincipalName: ben });
  });

  it("signs a person in on a web server, with its secret from .env", async () => {
    const sample = await start("portal", "msal-node", ["--secret-output", "portalSecret"]);
    await signInOnServer(place, sample);

    expect(await printedBy(sample)).toMatchObject(events);
  });

  it("takes no code on a web server for which nobody was sent away", async () => {
    const sample = await start("portal", "msal-node", ["--secret-output", "portalSecret"]);
    await answerForeign(sample);
    const { code, stdout, stderr } = await sample.ended;

    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain("state_mismatch");
  });

  it("acts as the app itself, with its secret from .env", async () => {
    const sample = await start("mail-digest", "msal-node", ["--secret-output", "mailDigestSecret"]);

    expect(await printedBy(sample)).toMatchObject(events);
  });

  it("only gets a token where nothing that is declared reads anything", async () => {
    const sample = await start("mailer", "msal-node", ["--secret-output", "mailerSecret"]);
    const { code, stdout } = await sample.ended;

    expect(code).toBe(0);
    expect(stdout).toMatch(/^Got a token, valid until \d{4}-\d\d-\d\dT/);
  });
});

describe("the sample of @azure/identity", () => {
  it.runIf(process.platform === "linux")("signs a person in with a browser, and reads their calendar", async () => {
    const browser = interceptBrowser();
    const sample = await start("calendar-sync", "azure-identity", [], { env: { BROWSER: process.env.BROWSER } });
    await signInBen(place, await browser.opened);
    browser.restore();

    expect(await printedBy(sample)).toMatchObject(events);
  });

  it("signs a person in with a device code", async () => {
    const sample = await start("meter", "azure-identity");
    await enterCode(place, sample);

    expect(await printedBy(sample)).toMatchObject({ userPrincipalName: ben });
  });

  it("acts as the app itself, with its secret from .env", async () => {
    const sample = await start("mail-digest", "azure-identity", ["--secret-output", "mailDigestSecret"]);

    expect(await printedBy(sample)).toMatchObject(events);
  });
});

describe("the variables of --to env", () => {
  it("are what EnvironmentCredential reads", async () => {
    const { exitCode } = await place.run(
      ...["connect", "mail-digest", "--to", "env", "--out", "variables", "--secret-output", "mailDigestSecret"],
    );
    const folder = join(place.folder, "variables");
    useOwnPackages(folder);
    const script = `
      const { EnvironmentCredential } = require("@azure/identity");
      const credential = new EnvironmentCredential({ disableInstanceDiscovery: true });
      credential.getToken(process.env.SCOPES).then(({ tokenType }) => console.log(JSON.stringify(tokenType)));`;
    const sample = startSteps(["set -a; . ./.env; set +a", `node -e '${script.replaceAll("\n", " ")}'`], {
      cwd: folder,
    });

    expect(exitCode).toBe(0);
    expect(await printedBy(sample)).toBe("Bearer");
  });
});

describe("whoever commits all that was written", () => {
  it("commits no secret", async () => {
    const git = (...args: string[]) => execFileSync("git", args, { cwd: place.folder, encoding: "utf8" });
    const secrets = await Promise.all(["portalSecret", "mailDigestSecret", "mailerSecret"].map(place.secret));
    git("add", "--all");
    const tracked = git("ls-files").trim().split("\n");
    const told = tracked.filter((name) => {
      const text = readFileSync(join(place.folder, name), "utf8");
      return secrets.some((secret) => text.includes(secret));
    });

    expect(secrets.map((secret) => secret.length >= 30)).toEqual([true, true, true]);
    expect(tracked).toEqual(
      expect.arrayContaining(["portal-msal-node/sample.mjs", "mail-digest-msal-node/sample.mjs"]),
    );
    expect(told).toEqual([]);
  });
});
