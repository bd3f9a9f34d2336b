/** Reads every resource of the state from the directory and works on from what was found. */
import type { ResourceState } from "../state/resourceState";
import type { Run } from "./run";
import { StepExecutor } from "./stepExecutor";
import { RefreshStep } from "./steps/refreshStep";

export interface RefreshOptions {
  /** Whether the run is a refresh and nothing else. */
  readonly isWholeRun: boolean;
  readonly clearPendingCreations: boolean;
}

/** @returns whether every resource could be read. What could not keeps the state that it had */
export async function refresh(run: Run, options: RefreshOptions): Promise<boolean> {
  const steps = run.previous
    .filter((state) => run.isTargeted(state.urn))
    .map((state) => new RefreshStep(state, options.isWholeRun));
  const executor = new StepExecutor(run, true);
  await executor.submitAll(steps);
  const found = new Map(steps.map((step) => [step.old, step.next]));
  const resources = run.previous.flatMap((state) => {
    const next = found.has(state) ? found.get(state) : state;
    return next === undefined ? [] : [next];
  });
  const whole = withoutDanglingReferences(resources, run.previous);
  run.setPrevious(whole);
  await run.journal.rebase(whole, options.clearPendingCreations);
  return !executor.failed;
}

/** Takes out references to resources that are gone; a child of one goes to its nearest ancestor that is left. */
function withoutDanglingReferences(
  resources: readonly ResourceState[],
  previous: readonly ResourceState[],
): ResourceState[] {
  const kept = new Set(resources.map(({ urn }) => urn));
  const parents = new Map(previous.map(({ urn, parent }) => [urn, parent]));
  const only = (urns: readonly string[]): string[] => urns.filter((urn) => kept.has(urn));
  const livingAncestor = (urn: string): string =>
    urn === "" || kept.has(urn) ? urn : livingAncestor(parents.get(urn) ?? "");
  return resources.map((state) => ({
    ...state,
    parent: livingAncestor(state.parent),
    dependencies: only(state.dependencies),
    deletedWith: kept.has(state.deletedWith) ? state.deletedWith : "",
    // Pulumi drops the properties that depend on nothing here, and only here.
    propertyDependencies: Object.fromEntries(
      Object.entries(state.propertyDependencies)
        .map(([key, urns]) => [key, only(urns)] as const)
        .filter(([, urns]) => urns.length > 0),
    ),
  }));
}
