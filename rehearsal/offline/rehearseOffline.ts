/** Runs a program from nothing to its end without a directory, a state or a network, to see what it declares. */
import { Journal } from "../engine/journal";
import { ProviderGate } from "../engine/providerGate";
import { Reporter } from "../engine/reporter";
import { Run } from "../engine/run";
import { createUrn, isProviderType } from "../engine/urn";
import { performOperation } from "../performOperation";
import { prepareProgramProcess } from "../program/programProcess";
import { type Project, readProject } from "../program/projectFile";
import { readSealedConfig, type SealedConfig } from "../program/sealedConfig";
import { replaceTenant } from "../safeDirectory";
import { AliasUrns } from "./aliasUrns";
import { createOfflineProvider } from "./createOfflineProvider";
import { offlineConnection, offlineDeployer } from "./offlineConnection";
import { OfflineGaps } from "./offlineGaps";
import type { OfflineOptions, OfflineResource, OfflineResult } from "./offlineResult";
import { SymbolicDirectory } from "./symbolicDirectory";

/**
 * What goes wrong in the program is part of the result; what keeps it from beginning is thrown.
 *
 * @throws {ProjectUnusableError} when there is no project or no program
 * @throws {StackMissingError} when the stack has no settings file
 * @throws {ConfigInvalidError} naming the field that is wrong
 */
export async function rehearseOffline(options: OfflineOptions): Promise<OfflineResult> {
  const project = await readProject(options.projectFolder);
  const { environment } = options;
  const program = options.program ?? prepareProgramProcess({ project, programEntry: undefined, environment });
  try {
    const sealed = await readSealedConfig(project, options.stack);
    return await new OfflineRun(options, project, sealed).perform(program);
  } finally {
    program.discard();
  }
}

class OfflineRun {
  readonly #gaps: OfflineGaps;
  readonly #directory: SymbolicDirectory;
  readonly #aliases: AliasUrns;
  readonly #output: string[] = [];
  readonly #run: Run;

  constructor(
    private readonly options: OfflineOptions,
    private readonly project: Project,
    private readonly sealed: SealedConfig,
  ) {
    this.#gaps = new OfflineGaps();
    this.#directory = new SymbolicDirectory(options, this.#gaps.notVerified);
    this.#aliases = new AliasUrns({ project: project.name, stack: options.stack });
    this.#run = this.#createRun();
  }

  async perform(program: NonNullable<OfflineOptions["program"]>): Promise<OfflineResult> {
    const { options, project } = this;
    const { config } = replaceTenant(this.sealed.config, offlineConnection);
    const runOptions = {
      operation: "up" as const,
      projectFolder: options.projectFolder,
      stack: options.stack,
      stateFile: "",
      directory: offlineConnection,
      ...(options.signal && { signal: options.signal }),
    };
    const succeeded = await performOperation({ run: this.#run, options: runOptions, project, program, config });
    return {
      succeeded,
      project: project.name,
      diagnostics: this.#run.reporter.diagnostics,
      output: this.#output.join(""),
      resources: this.#resources(),
      symbols: {
        deployerObjectId: offlineDeployer,
        tenantId: offlineConnection.tenantId,
        principals: this.#directory.principals,
        people: this.#directory.people,
      },
      gaps: this.#gaps.list(),
      sealedSettings: this.sealed.sealed,
    };
  }

  #createRun(): Run {
    const { project, options } = this;
    const origin = { project: project.name, stack: options.stack };
    const base = { resources: [], pendingOperations: [] };
    const clock = (): Date => new Date(0);
    const reporter = new Reporter((event) => {
      if (event.kind === "programOutput") this.#output.push(event.text);
    }, clock);
    const provider = createOfflineProvider(this.#directory, this.#gaps);
    return new Run({
      settings: { ...origin, preview: false, targets: new Set(), continueOnError: false, parallel: 64 },
      base,
      provider: new ProviderGate(provider, offlineConnection),
      journal: new Journal(base, () => Promise.resolve()),
      reporter,
      clock,
      adaptGoal: (goal) => {
        this.#aliases.add(createUrn(origin, goal.parent, goal), goal);
        // What is to be taken over from the tenant is declared like everything else.
        return { ...goal, importId: "" };
      },
    });
  }

  /** Sorted by URN: the order in which a program registers is not always the same. */
  #resources(): OfflineResource[] {
    return [...this.#run.news.values()]
      .filter(({ type }) => !isProviderType(type))
      .map(({ urn, type, external, parent, inputs, outputs, propertyDependencies, ignoreChanges }) => ({
        ...{ urn, type, external, parent, inputs, outputs, propertyDependencies, ignoreChanges },
        aliases: this.#aliases.of(urn),
      }))
      .sort((one, other) => (one.urn < other.urn ? -1 : 1));
  }
}
