/** Reads the outputs of a stack, from the rehearsal's state or from the Pulumi CLI. */
import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { type PropertyMap, withoutSecrets } from "../../rehearsal";
import type { CliDeps } from "../cliDeps";
import type { Project, Stack } from "../project/findProject";
import { resourcesInState } from "../project/resourcesInState";
import { neverRehearsed, neverUp, noPulumi, pulumiRefused } from "../stack/stackUntoldError";

export const engines = ["rehearsal", "pulumi"] as const;
export type Engine = (typeof engines)[number];

export interface StackOutputs {
  readonly engine: Engine;
  readonly outputs: Readonly<Record<string, unknown>>;
}

/**
 * The outputs, from the engine named or else from the rehearsal where the stack was rehearsed, and from Pulumi
 * where it was not.
 *
 * @throws {StackUntoldError} when the stack was never brought up, or the Pulumi CLI cannot say.
 */
export async function readStackOutputs(
  project: Project,
  stack: Stack,
  { engine, env }: { readonly engine?: Engine | undefined; readonly env: CliDeps["env"] },
): Promise<StackOutputs> {
  if (engine !== "pulumi") {
    const outputs = await rehearsedOutputs(stack);
    if (outputs !== undefined) return { engine: "rehearsal", outputs };
    if (engine === "rehearsal") throw neverRehearsed(stack, "outputs");
  }
  const outputs = await pulumiOutputs(project, stack, { env });
  if (outputs !== undefined) return { engine: "pulumi", outputs };
  throw engine === "pulumi" ? noPulumi(stack, "outputs") : neverUp(stack, "outputs");
}

async function rehearsedOutputs(stack: Stack): Promise<PropertyMap | undefined> {
  const resources = await resourcesInState(stack.rehearsalState);
  return resources.find(({ type }) => type === "pulumi:pulumi:Stack")?.outputs;
}

/** Where one output is, and its name. */
export interface SecretOutput {
  readonly name: string;
  readonly engine: Engine;
  readonly env: CliDeps["env"];
}

/** The value of one output in the clear, though the program marked it as secret; undefined where there is none. */
export async function readSecretOutput(project: Project, stack: Stack, output: SecretOutput): Promise<unknown> {
  const { name, engine, env } = output;
  if (engine === "pulumi") return (await pulumiOutputs(project, stack, { env, showSecrets: true }))?.[name];
  const value = (await rehearsedOutputs(stack))?.[name];
  return value === undefined ? undefined : withoutSecrets(value);
}

interface PulumiAsking {
  readonly env: CliDeps["env"];
  readonly showSecrets?: boolean;
}

/** Undefined where the Pulumi CLI is not installed. */
async function pulumiOutputs(
  project: Project,
  stack: Stack,
  { env, showSecrets = false }: PulumiAsking,
): Promise<Record<string, unknown> | undefined> {
  const args = ["stack", "output", "--json", "--non-interactive", "--stack", stack.name];
  if (showSecrets) args.push("--show-secrets");
  const pulumi = spawn("pulumi", args, { cwd: project.folder, env: { ...env }, stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise<number | "absent">((resolve) => {
    pulumi.on("error", () => resolve("absent"));
    pulumi.on("close", (code) => resolve(code ?? 1));
  });
  const [code, output, complaint] = await Promise.all([ended, text(pulumi.stdout), text(pulumi.stderr)]);
  if (code === "absent") return undefined;
  if (code !== 0) throw pulumiRefused(stack, "outputs", complaint);
  // `stack output --json` prints one object, by the names of the outputs.
  return JSON.parse(output) as Record<string, unknown>;
}
