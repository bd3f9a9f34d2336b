/** The commands one after the other, as a person types them in two shells: a tenant that runs, and what uses it. */
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { runCommandLine } from "../../cli/main";
import { runBuilt } from "../cli/builtCommand";
import { recordDeps } from "../cli/recordedDeps";
import { createSampleProject, type SampleProject } from "./sampleProject";

const ben = "ben@practice.onmicrosoft.com";
const builtCommand = join(__dirname, "..", "..", "bin", "appreg.js");

let project: SampleProject;

beforeAll(async () => {
  project = await createSampleProject();
});

afterAll(() => project.remove());

/** Runs a command inside this process. */
async function run(...args: string[]) {
  const { deps, result } = recordDeps({ cwd: project.folder });
  await runCommandLine(args, deps);
  return result;
}

describe("without a running tenant", () => {
  it("a preview changes nothing and says what would be created", async () => {
    const { exitCode, stdout } = await run("rehearse", "preview");

    expect(exitCode).toBe(0);
    expect(stdout).toContain(" +  azuread:Application       calendar-sync  create\n");
    expect(stdout).toMatch(/Resources:\n {4}\+ 8 to create\n\nDuration: /);
  }, 60_000);

  it("an update brings up the stack, with its outputs as one JSON document", async () => {
    const { exitCode, stdout, stderr } = await run("rehearse", "up", "--yes", "--json");
    const { operation, stack, changes, outputs } = JSON.parse(stdout);

    expect({ exitCode, stderr, operation, stack, changes }).toEqual({
      exitCode: 0,
      stderr: "",
      operation: "up",
      stack: "dev",
      changes: { create: 8 },
    });
    expect(Object.keys(outputs)).toEqual(["calendarSync", "roomBoard"]);
  }, 60_000);

  it("a changed program shows which property changes", async () => {
    project.editProgram((text) => text.replace('"Calendar Sync"', '"Calendar Copy"'));
    const { stdout } = await run("rehearse", "preview");

    expect(stdout).toContain(
      [
        " ~  azuread:Application       calendar-sync  update",
        '      ~ displayName: "Calendar Sync" => "Calendar Copy"',
        "",
      ].join("\n"),
    );
  }, 60_000);

  it("a token is compared with what is declared, and printed by itself only when asked for", async () => {
    const table = await run("token", "calendar-sync", "--user", ben);
    const raw = await run("token", "calendar-sync", "--user", ben, "--raw");

    expect(table).toMatchObject({ exitCode: 0, stderr: "" });
    expect(table.stdout).toMatch(/^calendar-sync · Microsoft Graph\n {2}signed in as {2}ben@/);
    expect(table.stdout).not.toContain("eyJ");
    expect(raw).toMatchObject({ exitCode: 0, stderr: "" });
    expect(raw.stdout).toMatch(/^eyJ[\w-]+\.[\w-]+\.[\w-]+\n$/);
  });

  it("a token that grants more than is declared is a difference", async () => {
    const { exitCode, stdout } = await run("token", "calendar-sync", "--user", ben, "--scope", "openid", "Mail.Read");

    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/ {2}Mail\.Read +- +yes +surplus: in the token, but not declared\n/);
  });

  it("an app that the stack does not have is an error that names those it has", async () => {
    expect(await run("token", "calender-sync")).toEqual({
      exitCode: 2,
      stdout: "",
      stderr:
        'error[ERR_APP_NOT_IN_STACK]: The stack has no app "calender-sync".\n  fix: use one of calendar-sync, room-board\n',
    });
  });
});

describe("with a running tenant", () => {
  let serving: ReturnType<typeof spawn>;

  beforeAll(async () => {
    serving = spawn(process.execPath, [builtCommand, "practice", "serve"], { cwd: project.folder });
    await once(serving.stderr ?? serving, "data");
  });

  afterAll(() => serving.kill("SIGKILL"));

  it("status tells where it runs, who its users are and what it holds", async () => {
    const { exitCode, stdout } = await run("practice", "status", "--json");

    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      state: "running",
      pid: serving.pid,
      origin: project.origin,
      tenantId: "11111111-1111-4111-8111-111111111111",
      users: [
        { userPrincipalName: "ada@practice.onmicrosoft.com", displayName: "Ada Okafor", role: "administrator" },
        { userPrincipalName: ben, displayName: "Ben Lindqvist", role: "member" },
        { userPrincipalName: "cho@practice.onmicrosoft.com", displayName: "Cho Marques", role: "member" },
      ],
      counts: { applications: 2, servicePrincipals: 6, oauth2PermissionGrants: 2, users: 3 },
    });
  });

  it("other commands use it", async () => {
    expect(await run("token", "calendar-sync", "--user", ben)).toMatchObject({ stderr: "" });
    const tokenLine = /^\d\d:\d\d:\d\d {2}200 {2}POST {3}\/\w{8}…\/oauth2\/v2\.0\/token {2}\d+ ms {2}calendar-sync$/m;

    // The tenant writes its log a moment after it has answered.
    await vi.waitFor(async () => expect((await run("practice", "log")).stdout).toMatch(tokenLine));
  });

  it("its environment makes a shell trust it and know its deployer", async () => {
    const { stdout } = await run("practice", "env", "--shell", "bash");
    const printed = execFileSync("bash", ["--norc", "-c", `${stdout}\nenv`], { encoding: "utf8" });
    const variable = (name: string): string => new RegExp(`^${name}=(.*)$`, "m").exec(printed)?.[1] ?? "";
    const note = JSON.parse(readFileSync(join(project.folder, ".practice", "running.json"), "utf8"));

    expect(variable("ARM_CLIENT_SECRET")).toBe(note.clientSecret);
    expect(variable("ARM_METADATA_HOSTNAME")).toBe(new URL(project.origin).host);
    expect(readFileSync(variable("SSL_CERT_FILE"), "utf8")).toContain(readFileSync(note.caFile, "utf8").trim());
  });

  it("cannot be reset", async () => {
    expect(await run("practice", "reset", "--yes")).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: `error[ERR_USAGE]: The practice tenant runs on ${project.origin} (process ${serving.pid}).\n  fix: stop it with Ctrl-C in its own shell, then run this again\n`,
    });
  });

  it("leaves a note that only its owner can read, and takes it away when it stops", async () => {
    const note = join(project.folder, ".practice", "running.json");
    expect(statSync(note).mode & 0o777).toBe(0o600);

    serving.kill("SIGINT");
    const [code] = await once(serving, "exit");

    expect(code).toBe(0);
    expect(existsSync(note)).toBe(false);
  });
});

describe("at the end", () => {
  it("a destroy leaves no resource", async () => {
    const { exitCode, stdout } = await run("rehearse", "destroy", "--yes");

    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/Resources:\n {4}- 8 deleted\n/);
  }, 60_000);

  it("a reset forgets the directory and keeps the certificate authority", async () => {
    const before = readFileSync(join(project.folder, ".practice", "ca.pem"), "utf8");
    const { code } = await runBuilt(["practice", "reset", "--yes"], { cwd: project.folder });

    expect(code).toBe(0);
    expect(existsSync(join(project.folder, ".practice", "tenant.db"))).toBe(false);
    expect(existsSync(join(project.folder, ".practice", "stacks"))).toBe(false);
    expect(readFileSync(join(project.folder, ".practice", "ca.pem"), "utf8")).toBe(before);
  });
});
