/** Reads the state of a stack, from the rehearsal's file or from the Pulumi CLI. */
import { existsSync } from "node:fs";
import { z } from "zod";
import { readStackState } from "../../rehearsal";
import type { CliDeps } from "../cliDeps";
import type { Project, Stack } from "../project/findProject";
import { OtherProjectError } from "../review/errors";
import { originOf } from "../review/files/fileResource";
import type { Engine } from "../token/readStackOutputs";
import { PulumiFailedError } from "../up/errors";
import { type ChildOutput, readOutput } from "../up/runChild";
import { type ExportedState, parseExport } from "./parseExport";
import type { StackRecord } from "./stackRecord";
import { neverRehearsed, neverUp, noPulumi, pulumiRefused } from "./stackUntoldError";

export interface StackRecordOptions {
  /** @default the rehearsal's where the stack is rehearsed, else Pulumi's */
  readonly engine?: Engine | undefined;
  readonly env: CliDeps["env"];
}

/**
 * The state of a stack. It holds no resources where the stack was brought up and taken down again.
 *
 * @throws {StackUntoldError} where the stack was never brought up, or the Pulumi CLI cannot say
 * @throws {OtherProjectError} where the state is of another project
 * @throws errors of the rehearsal's state: damaged, or written by a newer version
 */
export async function readStackRecord(
  project: Project,
  stack: Stack,
  { engine, env }: StackRecordOptions,
): Promise<StackRecord> {
  if (engine === "pulumi") return toRecord("pulumi", await requirePulumi(project, stack, env), { project, stack });
  const rehearsed = await readRehearsed(stack);
  if (engine === "rehearsal" && rehearsed === undefined) throw neverRehearsed(stack, "state");
  const isUp = rehearsed !== undefined && rehearsed.resources.length + rehearsed.pendingOperations.length > 0;
  if (rehearsed !== undefined && (isUp || engine === "rehearsal")) {
    return toRecord("rehearsal", rehearsed, { project, stack });
  }
  return readAfterRehearsal(rehearsed, { project, stack, env });
}

interface Place {
  readonly project: Project;
  readonly stack: Stack;
  readonly env: CliDeps["env"];
}

/** What was rehearsed is down again, or never was up. */
async function readAfterRehearsal(rehearsed: ExportedState | undefined, place: Place): Promise<StackRecord> {
  const output = await askPulumi(place.project, place.stack, place.env);
  if (output !== undefined && (output.code === 0 || rehearsed === undefined)) {
    return toRecord("pulumi", readAnswer(place.stack, output), place);
  }
  if (rehearsed !== undefined) return toRecord("rehearsal", rehearsed, place);
  throw neverUp(place.stack, "state");
}

async function readRehearsed(stack: Stack): Promise<ExportedState | undefined> {
  if (!existsSync(stack.rehearsalState)) return undefined;
  const { resources, pendingOperations } = await readStackState(stack.rehearsalState);
  return {
    resources: resources.filter((resource) => !resource.delete),
    pendingOperations: pendingOperations.map(({ type, resource: { urn, type: ofResource } }) => ({
      kind: type,
      urn,
      type: ofResource,
    })),
  };
}

function toRecord(engine: Engine, state: ExportedState, { project, stack }: Omit<Place, "env">): StackRecord {
  const foreign = state.resources.map(({ urn }) => originOf(urn).project).find((name) => name !== project.name);
  if (foreign !== undefined) {
    throw new OtherProjectError(
      `The state of the stack "${stack.name}" is of the project ${foreign}, and this is the project ${project.name}.`,
      "run the command in the folder of that project, or name another stack with --stack",
    );
  }
  const outputs = state.resources.find(({ type }) => type === "pulumi:pulumi:Stack")?.outputs ?? {};
  return { engine, project, stack, ...state, outputs };
}

async function requirePulumi(project: Project, stack: Stack, env: CliDeps["env"]): Promise<ExportedState> {
  const output = await askPulumi(project, stack, env);
  if (output === undefined) throw noPulumi(stack, "state");
  return readAnswer(stack, output);
}

/** Undefined where the Pulumi CLI is not installed. */
async function askPulumi(project: Project, stack: Stack, env: CliDeps["env"]): Promise<ChildOutput | undefined> {
  const command = ["pulumi", "stack", "export", "--non-interactive", "--stack", stack.name] as const;
  try {
    return await readOutput(command, { cwd: project.folder, env });
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return undefined;
    throw cause;
  }
}

function readAnswer(stack: Stack, { code, stdout, stderr }: ChildOutput): ExportedState {
  if (code !== 0) throw pulumiRefused(stack, "state", stderr);
  try {
    return parseExport(stdout);
  } catch (cause) {
    if (!(cause instanceof z.ZodError) && !(cause instanceof SyntaxError)) throw cause;
    const where = cause instanceof z.ZodError ? `: ${cause.issues[0]?.path.join(".")}` : "";
    throw new PulumiFailedError(
      `\`pulumi stack export\` printed a state that cannot be read${where}.`,
      "use a Pulumi CLI 3.100 or newer, and report it as an issue of this repository if that does not help",
      { cause },
    );
  }
}
