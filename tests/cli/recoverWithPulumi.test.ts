/** What a recovery makes the Pulumi CLI do, and how it tells what that says. */
import { tmpdir } from "node:os";
import { expect, it } from "vitest";
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

it("a machine without Pulumi is told so", async () => {
  await expect(engineWith("/nowhere").refresh()).rejects.toMatchObject({ code: "ERR_PULUMI_MISSING" });
});
