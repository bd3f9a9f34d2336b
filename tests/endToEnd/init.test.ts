/** Programs that `appreg init` writes: their types are right, and a practice tenant takes what they declare. */
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { issueAppCertificate } from "../../cli/certificate/issueAppCertificate";
import type { InitOptions } from "../../cli/init/readOptions";
import { runInit } from "../../cli/init/runInit";
import { accessTo } from "../../cli/practice/runningTenant";
import { type PracticeTenant, startPracticeTenant } from "../../practice-tenant";
import { rehearse } from "../../rehearsal";
import { runBuilt } from "../cli/builtCommand";
import { recordDeps } from "../cli/recordedDeps";

const root = join(__dirname, "..", "..");
const folder = realpathSync(mkdtempSync(join(tmpdir(), "appreg-init-")));
const certificate = join(folder, "digest.crt");

/** One app of each kind; together every proof and every platform that vouches for apps. */
const apps: readonly InitOptions[] = [
  {
    ...{
      kind: "web",
      name: "portal",
      redirectUri: ["https://portal.contoso.com/signin-oidc", "http://localhost:3000/"],
    },
    ...{ permission: ["offline_access", "microsoftGraph:delegated:Calendars.Read"], secretUntil: "2099-01-01" },
  },
  { kind: "spa", name: "room-board", permission: ["User.Read"], call: ["GET /me/events"], consent: "code" },
  { kind: "native", name: "calendar-sync", displayName: 'The "Sync"', permission: ["Calendars.ReadWrite"] },
  {
    ...{ kind: "daemon", name: "kubernetes", permission: ["Mail.Send", "full_access_as_app"] },
    federated: [
      "github:contoso/mail-digest:environment=production",
      "github:contoso/mail-digest:pullRequest",
      "gitlab:contoso/rooms/mail-digest:tag=v2",
      "azure-devops:01234567-89ab-cdef-0123-456789abcdef/11234567-89ab-cdef-0123-456789abcdef:tenantId=21234567-89ab-cdef-0123-456789abcdef",
      "kubernetes:rooms/mail-digest:issuer=https://oidc.example/cluster/",
      "terraform:contoso/rooms/production",
      "pulumi:contoso/rooms/production",
    ],
  },
  {
    ...{ kind: "api", name: "rooms-api", scope: ["Rooms.Read", "access_as_user"], permission: ["User.Read"] },
    certificate,
  },
];

let tenant: PracticeTenant;
const projects: string[] = [];

beforeAll(async () => {
  tenant = await startPracticeTenant({ port: 0 });
  const day = 24 * 60 * 60 * 1000;
  const from = new Date(Math.floor(Date.now() / day) * day);
  const issued = await issueAppCertificate({ subject: "CN=digest", from, until: new Date(from.getTime() + 90 * day) });
  writeFileSync(certificate, issued.certificate);
  // Brings dist/ up to date, which the projects import as the package.
  await runBuilt(["--version"]);
}, 120_000);

afterAll(async () => {
  await tenant.close();
  rmSync(folder, { recursive: true });
});

/** Declares apps one after the other in a folder that is empty before. The check is left to a test of its own. */
async function initAll(name: string, all: readonly InitOptions[]): Promise<string> {
  const project = join(folder, name);
  mkdirSync(project);
  for (const options of all) {
    const { deps } = recordDeps({ cwd: project });
    const check = async () => ({ errors: [], warnings: [] });
    const questions = () => Promise.reject(new Error("nobody is asked"));
    expect(await runInit({ ...options, yes: true }, deps, { check, questions })).toBe(0);
  }
  install(project);
  projects.push(project);
  return project;
}

/** What `npm install` would: the packages of this checkout, and this one as it is built, with its types from the sources. */
function install(project: string): void {
  const modules = join(project, "node_modules");
  const own = join(modules, "entra-app-registration");
  mkdirSync(own, { recursive: true });
  for (const name of readdirSync(join(root, "node_modules"))) {
    if (!name.startsWith(".") && name !== "entra-app-registration") {
      symlinkSync(join(root, "node_modules", name), join(modules, name), "junction");
    }
  }
  writeFileSync(
    join(own, "package.json"),
    '{ "name": "entra-app-registration", "version": "0.1.0", "main": "index.js" }\n',
  );
  writeFileSync(
    join(own, "index.js"),
    `module.exports = require(${JSON.stringify(join(root, "dist", "components"))});\n`,
  );
  writeFileSync(join(own, "index.d.ts"), `export * from ${JSON.stringify(join(root, "components", "index"))};\n`);
}

async function bringUp(project: string) {
  const stateFile = join(project, "state.json");
  const run = {
    operation: "up",
    projectFolder: project,
    stack: "dev",
    stateFile,
    directory: accessTo(tenant),
  } as const;
  const { diagnostics, changes, outputs, exitCode } = await rehearse(run);
  return { exitCode, errors: diagnostics.filter(({ severity }) => severity === "error"), changes, outputs };
}

describe.each(apps)("a project that is begun with the $kind $name", (options) => {
  it("comes up on a practice tenant, with its outputs", async () => {
    const project = await initAll(`${options.kind} of its own`, [options]);
    const { exitCode, errors, outputs } = await bringUp(project);
    const [access] = Object.values(outputs);

    expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: [] });
    expect(access).toMatchObject({ name: options.name, clientId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  }, 60_000);
});

it("a project to which all kinds are added comes up, and has nothing to change when it is run again", async () => {
  const project = await initAll(
    "all",
    apps.map((app) => ({ ...app, name: `${app.name}-too` })),
  );
  const first = await bringUp(project);
  const again = await bringUp(project);

  expect({ exitCode: first.exitCode, errors: first.errors }).toEqual({ exitCode: 0, errors: [] });
  expect(Object.keys(first.outputs).sort()).toEqual([
    "calendarSyncToo",
    "kubernetesToo",
    "portalToo",
    "portalTooSecret",
    "roomBoardToo",
    "roomsApiToo",
  ]);
  expect(Object.keys(again.changes)).toEqual(["same"]);
}, 60_000);

it("the types of all these programs are right, by the tsconfig.json that comes with them", () => {
  const [first = ""] = projects;
  const { config } = ts.readConfigFile(join(first, "tsconfig.json"), (file) => readFileSync(file, "utf8"));
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, first);
  const files = projects.map((project) => join(project, "index.ts"));
  const wrong = join(first, "wrong.ts");
  writeFileSync(wrong, readFileSync(join(first, "index.ts"), "utf8").replace('"Calendars.Read"', '"Calendars.Raed"'));
  const program = ts.createProgram([...files, wrong], {
    ...options,
    typeRoots: [join(root, "node_modules", "@types")],
  });
  const problemsIn = (file: string): string[] =>
    ts
      .getPreEmitDiagnostics(program, program.getSourceFile(file))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));

  expect(files).toHaveLength(6);
  expect(files.flatMap(problemsIn)).toEqual([]);
  expect(problemsIn(wrong)).toEqual([expect.stringContaining('"Calendars.Raed"')]);
}, 60_000);

it("the built command tells every problem that the program would have, and writes nothing", async () => {
  const project = join(folder, "refused");
  mkdirSync(project);
  const args = [
    "--kind",
    "web",
    "--name",
    "portal",
    "--redirect-uri",
    "http://contoso.com/a#b",
    "--secret-until",
    "2099-01-01",
  ];
  const { code, stdout, stderr } = await runBuilt(["init", ...args, "--yes"], { cwd: project });

  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(
    /^error\[ERR_INIT_REFUSED\]: AppRegistration "portal" has \d problems?:\n - web\.redirectUris/,
  );
  expect(stderr).toContain("nothing was written");
  expect(readdirSync(project)).toEqual([]);
}, 60_000);
