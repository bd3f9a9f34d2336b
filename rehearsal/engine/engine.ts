/**
 * The deployment engine: takes registrations from a program, carries out what they call for, and at the end
 * deletes what the program no longer has.
 *
 * Decisions are made one at a time and in the order of arrival; what they call for is done in parallel.
 */
import type { PropertyMap, PropertyValue } from "../propertyValue";
import type { InvokeAnswer } from "../resourceProvider";
import { dependencyUrns } from "../state/resourceState";
import { DefaultProvider } from "./defaultProvider";
import { newGoal, type RegistrationOutcome, type ResourceGoal } from "./goal";
import { planDeletions, scheduleDeletions } from "./planDeletions";
import type { Run } from "./run";
import { StepExecutor } from "./stepExecutor";
import { StepGenerator } from "./stepGenerator";
import { Bail, type Step } from "./steps/step";
import {
  createUrn,
  defaultProviderName,
  isProviderType,
  knownPackage,
  packageOfProvider,
  providerReference,
  providerTypePrefix,
  stackType,
  typeOf,
} from "./urn";

interface StackOutputs {
  readonly urn: string;
  readonly outputs: PropertyMap;
  /** Steps that were under way when the outputs came. */
  readonly before: ReadonlySet<Step>;
}

export class Engine {
  readonly #executor: StepExecutor;
  readonly #generator: StepGenerator;
  readonly #defaultProviders = new Map<string, DefaultProvider>();
  #decisions: Promise<void> = Promise.resolve();
  #stackOutputs: StackOutputs | undefined;
  #stopped = false;

  /** @param providerConfig settings of the stack for the default provider, secret ones marked */
  constructor(
    private readonly run: Run,
    private readonly providerConfig: Readonly<Record<string, PropertyValue>>,
  ) {
    this.#executor = new StepExecutor(run);
    this.#generator = new StepGenerator(run, this.#executor);
  }

  /** Whether the run cannot succeed any more. */
  get hasFailed(): boolean {
    return this.#executor.cancelled;
  }

  /** Calls back as soon as the run cannot succeed any more and nothing new will begin. */
  onStop(listener: () => void): void {
    this.#executor.onCancel(listener);
  }

  /**
   * Registers a resource. After a failure, unless the run goes on after errors, the answer never comes.
   *
   * @param version of the provider's package, for a resource that names no provider
   */
  async register(asked: ResourceGoal, version: string): Promise<RegistrationOutcome> {
    const goal = this.run.adaptGoal(asked);
    try {
      const provider = await this.#providerFor(goal, version);
      return await this.#decide({ ...withVersion(goal, version), provider });
    } catch (cause) {
      return this.refuse(cause, createUrn(this.run.settings, goal.parent, goal));
    }
  }

  /** Takes the outputs of a component or the stack. The stack's wait until the end. */
  registerOutputs(urn: string, outputs: PropertyMap): Promise<void> {
    return this.#inTurn(async () => {
      if (typeOf(urn) === stackType) {
        this.#stackOutputs = { urn, outputs, before: new Set(this.#executor.submitted) };
        return;
      }
      const state = this.run.news.get(urn);
      if (state === undefined) throw new Error(`cannot complete a resource '${urn}' whose registration isn't pending`);
      state.outputs = outputs;
      await this.run.journal.outputsChanged(state);
      this.run.reporter.outputsRegistered(urn);
    });
  }

  /** Calls a function of the provider. @throws {Error} what the provider says */
  async invoke(
    token: string,
    args: PropertyMap,
    options: { provider: string; version: string },
  ): Promise<InvokeAnswer> {
    const known = this.run.provider.owns(token.split(":")[0] ?? "", `the function ${token}`);
    if (known && options.provider === "") await this.#defaultProvider(options.version);
    return this.run.provider.invoke(token, args);
  }

  /**
   * Ends the run because of something that it cannot do. The program gets no answer: the SDK takes many seconds to
   * print an error of the engine's, and would only repeat what is said here.
   */
  refuse(cause: unknown, urn = ""): Promise<never> {
    this.#abandon(urn, cause);
    return new Promise(() => undefined);
  }

  /** Ends the run early. What is under way is finished. */
  stop(): void {
    this.#stopped = true;
    this.#executor.cancel();
  }

  /** Deletes what the program has not registered. Call it when the program is complete. */
  async deleteTheRest(): Promise<void> {
    await this.#inTurn(async () => {
      if (this.#executor.cancelled) return;
      if (!this.targetsExist()) throw new Bail("unknown target");
      const { keeps, deletions } = await planDeletions(this.run, this.#generator.plan);
      if (keeps.length > 0) await this.#executor.submit(keeps).ended;
      for (const group of scheduleDeletions(this.run, deletions)) await this.#deleteGroup(group);
    }).catch((cause: unknown) => this.#abandon("", cause));
  }

  /** Waits for everything under way and settles the stack's outputs. @returns whether all went well */
  async finish(): Promise<boolean> {
    await this.#decisions;
    await this.#executor.idle();
    const succeeded = !this.#stopped && !this.#executor.failed && !this.#generator.plan.sawError;
    if (this.#stackOutputs !== undefined && !this.#overtakenByFailure(this.#stackOutputs)) {
      await this.#settleStackOutputs(this.#stackOutputs, succeeded);
    }
    if (!succeeded && !this.#stopped) {
      this.run.reporter.diagnose("error", `${this.run.settings.preview ? "preview" : "update"} failed`);
    }
    return succeeded;
  }

  #decide(goal: ResourceGoal): Promise<RegistrationOutcome> {
    return new Promise((answer) => {
      void this.#inTurn(async () => {
        if (this.#executor.cancelled) return;
        const steps = await this.#generator.generate({ goal, answer });
        const chain = this.#withoutSkipped(steps);
        if (chain.length > 0) await this.#executor.submit(chain).taken;
      }).catch((cause: unknown) => this.#abandon(createUrn(this.run.settings, goal.parent, goal), cause));
    });
  }

  /** Stops the run because of something that no step has reported. */
  #abandon(urn: string, cause: unknown): void {
    if (!(cause instanceof Bail)) {
      this.run.reporter.diagnose("error", cause instanceof Error ? cause.message : String(cause), urn);
    }
    this.stop();
  }

  /** Leaves out the steps that depend on a failed one. */
  #withoutSkipped(steps: readonly Step[]): readonly Step[] {
    const { skipped } = this.#generator.plan;
    for (const failed of this.#executor.failedSteps) skipped.add(failed.urn);
    return steps.filter((step) => {
      const references = [step.subject.parent, ...dependencyUrns(step.subject)];
      if (!references.some((urn) => skipped.has(urn))) return true;
      skipped.add(step.urn);
      step.answer?.("skipped");
      return false;
    });
  }

  /** Deletes a group, but nothing that something depends on whose own deletion has failed. */
  async #deleteGroup(group: readonly Step[]): Promise<void> {
    const needed = new Set(
      this.#executor.failedSteps
        .filter((step) => this.run.graph.contains(step.old ?? step.subject))
        .flatMap((step) => [...this.run.graph.transitiveDependenciesOf(step.old ?? step.subject)]),
    );
    await this.#executor.submitAll(group.filter((step) => !needed.has(step.subject)));
  }

  /**
   * With the real engine, which stops listening at a failure, a program's outputs come after every step that it has asked
   * for has met the directory. Here the program is quicker, so what came while the step was under way came too early.
   */
  #overtakenByFailure({ before }: StackOutputs): boolean {
    const { cancelledBy } = this.#executor;
    return cancelledBy !== undefined && before.has(cancelledBy);
  }

  async #settleStackOutputs(stack: StackOutputs, succeeded: boolean): Promise<void> {
    const state = this.run.news.get(stack.urn);
    if (state === undefined) return;
    const olds = this.run.olds.get(stack.urn)?.outputs ?? {};
    // A run that failed may not have got round to all of them.
    state.outputs = succeeded ? stack.outputs : { ...olds, ...stack.outputs };
    await this.run.journal.outputsChanged(state);
    this.run.reporter.outputsRegistered(stack.urn);
  }

  /** Whether every target is known to the state or the program; those that are not have been reported. */
  targetsExist(): boolean {
    const { urns } = this.#generator.plan;
    const unknown = [...this.run.settings.targets].filter((urn) => !urns.has(urn) && !this.run.olds.has(urn));
    for (const urn of unknown) {
      this.run.reporter.diagnose("error", `Target '${urn}' could not be found in the stack.`);
    }
    return unknown.length === 0;
  }

  async #providerFor(goal: ResourceGoal, version: string): Promise<string> {
    if (!goal.custom) return "";
    if (isProviderType(goal.type)) {
      this.run.provider.owns(packageOfProvider(goal.type), `the provider ${goal.name}`);
      return "";
    }
    // The default provider of another package would only be one more thing that nothing is known of.
    if (!this.run.provider.owns(goal.type.split(":")[0] ?? "", `the type ${goal.type} of ${goal.name}`))
      return goal.provider;
    return goal.provider === "" ? this.#defaultProvider(version) : goal.provider;
  }

  /** Reference of the provider for resources that name none, made when first needed. */
  #defaultProvider(version: string): Promise<string> {
    const known = this.#defaultProviders.get(version);
    if (known !== undefined) return known.reference();
    const identity = { type: `${providerTypePrefix}${knownPackage}`, name: defaultProviderName(version) };
    const goal = newGoal({ ...identity, custom: true, properties: this.providerConfig });
    const made = this.#decide(withVersion(goal, version)).then(({ state }) => providerReference(state.urn, state.id));
    const provider = new DefaultProvider(made);
    this.#defaultProviders.set(version, provider);
    return provider.reference();
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.#decisions.then(work);
    this.#decisions = turn.catch(() => undefined);
    return turn;
  }
}

/** The state of a provider says of which version it is. */
function withVersion(goal: ResourceGoal, version: string): ResourceGoal {
  if (!isProviderType(goal.type) || version === "") return goal;
  return { ...goal, properties: { ...goal.properties, version } };
}
