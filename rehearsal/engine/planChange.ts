/** Decides what to do about a resource that existed before: nothing, an update or a replacement. */
import { isDeepStrictEqual } from "node:util";
import type { DiffAnswer } from "../resourceProvider";
import type { ResourceState } from "../state/resourceState";
import type { KnownCandidate } from "./candidate";
import type { Plan } from "./plan";
import { planReplacement } from "./planReplacement";
import { applyReplaceOnChanges, replaces } from "./replaceOnChanges";
import type { Run } from "./run";
import { sameStep } from "./steps/sameStep";
import { Bail, type Step } from "./steps/step";
import { updateStep } from "./steps/updateStep";

export async function planChange(run: Run, plan: Plan, candidate: KnownCandidate): Promise<readonly Step[]> {
  const { registration, goal, old, next } = candidate;
  const plain = await diffResource(run, old, next);
  const hasInitErrors = old.initErrors.length > 0;
  const diff = applyReplaceOnChanges(plain, goal.replaceOnChanges, hasInitErrors);
  const mustReplace = (diff.changes && replaces(diff)) || old.pendingReplacement;
  if (mustReplace) {
    assertReplaceable(run, plan, candidate, diff);
    return planReplacement(run, plan, { ...candidate, diff });
  }
  // What went wrong after creation is tried again even where nothing else has changed.
  if (diff.changes || hasInitErrors) {
    plan.updates.add(next.urn);
    return [updateStep({ old, next }, registration, diff)];
  }
  return planSame(plan, candidate);
}

/** What the provider says has changed; for a component, whether its inputs have. */
async function diffResource(run: Run, old: ResourceState, next: ResourceState): Promise<DiffAnswer> {
  if (next.custom) return run.provider.diff(old, next.inputs, next.ignoreChanges);
  const changes = !isDeepStrictEqual(old.inputs, next.inputs);
  return { changes, replaces: [], diffs: [], stables: [], detailedDiff: {} };
}

function planSame(plan: Plan, { registration, old, next }: KnownCandidate): readonly Step[] {
  if (plan.imports.has(next.urn)) {
    plan.sames.add(next.urn);
    registration.answer({ kind: "done", state: old, unknown: false });
    return [];
  }
  plan.sames.add(next.urn);
  return [sameStep(old, next, registration)];
}

/** @throws {Bail} when a protected resource would go. A preview reports it and goes on, so that the cause is shown */
function assertReplaceable(run: Run, plan: Plan, { goal, old, next }: KnownCandidate, diff: DiffAnswer): void {
  if (goal.importId !== "") {
    const keys = diff.replaces.join(", ");
    const message = `previously-imported resources that still specify an ID may not be replaced; please remove the \`import\` declaration from your program (${keys})`;
    if (!run.settings.preview) throw new Error(message);
    run.reporter.diagnose("warning", message, next.urn);
  }
  if (!(next.protect && old.protect)) return;
  run.reporter.diagnose(
    "error",
    `unable to replace resource "${next.urn}"\nas it is currently marked for protection. To unprotect the resource, ` +
      "remove the `protect` flag from the resource in your Pulumi program and run `appreg rehearse up`",
    next.urn,
  );
  plan.sawError = true;
  if (!run.settings.preview) throw new Bail(next.urn);
}
