/** The samples for Node, as they are written and told to be run. */
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ConnectProject, startConnectProject } from "./connectProject";
import {
  answerForeign,
  ben,
  enterCode,
  events,
  nameCertificate,
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
  /** What a person does in the folder before. */
  readonly prepare?: (folder: string) => void;
}

/** A line of the samples, without the file of a federated token. */
const withoutFile = `NODE_EXTRA_CA_CERTS=../.practice/ca.pem node sample.mjs ${ben}`;

const certify = (folder: string) => nameCertificate(place, folder);

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
  const { argument = "", env, prepare } = changes;
  prepare?.(folder);
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

  it("acts as the app itself, vouched for by a platform", async () => {
    expect(await printedBy(await start("night-sync", "msal-node"))).toMatchObject(events);
  });

  it("acts as the app itself, with its certificate", async () => {
    expect(await printedBy(await start("archive", "msal-node", [], { prepare: certify }))).toMatchObject(events);
  });

  it.each([
    ["a platform that vouches for it", [], undefined],
    ["its certificate", ["--credential", "certificate"], certify],
    ["its secret, which was named", ["--secret-output", "intranetSecret"], undefined],
  ])("signs a person in on a web server, proved by %s", async (_what, options, prepare) => {
    rmSync(join(place.folder, "intranet-msal-node"), { recursive: true, force: true });
    const sample = await start("intranet", "msal-node", options, prepare && { prepare });
    await signInOnServer(place, sample);

    expect(await printedBy(sample)).toMatchObject(events);
  });

  it("tells what is missing where nothing vouches for the app", async () => {
    const { folder } = await writeKit(place, "night-sync", "msal-node", "--force");
    useOwnPackages(folder);
    const { code, stdout, stderr } = await startSteps([withoutFile], {
      cwd: folder,
    }).ended;

    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain("Nothing here vouches for the app: set AZURE_FEDERATED_TOKEN_FILE");
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

describe("the sample of @azure/identity, without a secret", () => {
  it("acts as the app itself, vouched for by a platform", async () => {
    expect(await printedBy(await start("night-sync", "azure-identity"))).toMatchObject(events);
  });

  it("asks GitHub for the token of a job where there is no file", async () => {
    const { stdout: assertion } = await place.run("practice", "assertion", "--app", "night-sync");
    const asked: string[] = [];
    const github = createServer((request, response) => {
      asked.push(`${request.headers.authorization} ${request.url}`);
      response.end(JSON.stringify({ value: assertion.trim() }));
    }).listen(0, "127.0.0.1");
    await once(github, "listening");
    // The cast: a server that listens on a port has an address of this form.
    const { port } = github.address() as AddressInfo;
    const env = {
      AZURE_FEDERATED_TOKEN_FILE: "",
      ACTIONS_ID_TOKEN_REQUEST_URL: `http://127.0.0.1:${port}/token?api-version=2`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: "bearer-of-the-job",
    };
    const { folder } = await writeKit(place, "night-sync", "azure-identity", "--force");
    useOwnPackages(folder);
    const printed = await printedBy(startSteps([withoutFile], { cwd: folder, env }));
    github.close();

    expect(printed).toMatchObject(events);
    // The library asks more than once.
    expect([...new Set(asked)]).toEqual([
      "Bearer bearer-of-the-job /token?api-version=2&audience=api%3A%2F%2FAzureADTokenExchange",
    ]);
  });

  it("acts as the app itself, with its certificate", async () => {
    expect(await printedBy(await start("archive", "azure-identity", [], { prepare: certify }))).toMatchObject(events);
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
    const secrets = await Promise.all(
      ["portalSecret", "mailDigestSecret", "mailerSecret", "intranetSecret"].map(place.secret),
    );
    git("add", "--all");
    const tracked = git("ls-files").trim().split("\n");
    const told = tracked.filter((name) => {
      const text = readFileSync(join(place.folder, name), "utf8");
      return secrets.some((secret) => text.includes(secret));
    });

    expect(secrets.map((secret) => secret.length >= 30)).toEqual([true, true, true, true]);
    expect(tracked).toEqual(
      expect.arrayContaining(["portal-msal-node/sample.mjs", "mail-digest-msal-node/sample.mjs"]),
    );
    expect(told).toEqual([]);
  });
});
