/** What a recovery makes the Pulumi CLI do, and how it tells what that says. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it, onTestFinished } from "vitest";
import type { Project, Stack } from "../../cli/project/findProject";
import { pulumiEngine } from "../../cli/recover/engines/pulumiEngine";
import { createStandInPulumi } from "./up/standInPulumi";

const project: Project = { name: "rooms", folder: tmpdir(), practiceFolder: tmpdir() };
const stack: Stack = { name: "dev", config: {}, rehearsalState: "none" };

function engineWith(path: string) {
  return pulumiEngine({ project, stack, env: { PATH: path } });
}

it("pending creations are cleared by a refresh, and objects imported without protection and without code", async () => {
  const pulumi = createStandInPulumi();
  const engine = engineWith(pulumi.path);
  await engine.refresh();
  await engine.importFrom("{}");

  const calls = pulumi.calls().map((call) => call.replace(/\/\S+\/import\.json/, "<file>"));
  expect(calls).toEqual([
    "refresh --clear-pending-creates --yes --skip-preview --stack dev --non-interactive",
    "import --file <file> --protect=false --generate-code=false --yes --skip-preview --stack dev --non-interactive",
  ]);
});

it("what Pulumi says when it fails is told line by line, without its colours", async () => {
  const pulumi = createStandInPulumi();
  pulumi.answer({ refresh: { stderr: "\u001b[31merror:\u001b[0m no such thing\n\n", code: 255 } });

  await expect(engineWith(pulumi.path).refresh()).rejects.toMatchObject({
    code: "ERR_RECOVERY_FAILED",
    problem: "`pulumi refresh` ended with exit code 255:\n  error: no such thing",
    fix: "mend what it says, and run the command again",
  });
});

it("a lock that a killed run has left is told with the way out", async () => {
  const pulumi = createStandInPulumi();
  pulumi.answer({ import: { stderr: "error: the stack is currently locked by 1 lock(s).", code: 255 } });

  await expect(engineWith(pulumi.path).importFrom("{}")).rejects.toMatchObject({
    code: "ERR_RECOVERY_FAILED",
    fix: "make sure that nobody else is updating it, run `pulumi cancel --stack dev`, and run the command again",
  });
});

/** A backend in a folder, with one lock on the stack. */
function lockedBy(lock: { readonly pid: number; readonly hostname: string }) {
  const folder = mkdtempSync(join(tmpdir(), "appreg-backend-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const locks = join(folder, ".pulumi", "locks", "organization", "rooms", "dev");
  mkdirSync(locks, { recursive: true });
  const text = JSON.stringify({ ...lock, username: "ada", timestamp: "2026-11-23T01:15:45Z" });
  writeFileSync(join(locks, "one.json"), text);
  const pulumi = createStandInPulumi();
  pulumi.answer({ whoami: { stdout: JSON.stringify({ user: "ada", url: pathToFileURL(folder).href }) } });
  return pulumi;
}

/** Beyond what systems give processes for ids. */
const gonePid = 2 ** 30;

it("a lock of a process of this machine that is gone is taken off", async () => {
  const pulumi = lockedBy({ pid: gonePid, hostname: hostname() });
  await engineWith(pulumi.path).requireIdle();

  expect(pulumi.calls()).toEqual(["whoami --verbose --json", "cancel --yes --stack dev --non-interactive"]);
});

it.each([
  ["lives", { pid: process.pid, hostname: hostname() }],
  ["is of another machine", { pid: gonePid, hostname: "elsewhere" }],
])("a lock of a process that %s is left alone, and told with its owner", async (_, lock) => {
  const pulumi = lockedBy(lock);

  await expect(engineWith(pulumi.path).requireIdle()).rejects.toMatchObject({
    code: "ERR_STATE_LOCKED",
    problem: `The stack "dev" is locked by process ${lock.pid} of ada@${lock.hostname} since 2026-11-23T01:15:45Z.`,
  });
  expect(pulumi.calls()).toEqual(["whoami --verbose --json"]);
});

it("of a backend that is no folder of this machine no lock is known beforehand", async () => {
  const pulumi = createStandInPulumi();
  pulumi.answer({ whoami: { stdout: '{"url":"https://app.pulumi.com/ada"}' } });
  await engineWith(pulumi.path).requireIdle();

  expect(pulumi.calls()).toEqual(["whoami --verbose --json"]);
});

it("a machine without Pulumi is told so", async () => {
  await expect(engineWith("/nowhere").refresh()).rejects.toMatchObject({ code: "ERR_PULUMI_MISSING" });
});
