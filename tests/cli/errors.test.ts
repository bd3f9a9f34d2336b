import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { builtCommand, runBuilt } from "./builtCommand";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "appreg-errors-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

function writeProject(): void {
  writeFileSync(join(folder, "Pulumi.yaml"), "name: sample\nruntime: nodejs\n");
  writeFileSync(join(folder, "Pulumi.dev.yaml"), "config:\n  azuread:metadataHost: 127.0.0.1:28443\n");
}

describe("wrong usage", () => {
  it("proposes the command that was meant", async () => {
    expect(await runBuilt(["rehears"])).toEqual({
      code: 2,
      stdout: "",
      stderr: "error: unknown command 'rehears'\n(Did you mean rehearse?)\nRun it with --help to see what it takes.\n",
    });
  });

  it.each([
    [["rehearse", "up", "--parallel", "none"], /It is a whole number from 1\./],
    [["practice", "serve", "--port", "70000"], /A port is a whole number from 0 to 65535\./],
    [["practice", "env", "--shell", "tcsh"], /Allowed choices are bash, fish, powershell\./],
    [["token"], /missing required argument 'app'/],
  ])("%j could not run", async (args, message) => {
    const { code, stdout, stderr } = await runBuilt(args);

    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(message);
  });
});

it("could not run when its output has no room on the disk, and says so without a stack trace", async () => {
  const full = openSync("/dev/full", "w");
  const { status, stderr } = spawnSync(process.execPath, [builtCommand, "completion", "bash"], {
    stdio: ["ignore", full, "pipe"],
    encoding: "utf8",
  });
  closeSync(full);

  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: "error: the output cannot be written: ENOSPC: no space left on device, write\n",
  });
});

describe("a command outside a project", () => {
  it("names the folder and the fix, without a stack trace", async () => {
    expect(await runBuilt(["rehearse", "preview"], { cwd: folder })).toEqual({
      code: 2,
      stdout: "",
      stderr: `error[ERR_PROJECT_NOT_FOUND]: There is no Pulumi.yaml in ${folder} or in a folder above it.\n  fix: run the command inside a Pulumi project, or name its folder with --cwd\n`,
    });
  });

  it("shows the stack trace to whoever asks for it", async () => {
    const { stderr } = await runBuilt(["rehearse", "preview"], { cwd: folder, env: { APPREG_DEBUG: "1" } });

    expect(stderr).toMatch(/\n {4}at findProject /);
  });
});

describe("a command in a project", () => {
  beforeEach(writeProject);

  it("names the stacks there are when it does not find the one it was told", async () => {
    expect(await runBuilt(["rehearse", "preview", "--stack", "prod"], { cwd: folder })).toEqual({
      code: 2,
      stdout: "",
      stderr:
        'error[ERR_STACK_NOT_FOUND]: The project has no stack "prod": there is no Pulumi.prod.yaml.\n  fix: use --stack dev, or write Pulumi.prod.yaml\n',
    });
  });

  it.each([["up"], ["refresh"], ["destroy"]])("does not %s unasked where nobody can answer", async (operation) => {
    expect(await runBuilt(["rehearse", operation], { cwd: folder })).toEqual({
      code: 2,
      stdout: "",
      stderr:
        "error[ERR_USAGE]: This needs a yes, and there is no terminal to ask at.\n  fix: add --yes to say it beforehand\n",
    });
  });

  it("says that a stack was never brought up when a token is asked for", async () => {
    const { code, stderr } = await runBuilt(["token", "calendar-sync"], { cwd: folder, env: { PATH: folder } });

    expect({ code, stderr }).toEqual({
      code: 2,
      stderr:
        'error[ERR_STACK_NOT_FOUND]: The stack "dev" has no outputs: it was not rehearsed, and there is no Pulumi CLI here to ask.\n  fix: bring it up with `npx appreg rehearse up`, or install the Pulumi CLI\n',
    });
  });
});
