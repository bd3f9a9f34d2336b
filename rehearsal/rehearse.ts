/** Runs a Pulumi program against a practice tenant, without the Pulumi CLI. */
import { createAzureadProvider } from "./azuread/createAzureadProvider";
import { Journal } from "./engine/journal";
import { ProviderGate } from "./engine/providerGate";
import { Reporter } from "./engine/reporter";
import { Run } from "./engine/run";
import { performOperation } from "./performOperation";
import { type PreparedProgram, prepareProgramProcess } from "./program/programProcess";
import { type Project, readProject } from "./program/projectFile";
import { configFromValues, readStackConfig, type StackConfig } from "./program/stackSettings";
import type { RehearsalResult } from "./rehearsalEvent";
import type { RehearsalOptions } from "./rehearsalOptions";
import type { ResourceProvider } from "./resourceProvider";
import { assertLoopback, replaceTenant, type SafeConfig } from "./safeDirectory";
import { SilenceWatch } from "./silenceWatch";
import type { StackState } from "./state/resourceState";
import { passphraseProvider } from "./state/secretsProvider";
import { readStackState } from "./state/stateFile";
import { lockState } from "./state/stateLock";
import { StateWriter } from "./state/stateWriter";
import { summarize } from "./summarize";
import { watchedProvider } from "./watchedProvider";

/**
 * Runs one operation. What goes wrong in the program or in a step is part of the result; what keeps the run from
 * beginning is thrown.
 *
 * @throws {DirectoryNotLoopbackError} when the directory is not on this machine
 * @throws {ProjectUnusableError} when there is no project or no program
 * @throws {StackMissingError} when the stack has no settings file
 * @throws {ConfigInvalidError} naming the field that is wrong
 * @throws {StateDamagedError} {StateNewerError} {StateLockedError} when the state cannot be used
 */
export async function rehearse(options: RehearsalOptions): Promise<RehearsalResult> {
  assertLoopback(options.directory.origin);
  const project = await readProject(options.projectFolder);
  const program = programFor(options, project);
  try {
    return await rehearseProject(options, { project, program });
  } finally {
    program?.discard();
  }
}

/** Only `up` and `preview` run the program; it loads while the rest gets ready. */
function programFor(options: RehearsalOptions, project: Project): PreparedProgram | undefined {
  if (options.operation !== "up" && options.operation !== "preview") return undefined;
  const { programEntry, environment = process.env } = options;
  return options.program ?? prepareProgramProcess({ project, programEntry, environment });
}

interface RehearsedProject {
  readonly project: Project;
  readonly program: PreparedProgram | undefined;
}

async function rehearseProject(options: RehearsalOptions, rehearsed: RehearsedProject): Promise<RehearsalResult> {
  const { project } = rehearsed;
  const provider = options.provider ?? createAzureadProvider();
  const safe = replaceTenant(await readConfig(options, project, provider), options.directory);
  // A preview changes nothing, so it needs no lock and keeps nobody out.
  const unlock = options.operation === "preview" ? undefined : await lockState(options.stateFile);
  try {
    const base = withOwnEncryption(await readStackState(options.stateFile), safe.config);
    return await rehearseFrom(base, { ...options, provider }, { ...rehearsed, safe });
  } finally {
    await unlock?.();
  }
}

/** A stack that has an encryption of its own takes its secrets there when the real Pulumi goes on with the state. */
function withOwnEncryption(base: StackState, { encryptionSalt }: StackConfig): StackState {
  return encryptionSalt === undefined ? base : { ...base, secretsProvider: passphraseProvider(encryptionSalt) };
}

async function rehearseFrom(
  base: StackState,
  options: RehearsalOptions & { readonly provider: ResourceProvider },
  { project, program, safe }: RehearsedProject & { readonly safe: SafeConfig },
): Promise<RehearsalResult> {
  const clock = options.clock ?? (() => new Date());
  const started = clock();
  const { onEvent: emit = () => undefined, silence } = options;
  const watch = new SilenceWatch({ emit, hasProgram: program !== undefined, silence });
  const reporter = new Reporter(watch.pass, clock);
  reporter.emit({ kind: "started", operation: options.operation, project: project.name, stack: options.stack });
  if (safe.replacedKeys.length > 0) {
    reporter.emit({ kind: "configReplaced", keys: safe.replacedKeys, origin: options.directory.origin });
  }
  const writer = new StateWriter(options.stateFile, base, clock);
  const provider = watchedProvider(options.provider, watch);
  const run = createRun({ base, options: { ...options, provider }, project, reporter, clock, writer });
  let settled = false;
  let performed = false;
  try {
    performed = await performOperation({ run, options, project, program, config: safe.config });
  } finally {
    watch.end();
    // Whatever has happened, the state has to tell it.
    settled = await settleState(writer, run);
  }
  const succeeded = performed && settled;
  return summarize(run, base.resources, { succeeded, milliseconds: clock().getTime() - started.getTime() });
}

/** @returns whether the state is on the disk; if not, that has been reported */
async function settleState(writer: StateWriter, run: Run): Promise<boolean> {
  try {
    await writer.settle(run.journal.current());
    return true;
  } catch (cause) {
    run.reporter.diagnose("error", `the state could not be written: ${cause instanceof Error ? cause.message : cause}`);
    return false;
  }
}

interface RunMakings {
  readonly base: StackState;
  readonly options: RehearsalOptions & { readonly provider: ResourceProvider };
  readonly project: Project;
  readonly reporter: Reporter;
  readonly clock: () => Date;
  readonly writer: StateWriter;
}

function createRun({ base, options, project, reporter, clock, writer }: RunMakings): Run {
  const preview = options.operation === "preview";
  const journal = new Journal(base, (change) => (preview ? Promise.resolve() : writer.save(change)));
  return new Run({
    settings: {
      project: project.name,
      stack: options.stack,
      preview,
      targets: new Set(options.targets ?? []),
      continueOnError: options.continueOnError ?? false,
      parallel: options.parallel ?? 16,
    },
    base,
    provider: new ProviderGate(options.provider, options.directory),
    journal,
    reporter,
    clock,
  });
}

function readConfig(options: RehearsalOptions, project: Project, { configKeys }: ResourceProvider) {
  if (options.config !== undefined) return configFromValues(options.config, project, configKeys);
  const passphrase = (options.environment ?? process.env).PULUMI_CONFIG_PASSPHRASE;
  return readStackConfig({ project, stack: options.stack, passphrase, providerKeys: configKeys });
}
