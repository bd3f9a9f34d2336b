/**
 * Decides what to do about each registered resource, one at a time.
 *
 * Follows the real engine's own order of questions: who was it before, is it to be imported, are its arguments
 * right, is it new, is the run about it, and what has changed.
 */
import type { PropertyMap } from "../propertyValue";
import type { ResourceState } from "../state/resourceState";
import type { Candidate } from "./candidate";
import { checkInputs } from "./checkInputs";
import type { Registration, ResourceGoal } from "./goal";
import { matchOldResource } from "./matchOldResource";
import { Plan } from "./plan";
import { planChange } from "./planChange";
import { planRead } from "./planRead";
import { planUntargeted } from "./planUntargeted";
import { resetPaths } from "./propertyPath";
import type { Run } from "./run";
import { stateFromGoal } from "./stateFromGoal";
import type { StepExecutor } from "./stepExecutor";
import { createReplacementStep, createStep, replaceStep } from "./steps/createStep";
import { importStep } from "./steps/importStep";
import { skippedCreateStep } from "./steps/sameStep";
import { Bail, type Step } from "./steps/step";
import { createUrn, isProviderType, stackType } from "./urn";

export class StepGenerator {
  readonly plan = new Plan();

  constructor(
    private readonly run: Run,
    private readonly executor: StepExecutor,
  ) {}

  /**
   * The steps for a registration; none when an import has done all there was to do.
   *
   * @throws {Bail} when the run must stop and has said why
   * @throws {Error} when the run must stop and has not
   */
  async generate(registration: Registration): Promise<readonly Step[]> {
    const candidate = this.#identify(registration);
    if (candidate.goal.readId !== "") return planRead(this.plan, candidate);
    const imported = await this.#import(candidate);
    return imported === undefined ? [] : this.#decide(imported);
  }

  #identify(registration: Registration): Candidate {
    const { run, plan } = this;
    const { goal } = registration;
    if (goal.parent !== "" && !plan.urns.has(goal.parent)) {
      throw new Error(`could not find parent resource ${goal.parent}`);
    }
    const urn = createUrn(run.settings, goal.parent, goal);
    if (plan.urns.has(urn)) {
      run.reporter.diagnose("error", `Duplicate resource URN '${urn}'; try giving it a unique name`, urn);
      throw new Bail(urn);
    }
    plan.urns.add(urn);
    const match = matchOldResource(run, plan, urn, goal);
    if (plan.sawError) throw new Bail(urn);
    return { registration, goal, old: match.old, next: stateFromGoal(urn, goal, match) };
  }

  /** Reads the object of an import id first, so that what follows is an ordinary comparison with the program. */
  async #import(candidate: Candidate): Promise<Candidate | undefined> {
    const { registration, goal, old, next } = candidate;
    const formerId = old?.importId || old?.id;
    if (!goal.custom || goal.importId === "" || (goal.importId === formerId && !old?.external)) return candidate;
    this.plan.imports.add(next.urn);
    const step = importStep(next, registration, old);
    const chain = old === undefined ? [step] : [step, replaceStep(old, next, {})];
    await this.executor.submit(chain).ended;
    if (next.id === "") return undefined;
    return { ...candidate, old: next, next: stateFromGoal(next.urn, goal, { old: next }) };
  }

  async #decide(candidate: Candidate): Promise<readonly Step[]> {
    const { run, plan } = this;
    const { registration, goal, old, next } = candidate;
    const recreating = run.deletions.has(next.urn);
    const targeted = isProviderType(goal.type) || goal.type === stackType || run.isTargeted(next.urn);
    if (!targeted) return this.#leaveOut(candidate);
    next.inputs = await this.#checkedInputs(candidate, recreating);
    if (recreating && old !== undefined) return this.#recreate(candidate, old);
    if (old !== undefined && !old.external) {
      return this.#validated(await planChange(run, plan, { ...candidate, old }), next);
    }
    plan.creates.add(next.urn);
    const steps = old === undefined ? [createStep(next, registration)] : insteadOfExternal(old, next, registration);
    return this.#validated(steps, next);
  }

  /** A resource that the run is not about keeps its state, or is not created. */
  #leaveOut({ registration, old, next }: Candidate): readonly Step[] {
    this.plan.sames.add(next.urn);
    if (old !== undefined) return planUntargeted(this.run, this.plan, old, registration);
    this.plan.skippedCreates.add(next.urn);
    return [skippedCreateStep(next, registration)];
  }

  /** A dependent that was deleted together with what it depends on comes back. */
  #recreate({ registration, next }: Candidate, old: ResourceState): readonly Step[] {
    const { run, plan } = this;
    run.deletions.delete(next.urn);
    plan.replaces.add(next.urn);
    const reasons = { replaceKeys: plan.dependentReplaceKeys.get(next.urn) ?? [] };
    return [
      replaceStep(old, next, {}),
      createReplacementStep({ old, next }, registration, { reasons, deletesOldLater: false }),
    ];
  }

  async #checkedInputs({ goal, old, next }: Candidate, recreating: boolean): Promise<PropertyMap> {
    const { run } = this;
    const news = old === undefined ? goal.properties : this.#withoutIgnored(goal, old, next.urn);
    if (!goal.custom) return news;
    const isNew = recreating || old === undefined || old.external;
    return checkInputs(run, next, isNew ? {} : old.inputs, isNew ? goal.properties : news);
  }

  #withoutIgnored(goal: ResourceGoal, old: ResourceState, urn: string): PropertyMap {
    const { properties, invalid } = resetPaths(goal.properties, old.inputs, goal.ignoreChanges);
    if (invalid.length > 0) {
      const paths = invalid.join(", ");
      const message = `cannot ignore changes in added or removed elements of the path: "${paths}"`;
      this.run.reporter.diagnose("info", message, urn);
    }
    return properties;
  }

  /** What is not created because it is not a target cannot be depended on. */
  #validated(steps: readonly Step[], next: ResourceState): readonly Step[] {
    const missing = [...next.dependencies, next.parent].find((urn) => this.plan.skippedCreates.has(urn));
    if (missing === undefined) return steps;
    this.run.reporter.diagnose(
      "error",
      `Resource '${next.urn}' depends on '${missing}' which was not specified in --target list.`,
      next.urn,
    );
    this.plan.sawError = true;
    if (!this.run.settings.preview) throw new Bail(next.urn);
    return steps;
  }
}

/** What the program only looked at is not the stack's to change: it makes one of its own, and forgets the other. */
function insteadOfExternal(old: ResourceState, next: ResourceState, registration: Registration): readonly Step[] {
  const create = createReplacementStep({ old, next }, registration, { reasons: {}, deletesOldLater: true });
  return [create, replaceStep(old, next, {})];
}
