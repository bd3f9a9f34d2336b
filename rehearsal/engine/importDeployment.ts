/** Takes objects that exist into the state, as `pulumi import --file` does: no program runs, and nothing in the directory changes. */
import type { ResourceImport } from "../import/resolveImports";
import type { PropertyMap } from "../propertyValue";
import { newResourceState, type ResourceState } from "../state/resourceState";
import { checkInputs } from "./checkInputs";
import { newGoal, type Registration } from "./goal";
import type { Run } from "./run";
import { StepExecutor } from "./stepExecutor";
import { createStep } from "./steps/createStep";
import { importDeploymentStep } from "./steps/importDeploymentStep";
import { sameStep } from "./steps/sameStep";
import { Bail, type Step } from "./steps/step";
import { createUrn, defaultProviderName, knownPackage, providerReference, providerTypePrefix, stackType } from "./urn";

export class ImportDeployment {
  readonly #executor: StepExecutor;

  /** @param providerConfig settings of the stack for the default provider, secret ones marked */
  constructor(
    private readonly run: Run,
    private readonly providerConfig: PropertyMap,
  ) {
    this.#executor = new StepExecutor(run);
  }

  /** Ends the run early. What is under way is finished. */
  stop(): void {
    this.#executor.cancel();
  }

  /** @returns whether everything is in the state now; what is not has been reported */
  async perform(imports: readonly ResourceImport[]): Promise<boolean> {
    try {
      for (const state of this.run.previous.filter((one) => !one.delete)) await this.#execute(keep(state));
      const stack = await this.#ensureStack();
      const providers = await this.#ensureProviders(imports);
      await this.#importInOrder(this.#missing(imports).map((one) => stateFor(one, stack, providers)));
    } catch (cause) {
      this.#executor.cancel();
      if (!(cause instanceof Bail))
        this.run.reporter.diagnose("error", cause instanceof Error ? cause.message : String(cause));
    }
    const succeeded = !this.#executor.failed && !this.#executor.cancelled;
    if (!succeeded) this.run.reporter.diagnose("error", "import failed");
    return succeeded;
  }

  /** What the state has under the same id already is done. */
  #missing(imports: readonly ResourceImport[]): readonly ResourceImport[] {
    return imports.filter(({ urn, id }) => {
      const old = this.run.olds.get(urn);
      return old === undefined || (old.importId || old.id) !== id;
    });
  }

  async #ensureStack(): Promise<string> {
    const { settings, olds, reporter } = this.run;
    const known = [...olds.values()].find(({ type }) => type === stackType);
    if (known !== undefined) return known.urn;
    const name = `${settings.project}-${settings.stack}`;
    const urn = createUrn(settings, "", { type: stackType, name });
    await this.#execute(createStep(newResourceState({ urn, type: stackType, custom: false }), nobodyWaits));
    reporter.outputsRegistered(urn);
    return urn;
  }

  /** References of the providers by URN: those that the files name, and the default ones. */
  async #ensureProviders(imports: readonly ResourceImport[]): Promise<ReadonlyMap<string, string>> {
    const references = new Map<string, string>();
    for (const one of imports.filter(({ component }) => !component)) {
      const urn = this.#providerUrn(one);
      if (references.has(urn)) continue;
      this.run.provider.owns(one.type.split(":")[0] ?? "", `the type ${one.type}`);
      const { id } = this.run.olds.get(urn) ?? (await this.#createProvider(urn, one));
      references.set(urn, providerReference(urn, id));
    }
    return new Map(imports.map((one) => [one.urn, references.get(this.#providerUrn(one)) ?? ""]));
  }

  #providerUrn({ provider, version }: ResourceImport): string {
    const type = `${providerTypePrefix}${knownPackage}`;
    return provider || createUrn(this.run.settings, "", { type, name: defaultProviderName(version) });
  }

  async #createProvider(urn: string, { provider, version }: ResourceImport): Promise<ResourceState> {
    if (provider !== "") throw new Error(`the state has no provider '${provider}'`);
    const next = newResourceState({ urn, type: `${providerTypePrefix}${knownPackage}`, custom: true });
    const settings = version === "" ? this.providerConfig : { ...this.providerConfig, version };
    next.inputs = await checkInputs(this.run, next, {}, settings);
    await this.#execute(createStep(next, nobodyWaits));
    return next;
  }

  /** Children after their parents, the others together. */
  async #importInOrder(states: readonly ResourceState[]): Promise<void> {
    let left = states;
    while (left.length > 0) {
      const waiting = new Set(left.map(({ urn }) => urn));
      const ready = left.filter(({ parent }) => !waiting.has(parent));
      left = left.filter((state) => !ready.includes(state));
      await this.#executor.submitAll(ready.map(importDeploymentStep));
      this.#requireGoing();
    }
  }

  async #execute(step: Step): Promise<void> {
    await this.#executor.submit([step]).ended;
    this.#requireGoing();
  }

  /** @throws {Bail} when nothing new is to begin; what went wrong has been reported */
  #requireGoing(): void {
    if (this.#executor.cancelled || this.#executor.failed) throw new Bail("import");
  }
}

/** No program waits for what is made here. */
const nobodyWaits: Registration = {
  goal: newGoal({ type: stackType, name: "", custom: false }),
  answer: () => undefined,
};

/** What the state has already stays as it is, and before what is added to it. */
function keep(old: ResourceState): Step {
  return sameStep(old, { ...old });
}

function stateFor(one: ResourceImport, stack: string, providers: ReadonlyMap<string, string>): ResourceState {
  const { urn, type, component, parent, id, inputs } = one;
  return newResourceState({
    urn,
    type,
    custom: !component,
    importId: id,
    inputs,
    parent: parent || stack,
    provider: component ? "" : (providers.get(urn) ?? ""),
  });
}
