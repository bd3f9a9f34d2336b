/** `appreg connect` for a real tenant, whose outputs Pulumi tells, in a git repository. */
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { TextSink } from "../../cli/cliDeps";
import { runCommandLine } from "../../cli/main";
import type { AppAccess } from "../../token";
import { calendarSync, everyApp, mailDigest, portal, provedBy } from "./connectApps";
import { recordDeps } from "./recordedDeps";

const secret = "8Q~5ecret.of-the_app";
let folder: string;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "appreg-connect-")));
  write("Pulumi.yaml", "name: sample\n");
  write("Pulumi.contoso.yaml", "config: {}\n");
  write(".gitignore", ".env\n");
  const outputs = {
    apps: everyApp,
    digestSecret: "[secret]",
    ...Object.fromEntries(everyApp.map((app) => [app.name, app])),
  };
  write("hidden.json", JSON.stringify(outputs));
  write("shown.json", JSON.stringify({ ...outputs, digestSecret: secret }));
  mkdirSync(join(folder, "bin"));
  write("bin/pulumi", `#!/bin/sh\ncase "$*" in *--show-secrets*) cat shown.json;; *) cat hidden.json;; esac\n`);
  chmodSync(join(folder, "bin", "pulumi"), 0o755);
  execFileSync("git", ["init", "--quiet"], { cwd: folder });
});

afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

const read = (name: string) => readFileSync(join(folder, name), "utf8");

const connect = (...args: string[]) => connectOn(undefined, ...args);

async function connectOn(stderr: TextSink | undefined, ...args: string[]) {
  const env = { PATH: [join(folder, "bin"), process.env.PATH].join(delimiter) };
  const { deps, result } = recordDeps({ cwd: folder, env, ...(stderr && { stderr }) });
  await runCommandLine(["connect", ...args], deps);
  return result;
}

/** The names in git's index, after everything was added that git would track. */
function tracked(): string[] {
  execFileSync("git", ["add", "--all"], { cwd: folder });
  return execFileSync("git", ["ls-files"], { cwd: folder, encoding: "utf8" }).trim().split("\n");
}

describe("without --out", () => {
  it("prints the configuration alone, and what else to know on standard error", async () => {
    const { exitCode, stdout, stderr } = await connect("mail-digest", "--to", "json");

    expect({ exitCode, name: JSON.parse(stdout).name }).toEqual({ exitCode: 0, name: "mail-digest" });
    expect(stderr).toBe(`The secret is nowhere in this: the program reads it from AZURE_CLIENT_SECRET.
  its value     pulumi stack output <output> --show-secrets --stack contoso
`);
  });

  it("prints the sample in its place when asked to", async () => {
    const { exitCode, stdout, stderr } = await connect("calendar-sync", "--to", "azure-identity", "--sample");

    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toBe(`// Signs somebody in to "calendar-sync", and reads five events, which Calendars.Read opens.
import { DeviceCodeCredential, InteractiveBrowserCredential } from "@azure/identity";
import { credentialOptions, graphBaseUrl, scopes } from "./authConfig.mjs";

// With --device-code, sign-in happens on any other device: for machines without a browser.
const credential = process.argv.includes("--device-code")
  ? new DeviceCodeCredential({ ...credentialOptions, userPromptCallback: ({ message }) => console.error(message) })
  : new InteractiveBrowserCredential(credentialOptions);
const { token, expiresOnTimestamp } = await credential.getToken(scopes);

const address = \`\${graphBaseUrl}/v1.0/me/events?$top=5&$select=subject,start\`;
const answer = await fetch(address, { headers: { Authorization: \`Bearer \${token}\` } });
if (!answer.ok) throw new Error(\`Microsoft Graph answered \${answer.status}: \${await answer.text()}\`);
console.log(JSON.stringify(await answer.json(), null, 2));
`);
  });

  it.each([
    [["--to", "json", "--sample"], "--to json is a configuration without a sample."],
    [["--to", "env", "--secret-output", "digestSecret"], "--secret-output is about files"],
    [["--to", "env", "--force"], "--force is about files"],
  ])("%j is a usage that it cannot follow", async (options, problem) => {
    const { exitCode, stdout, stderr } = await connect("mail-digest", ...options);

    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain(`error[ERR_USAGE]: ${problem}`);
  });

  it("is told which apps there are", async () => {
    const { exitCode, stderr } = await connect("calender-sync", "--to", "env");

    expect(exitCode).toBe(2);
    expect(stderr).toContain('error[ERR_APP_NOT_IN_STACK]: The stack has no app "calender-sync".');
  });
});

describe("with --out", () => {
  it("lists what it wrote, and tells how to run it", async () => {
    const { exitCode, stdout, stderr } = await connect("calendar-sync", "--to", "msal-node", "--out", "app");

    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: "app/authConfig.mjs\napp/sample.mjs\napp/package.json\n",
    });
    expect(readdirSync(join(folder, "app")).sort()).toEqual(["authConfig.mjs", "package.json", "sample.mjs"]);
    expect(
      stderr,
    ).toBe(`Signs somebody in to "calendar-sync", and reads five events, which Calendars.Read opens. Where there is no browser: --device-code.

Run it:
  cd app
  npm install
  node sample.mjs
`);
  });

  it("breaks no line that is to be copied, however narrow the screen", async () => {
    const printed: string[] = [];
    const screen = { isTTY: true, columns: 60, write: (text: string) => printed.push(text) };
    const result = await connectOn(screen, "mail-digest", "--to", "python", "--out", "a folder");
    const lines = printed.join("").split("\n");

    expect(result.exitCode).toBe(0);
    expect(lines.filter((line) => line.length > 60)).toEqual([
      "  its value     pulumi stack output <output> --show-secrets --stack contoso",
      "  into .env     --out <folder> --secret-output <output>, where git ignores .env",
    ]);
    expect(lines.slice(-7)).toEqual([
      "Run it:",
      "  cd 'a folder'",
      "  python3 -m venv .venv",
      "  .venv/bin/pip install -r requirements.txt",
      "  set -a; . ./.env; set +a",
      "  .venv/bin/python sample.py someone@contoso.com",
      "",
    ]);
  });

  it("tells of a server that sign-in comes back to by way of another machine", async () => {
    const remote = { ...portal, redirectUri: "https://portal.contoso.example/signed-in" };
    write("hidden.json", JSON.stringify({ portal: remote }));
    const { stderr } = await connect("portal", "--to", "msal-node", "--out", "app");

    expect(stderr).toContain(
      "Sign-in comes back to https://portal.contoso.example/signed-in, which has to lead to port 3000 of the machine that runs the sample.",
    );
  });

  it("may be repeated as long as nobody changed a file", async () => {
    await connect("calendar-sync", "--to", "python", "--out", "app");

    expect(await connect("calendar-sync", "--to", "python", "--out", "app")).toMatchObject({ exitCode: 0 });
  });

  it("overwrites nothing, and says everything that is in its way at once", async () => {
    await connect("mail-digest", "--to", "msal-node", "--out", "app");
    write(".gitignore", "");
    write("app/sample.mjs", "mine");
    write("app/authConfig.mjs", "mine, too");
    const result = await connect("mail-digest", "--to", "msal-node", "--out", "app", "--secret-output", "hidden");

    expect(result).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: `error[ERR_CONNECT_REFUSED]: Nothing was written, for 3 reasons:
 - authConfig.mjs, sample.mjs are already in ${join(folder, "app")}, with other content.
   Fix: name another folder with --out, or replace with --force (a .env keeps its other lines)
 - The stack has no output "hidden" that is a secret's text.
   Fix: \`export\` the secret from the program (\`app.secrets.<name>\`), and bring the stack up again
 - git does not ignore .env in that folder, and a secret goes into no file that git could track.
   Fix: add .env to .gitignore, or leave --secret-output out
  fix: mend all of them, and run it again
`,
    });
    expect([read("app/sample.mjs"), read("app/authConfig.mjs")]).toEqual(["mine", "mine, too"]);
  });

  it("replaces with --force, but for a list of packages, which is somebody's own", async () => {
    const own = '{ "name": "digest", "dependencies": { "left-pad": "1.3.0" } }';
    mkdirSync(join(folder, "app"));
    write("app/package.json", own);
    write("app/sample.mjs", "old");
    const { exitCode, stdout, stderr } = await connect("calendar-sync", "--to", "msal-node", "--out", "app", "--force");

    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: "app/authConfig.mjs\napp/sample.mjs\n" });
    expect(read("app/sample.mjs")).toContain("PublicClientApplication");
    expect(read("app/package.json")).toBe(own);
    expect(stderr).toContain(
      'package.json was there and stays as it is. The sample needs this of it:\n  {\n    "private": true,',
    );
  });

  it("refuses what is no folder, and one that cannot be written", async () => {
    const results = [
      await connect("calendar-sync", "--to", "json", "--out", "Pulumi.yaml"),
      await connect("calendar-sync", "--to", "json", "--out", "Pulumi.yaml/below"),
    ];

    for (const { exitCode, stderr } of results) {
      expect(exitCode).toBe(2);
      expect(stderr).toContain("error[ERR_CONNECT_REFUSED]: ");
    }
  });
});

describe("a secret", () => {
  const secretOutput = ["--secret-output", "digestSecret"];

  it.each(["env", "msal-node", "azure-identity", "python"])(
    "goes into a .env that git ignores, and nowhere else: %s",
    async (target) => {
      const { exitCode, stdout, stderr } = await connect(
        "mail-digest",
        "--to",
        target,
        "--out",
        "app",
        ...secretOutput,
      );
      const holding = tracked().filter((name) => name !== "shown.json" && read(name).includes(secret));

      expect(exitCode).toBe(0);
      expect(read("app/.env")).toContain(`AZURE_CLIENT_SECRET='${secret}'\n`);
      expect(statSync(join(folder, "app", ".env")).mode & 0o777).toBe(0o600);
      expect(tracked()).not.toContain("app/.env");
      expect(holding).toEqual([]);
      expect(stdout + stderr).not.toContain(secret);
    },
  );

  it("stays out where git would track .env: its variable is in an example then", async () => {
    write(".gitignore", "");
    const { exitCode, stderr } = await connect("portal", "--to", "msal-node", "--out", "app");
    const refused = await connect("mail-digest", "--to", "env", "--out", "other", ...secretOutput);

    expect(exitCode).toBe(0);
    expect(read("app/.env.example")).toBe(
      '# The secret of "portal".\n# Never in a file that git tracks.\nAZURE_CLIENT_SECRET=\n',
    );
    expect(existsSync(join(folder, "app", ".env"))).toBe(false);
    expect(stderr).toContain("git would track .env there, so .env.example was written");
    expect(refused.exitCode).toBe(2);
    expect(existsSync(join(folder, "other"))).toBe(false);
  });

  it("stays out of a .env that is tracked although it is ignored", async () => {
    mkdirSync(join(folder, "app"));
    write("app/.env", "PORT=3000\n");
    execFileSync("git", ["add", "--force", "app/.env"], { cwd: folder });
    const { exitCode } = await connect("mail-digest", "--to", "env", "--out", "app", "--force", ...secretOutput);

    expect({ exitCode, env: read("app/.env") }).toEqual({ exitCode: 2, env: "PORT=3000\n" });
  });

  it("that somebody filled in stays, with the other lines of the file", async () => {
    mkdirSync(join(folder, "app"));
    write("app/.env", `PORT=3000\nAZURE_CLIENT_SECRET=filled-in\nAZURE_CLIENT_ID=old\n`);
    const { exitCode } = await connect("mail-digest", "--to", "env", "--out", "app", "--force");

    expect(exitCode).toBe(0);
    expect(read("app/.env").split("\n")).toEqual([
      "PORT=3000",
      "AZURE_CLIENT_SECRET=filled-in",
      `AZURE_CLIENT_ID=${mailDigest.clientId}`,
      "AZURE_AUTHORITY_HOST=https://login.microsoftonline.com",
      `AZURE_TENANT_ID=${mailDigest.tenantId}`,
      "SCOPES=https://graph.microsoft.com/.default",
      "GRAPH_BASE_URL=https://graph.microsoft.com",
      "",
    ]);
  });

  it.each([
    [calendarSync.name, "msal-node"],
    [portal.name, "dotnet"],
    [mailDigest.name, "json"],
  ])("of %s has no place in the files for %s", async (app, target) => {
    const { exitCode, stderr } = await connect(app, "--to", target, "--out", "app", ...secretOutput);

    expect(exitCode).toBe(2);
    expect(stderr).toContain(`error[ERR_CONNECT_REFUSED]: With --to ${target}, "${app}" has no file for a secret.`);
    expect(existsSync(join(folder, "app"))).toBe(false);
  });
});

describe("what proves an app without a secret", () => {
  function declare(app: AppAccess): void {
    write("hidden.json", JSON.stringify({ app }));
  }

  it("is a platform: nothing is to be filled in", async () => {
    declare({ ...provedBy(mailDigest, "federated"), name: "mail-digest" });
    const { exitCode, stdout, stderr } = await connect("mail-digest", "--to", "msal-node", "--out", "app");

    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: "app/authConfig.mjs\napp/sample.mjs\napp/assertion.mjs\napp/package.json\n",
    });
    expect(stderr).toContain(`
There is no secret: a platform that the app trusts vouches for it, with a token in the file that AZURE_FEDERATED_TOKEN_FILE names, or in a job of GitHub Actions that has \`id-token: write\`.

Run it:
  cd app
  npm install
  node sample.mjs someone@contoso.com
`);
  });

  it("is a certificate, whose file a person names in .env", async () => {
    declare({ ...provedBy(mailDigest, "certificate"), name: "mail-digest" });
    const { exitCode, stdout, stderr } = await connect("mail-digest", "--to", "msal-node", "--out", "app");

    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: "app/authConfig.mjs\napp/sample.mjs\napp/certificate.mjs\napp/.env\napp/package.json\n",
    });
    expect(stderr).toContain(`
The certificate is nowhere in this: the program reads it, with its private key, from the PEM file that AZURE_CLIENT_CERTIFICATE_PATH names.
  a new one     npx appreg certificate mail-digest
  its file      write its name into .env

Run it:
  cd app
  npm install
  node --env-file=.env sample.mjs someone@contoso.com
`);
  });

  it.each([
    [[], [], 'nothing that proves "mail-digest", and Entra refuses an app that shows nothing (AADSTS7000218)'],
    [["federated"], ["--credential", "secret"], 'a federated credential for "mail-digest", not a client secret'],
  ] as const)("is told to be missing where the program declares %j", async (credentials, options, declared) => {
    declare({ ...mailDigest, credentials });
    const { exitCode, stderr } = await connect("mail-digest", "--to", "msal-node", ...options);

    expect(exitCode).toBe(0);
    expect(stderr).toContain(
      `As far as the stack tells, the program declares ${declared}. Write it under credentials, and bring the stack up again.\n`,
    );
  });

  it("cannot be chosen for an app that proves itself with nothing", async () => {
    const { exitCode, stdout, stderr } = await connect("calendar-sync", "--to", "json", "--credential", "secret");

    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain('error[ERR_USAGE]: "calendar-sync" proves itself with nothing');
  });
});
