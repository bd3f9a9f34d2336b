/** The Pulumi CLI as `appreg up` calls it: for a preview that it keeps, and for the update that follows. */
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import type { CliDeps } from "../cliDeps";
import { plainText } from "../plainText";
import { PulumiFailedError, PulumiMissingError } from "./errors";
import type { PassedArguments } from "./passedArguments";
import { type PulumiPreview, readErrors, readPreview } from "./pulumiPreview";
import { type ChildOutput, readOutput, runForPerson } from "./runChild";

export interface PulumiRun {
  /** Folder of the project. */
  readonly folder: string;
  /** Always named: the stack that the person has selected may be another than the one that was reviewed. */
  readonly stack: string;
  readonly passed: PassedArguments;
  readonly deps: Pick<CliDeps, "env" | "stderr">;
  /** A folder that nobody else can read; the plan holds inputs. */
  readonly planFolder: string;
}

export interface KeptPreview extends PulumiPreview {
  /** Undefined where this CLI keeps no plans. */
  readonly planFile: string | undefined;
}

/** The engine's own default at least; more, so that deleting waits (20 s an app) once and not in waves. */
const leastParallel = 16;

/**
 * Whether the CLI can hold an update to a plan.
 *
 * @throws {PulumiMissingError}
 */
export async function keepsPlans({ folder, deps }: Pick<PulumiRun, "folder" | "deps">): Promise<boolean> {
  const { stdout } = await ask(["preview", "--help"], { folder, deps });
  return stdout.includes("--save-plan");
}

/**
 * Previews the update and keeps its plan.
 *
 * @throws {PulumiFailedError} where the stack does not exist, the preview fails, or says what nobody understands
 */
export async function previewUpdate(run: PulumiRun, savesPlan: boolean): Promise<KeptPreview> {
  const planFile = savesPlan ? join(run.planFolder, "plan.json") : undefined;
  const plan = planFile === undefined ? [] : ["--save-plan", planFile];
  const stack = ["--stack", run.stack, "--non-interactive"];
  const output = await ask(["preview", "--json", "--show-sames", ...plan, ...stack, ...run.passed.preview], run);
  requireDone(output, "preview");
  return { ...understand("preview --json", () => readPreview(output.stdout)), planFile };
}

/** Applies it. @returns Pulumi's own exit code */
export function applyUpdate(run: PulumiRun, preview: KeptPreview, options: { readonly yes: boolean }): Promise<number> {
  const parallel = run.passed.setsParallel ? [] : ["--parallel", String(Math.max(leastParallel, preview.steps))];
  const plan = preview.planFile === undefined ? [] : ["--plan", preview.planFile];
  const yes = options.yes ? ["--yes"] : [];
  return runForPerson(["pulumi", "up", "--stack", run.stack, ...parallel, ...plan, ...yes, ...run.passed.up], {
    cwd: run.folder,
    env: run.deps.env,
  });
}

async function ask(
  args: readonly string[],
  { folder, deps }: Pick<PulumiRun, "folder" | "deps">,
): Promise<ChildOutput> {
  try {
    return await readOutput(["pulumi", ...args], { cwd: folder, env: deps.env });
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") throw new PulumiMissingError();
    throw cause;
  }
}

function requireDone({ code, stdout, stderr }: ChildOutput, command: string): void {
  if (code === 0) return;
  const said = [...readErrors(stdout), stderr].flatMap(plainLines);
  throw new PulumiFailedError(
    `\`pulumi ${command}\` ended with exit code ${code}; nothing was applied.${said.map((line) => `\n  ${line}`).join("")}`,
    "mend what Pulumi says, and run it again",
  );
}

/** What Pulumi says, without its colours. */
function plainLines(text: string): readonly string[] {
  const lines = stripVTControlCharacters(text).split("\n");
  return lines.map((line) => plainText(line).trimEnd()).filter((line) => line !== "");
}

function understand<Result>(command: string, read: () => Result): Result {
  try {
    return read();
  } catch (cause) {
    throw new PulumiFailedError(
      `\`pulumi ${command}\` printed what cannot be read; nothing was applied.`,
      "use a Pulumi CLI 3.100 or newer, and report it as an issue of this repository if that does not help",
      { cause },
    );
  }
}
