import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findProject, findStack, type Project, type Stack } from "../../cli/project/findProject";
import { readSecretOutput, readStackOutputs } from "../../cli/token/readStackOutputs";

let folder: string;
let project: Project;
let stack: Stack;
/** Finds the stand-in for Pulumi where a test made one, and no other. */
let env: { PATH: string };

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "appreg-outputs-")));
  writeFileSync(join(folder, "Pulumi.yaml"), "name: sample\n");
  writeFileSync(join(folder, "Pulumi.dev.yaml"), "config: {}\n");
  project = findProject(folder);
  stack = findStack(project);
  env = { PATH: join(folder, "bin") };
});

afterEach(() => rmSync(folder, { recursive: true }));

function standInForPulumi(script: string): void {
  const file = join(folder, "bin", "pulumi");
  mkdirSync(dirname(file));
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
}

function writeRehearsedState(outputs: object): void {
  const resource = {
    urn: "urn:pulumi:dev::sample::pulumi:pulumi:Stack::sample-dev",
    custom: false,
    type: "pulumi:pulumi:Stack",
    outputs,
  };
  mkdirSync(dirname(stack.rehearsalState), { recursive: true });
  writeFileSync(stack.rehearsalState, JSON.stringify({ version: 3, deployment: { resources: [resource] } }));
}

describe("readStackOutputs", () => {
  it("takes what was rehearsed", async () => {
    writeRehearsedState({ url: "rehearsed" });
    standInForPulumi(`echo '{"url":"deployed"}'`);

    expect(await readStackOutputs(project, stack, { env })).toEqual({
      engine: "rehearsal",
      outputs: { url: "rehearsed" },
    });
  });

  it("asks Pulumi about a stack that was never rehearsed, in the project's folder", async () => {
    standInForPulumi(`echo "{\\"folder\\":\\"$PWD\\",\\"arguments\\":\\"$*\\"}"`);

    expect(await readStackOutputs(project, stack, { env })).toEqual({
      engine: "pulumi",
      outputs: { folder, arguments: "stack output --json --non-interactive --stack dev" },
    });
  });

  it("asks Pulumi when told to, whatever was rehearsed", async () => {
    writeRehearsedState({ url: "rehearsed" });
    standInForPulumi(`echo '{"url":"deployed"}'`);

    expect(await readStackOutputs(project, stack, { engine: "pulumi", env })).toEqual({
      engine: "pulumi",
      outputs: { url: "deployed" },
    });
  });

  it("does not ask Pulumi when told to take the rehearsal", async () => {
    standInForPulumi(`echo '{"url":"deployed"}'`);

    await expect(readStackOutputs(project, stack, { engine: "rehearsal", env })).rejects.toMatchObject({
      code: "ERR_STACK_NOT_FOUND",
      problem: 'The stack "dev" has no outputs: it was not rehearsed.',
      fix: "bring it up with `npx appreg rehearse up`",
    });
  });

  it("names the stack in the command that would bring it up, where it is not the usual one", async () => {
    const other = { ...stack, name: "contoso" };

    await expect(readStackOutputs(project, other, { engine: "rehearsal", env })).rejects.toMatchObject({
      problem: 'The stack "contoso" has no outputs: it was not rehearsed.',
      fix: "bring it up with `npx appreg rehearse up --stack contoso`",
    });
  });

  it("says that there is no Pulumi to ask when told to", async () => {
    writeRehearsedState({ url: "rehearsed" });

    await expect(readStackOutputs(project, stack, { engine: "pulumi", env })).rejects.toMatchObject({
      code: "ERR_STACK_NOT_FOUND",
      problem: 'There is no Pulumi CLI here to ask for the outputs of the stack "dev".',
    });
  });

  it("tells what Pulumi answered when it refuses", async () => {
    standInForPulumi(`echo "error: no stack named 'dev' found" >&2; exit 255`);

    await expect(readStackOutputs(project, stack, { env })).rejects.toMatchObject({
      code: "ERR_STACK_NOT_FOUND",
      problem: `The Pulumi CLI does not tell the outputs of the stack "dev": no stack named 'dev' found`,
    });
  });

  it("keeps a damaged state and says that it is damaged", async () => {
    writeRehearsedState({});
    writeFileSync(stack.rehearsalState, '{"version":3,');

    await expect(readStackOutputs(project, stack, { env })).rejects.toMatchObject({ code: "ERR_STATE_DAMAGED" });
  });
});

describe("readSecretOutput", () => {
  const secret = (plaintext: string) => ({
    "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
    plaintext: JSON.stringify(plaintext),
  });

  it("takes the mark off what was rehearsed", async () => {
    writeRehearsedState({ password: secret("practice"), url: "plain" });
    const read = (name: string) => readSecretOutput(project, stack, { name, engine: "rehearsal", env });

    expect([await read("password"), await read("url"), await read("nothing")]).toEqual([
      "practice",
      "plain",
      undefined,
    ]);
  });

  it("asks Pulumi to show it", async () => {
    standInForPulumi(`echo "{\\"arguments\\":\\"$*\\"}"`);

    expect(await readSecretOutput(project, stack, { name: "arguments", engine: "pulumi", env })).toBe(
      "stack output --json --non-interactive --stack dev --show-secrets",
    );
  });
});
