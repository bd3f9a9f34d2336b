/** `appreg token` in the place of a web app's server: people sign in at a redirect URI of this machine. */
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CliDeps } from "../../cli/cliDeps";
import { listApps } from "../../cli/completion/commandTree";
import { runCommandLine } from "../../cli/main";
import { PageBrowser } from "../../cli/practice/pageBrowser";
import { playUser } from "../../cli/practice/playUser";
import { accessTo, removeRunningNote, type TenantAccess, writeRunningNote } from "../../cli/practice/runningTenant";
import { type PracticeTenant, startPracticeTenant } from "../../practice-tenant";
import { recordDeps } from "../cli/recordedDeps";
import { createSampleProject, findFreePort, type SampleProject } from "./sampleProject";

const components = JSON.stringify(join(__dirname, "..", "..", "components"));
const ben = "ben@practice.onmicrosoft.com";

const program = (port: number, certificate: string) => `
import { readFileSync } from "node:fs";
import { ApiApp, githubActions, WebApp } from ${components};

const portal = new WebApp("portal", {
  displayName: "Portal",
  redirectUris: ["https://portal.contoso.com/signed-in", "http://localhost:${port}/signed-in"],
  permissions: { microsoftGraph: { delegated: ["User.Read", "Calendars.Read"] } },
  credentials: { secrets: [{ name: "local", until: "2099-01-01" }] },
});
const intranet = new WebApp("intranet", {
  displayName: "Intranet",
  redirectUris: ["http://localhost/back"],
  permissions: {
    microsoftGraph: { delegated: ["User.Read"] },
    exchangeOnline: { delegated: ["EWS.AccessAsUser.All"] },
  },
  consent: "wholeTenant",
  credentials: {
    federated: [githubActions({ repository: "contoso/intranet", branch: "main" })],
    certificates: [{ name: "local", pem: readFileSync(${JSON.stringify(certificate)}, "utf8") }],
  },
});
const website = new WebApp("website", {
  displayName: "Website",
  redirectUris: ["https://www.contoso.com/signed-in"],
  permissions: { microsoftGraph: { delegated: ["User.Read"] } },
});
const roomsApi = new ApiApp("rooms-api", {
  displayName: "Rooms API",
  scopes: { "Rooms.Read": { title: "Read rooms", description: "See all rooms." } },
  permissions: { microsoftGraph: { delegated: ["Calendars.Read"] } },
  consent: "wholeTenant",
});

export const apps = portal.access;
export const intranetAccess = intranet.access;
export const websiteAccess = website.access;
export const roomsAccess = roomsApi.access;
export const portalSecret = portal.secrets.local;
`;

let project: SampleProject;
let tenant: PracticeTenant;
let access: TenantAccess;
let port: number;
let certificateFile: string;

async function run(args: readonly string[], overrides: Partial<CliDeps> = {}) {
  const { deps, result } = recordDeps({ cwd: project.folder, ...overrides });
  await runCommandLine(args, deps);
  return result;
}

beforeAll(async () => {
  project = await createSampleProject();
  port = await findFreePort();
  await run(["certificate", "intranet", "--days", "90"]);
  const own = (folder: string, ending: string) =>
    join(folder, readdirSync(folder).find((name) => name.endsWith(ending)) ?? "");
  certificateFile = own(join(project.folder, ".appreg"), ".pem");
  project.editProgram(() => program(port, own(project.folder, ".crt")));
  const { exitCode, stderr } = await run(["rehearse", "up", "--yes"]);
  if (exitCode !== 0) throw new Error(`the apps were not brought up: ${stderr}`);
  const folder = join(project.folder, ".practice");
  tenant = await startPracticeTenant({ folder, port: Number(new URL(project.origin).port) });
  writeRunningNote(folder, tenant);
  access = accessTo(tenant);
}, 120_000);

afterAll(async () => {
  removeRunningNote(join(project.folder, ".practice"));
  await tenant.close();
  project.remove();
});

const portal = ["token", "portal", "--secret-output", "portalSecret"];

/** A browser that the command opens, and what is done there. */
function browserOf(visit: (url: string) => Promise<unknown>): Partial<CliDeps> {
  return { env: { BROWSER: "any" }, openBrowser: async (url) => void (await visit(url)) };
}

async function signIn(url: string): Promise<void> {
  const { returnedTo = "" } = await playUser(url, { ...access, userPrincipalName: ben });
  await fetch(returnedTo);
}

describe("appreg token of a web app", () => {
  it("plays a user of the practice tenant, and shows what the token grants", async () => {
    const { exitCode, stdout, stderr } = await run([...portal, "--user", ben]);

    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout.split("\n").filter((line) => !line.includes("valid until"))).toEqual([
      "portal · Microsoft Graph",
      `  signed in as  ${ben}`,
      "",
      "  permission      declared  granted",
      "  User.Read       yes       yes",
      "  Calendars.Read  yes       yes",
      "  openid          -         yes      asked for by every sign-in; not compared",
      "  profile         -         yes      asked for by every sign-in; not compared",
      "",
      "  The token grants what the program declares.",
      "",
    ]);
  });

  it("sends a person to the browser with PKCE, and back to the address that the app has registered", async () => {
    let asked: URLSearchParams | undefined;
    const result = await run(
      portal,
      browserOf((url) => {
        asked = new URL(url).searchParams;
        return signIn(url);
      }),
    );

    expect(result).toMatchObject({ exitCode: 0, stderr: "Sign in in the browser that opens now.\n" });
    expect(asked && Object.fromEntries(asked)).toMatchObject({
      response_type: "code",
      code_challenge_method: "S256",
      redirect_uri: `http://localhost:${port}/signed-in`,
    });
  });

  it("tells the address where there is no browser", async () => {
    let told = "";
    const stderr = {
      write: (text: string) => {
        told += text;
        const [, url] = /^Sign in at (\S+)\n$/.exec(text) ?? [];
        if (url !== undefined) void signIn(url);
      },
    };
    const { exitCode } = await run(portal, { stderr });

    expect({ exitCode, told }).toEqual({ exitCode: 0, told: expect.stringMatching(/^Sign in at https:\S+\n$/) });
  });

  it("waits at another port where the server of the app is at its own", async () => {
    const server = createServer((_request, response) => response.writeHead(500).end()).listen(port, "127.0.0.1");
    await once(server, "listening");
    const { exitCode } = await run([...portal, "--user", ben]);
    server.close();

    expect(exitCode).toBe(0);
  });

  it.each([
    ["a platform that vouches for it", []],
    ["its certificate", ["--certificate"]],
  ])("proves the app by %s, and serves further APIs from the same sign-in", async (_what, [option]) => {
    const named = option === undefined ? [] : [option, certificateFile];
    const { exitCode, stdout } = await run(["token", "intranet", "--json", "--user", ben, ...named]);
    const { tokens } = JSON.parse(stdout);

    expect(exitCode).toBe(0);
    expect(tokens.map(({ user, differs }: Record<string, unknown>) => ({ user, differs }))).toEqual([
      { user: ben, differs: false },
      { user: ben, differs: false },
    ]);
  });

  it("turns away an answer to somebody else's sign-in, and goes on waiting", async () => {
    const statuses: number[] = [];
    const { exitCode } = await run(
      portal,
      browserOf(async (url) => {
        const back = new URL(url).searchParams.get("redirect_uri");
        statuses.push((await fetch(`${back}?code=0.foreign&state=foreign`)).status);
        await signIn(url);
      }),
    );

    expect({ exitCode, statuses }).toEqual({ exitCode: 0, statuses: [404] });
  });

  it("tells that consent was declined", async () => {
    const decline = async (url: string) => {
      const browser = new PageBrowser(access);
      const cho = access.users.find(({ userPrincipalName }) => userPrincipalName.startsWith("cho@"));
      const consent = await browser.submit(await browser.open(url), { account: cho?.objectId ?? "" });
      const { leftFor = "" } = await browser.submit(consent, { decision: "decline" });
      await fetch(leftFor);
    };
    const { exitCode, stdout, stderr } = await run(portal, browserOf(decline));

    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr).toContain('"portal" got no token. Consent was declined. (AADSTS65004');
  });

  it("ends when the person interrupts it", async () => {
    const interruption = new AbortController();
    const { deps, result } = recordDeps({
      cwd: project.folder,
      interrupted: interruption.signal,
      ...browserOf(async () => interruption.abort()),
    });
    await runCommandLine(portal, deps);

    expect(result).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: "Sign in in the browser that opens now.\nInterrupted.\n",
    });
  });

  it("says which secret it needs", async () => {
    const { exitCode, stderr } = await run(["token", "portal", "--user", ben]);

    expect(exitCode).toBe(2);
    expect(stderr).toContain('error[ERR_CREDENTIAL_UNUSABLE]: "portal" needs a client secret, and none was given.');
  });

  it("is refused for an app that people come back to on another machine only, and for a device code", async () => {
    const remote = await run(["token", "website"]);
    const code = await run([...portal, "--flow", "device-code"]);

    expect(remote).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: `error[ERR_USAGE]: "website" has no redirect URI at which this command could wait for a person; its own is https://www.contoso.com/signed-in.
  fix: declare one of this machine under web, such as http://localhost:3000/signed-in, in a stack for development
`,
    });
    expect(code.stderr).toContain(
      '"portal" is a web app: it proves itself when people sign in, and they do so in a browser only.',
    );
  });
});

it("every app is proposed by completion, those without a command for a token among them", () => {
  const names = execFileSync("sh", ["-c", listApps], { cwd: project.folder, encoding: "utf8" });

  expect(names.trim().split("\n")).toEqual(["intranet", "portal", "rooms-api", "website"]);
});

it("an API that acts on behalf of its callers gets no token of its own, and its output names no command for one", async () => {
  const { exitCode, stderr } = await run(["token", "rooms-api"]);
  const { stdout } = await run(["rehearse", "preview", "--json"]);
  const { outputs } = JSON.parse(stdout);

  expect({ exitCode, stderr }).toEqual({
    exitCode: 2,
    stderr: `error[ERR_USAGE]: "rooms-api" acts on behalf of its callers only, so that there is no token for it to ask for on its own.
  fix: get a token as one of the apps that call it; docs/apps/apiApp.md has how the API exchanges that
`,
  });
  expect(outputs.roomsAccess.tokenCommand).toBeUndefined();
  expect(outputs.apps.tokenCommand).toBe("npx appreg token portal");
});
