/** Makes a new resource, on its own or in the place of another. */
import { randomUUID } from "node:crypto";
import { unknownValue } from "../../propertyValue";
import type { ApplyAnswer } from "../../resourceProvider";
import type { ResourceState } from "../../state/resourceState";
import type { Registration } from "../goal";
import { providerOutputs } from "../providerResource";
import type { Run } from "../run";
import { isProviderType } from "../urn";
import { toOutcome } from "./sameStep";
import { PartialFailure, type Step } from "./step";

/** Why a resource is replaced. */
export type ReplaceReasons = Pick<Step, "replaceKeys" | "diffs" | "detailedDiff">;

/** Creates a resource that did not exist. */
export function createStep(next: ResourceState, registration: Registration): Step {
  let unknown = false;
  return {
    operation: "create",
    urn: next.urn,
    next,
    subject: next,
    logical: true,
    async apply(run) {
      unknown = await create(run, next);
    },
    answer: (outcome) => registration.answer(toOutcome(outcome, next, unknown)),
  };
}

/** Creates the successor of a resource. @param deletesOldLater whether the old one still exists and goes at the end */
export function createReplacementStep(
  states: { readonly old: ResourceState; readonly next: ResourceState },
  registration: Registration,
  options: { readonly reasons: ReplaceReasons; readonly deletesOldLater: boolean },
): Step {
  const { old, next } = states;
  return {
    operation: "create-replacement",
    urn: next.urn,
    old,
    next,
    subject: next,
    logical: false,
    ...options.reasons,
    async apply(run) {
      await create(run, next, () => {
        if (options.deletesOldLater) old.delete = true;
      });
    },
    answer: (outcome) => registration.answer(toOutcome(outcome, next, false)),
  };
}

/** Marks the place where one resource has taken another's: it is what counts and what people read. */
export function replaceStep(old: ResourceState, next: ResourceState, reasons: ReplaceReasons): Step {
  return { operation: "replace", urn: next.urn, old, next, subject: next, logical: true, ...reasons, async apply() {} };
}

/**
 * @param existing called as soon as the object exists, whole or in part
 * @returns whether outputs that it has not are unknown
 */
async function create(run: Run, next: ResourceState, existing: () => void = () => undefined): Promise<boolean> {
  const { preview } = run.settings;
  const { initErrors = [], unknown = false } = await createObject(run, next);
  if (next.custom && next.id === "" && !preview && !unknown)
    throw new Error("provider did not return an ID from Create");
  next.created = run.now();
  next.modified = next.created;
  existing();
  if (initErrors.length === 0) return unknown;
  next.initErrors = initErrors;
  throw new PartialFailure(initErrors);
}

async function createObject(run: Run, next: ResourceState): Promise<Pick<ApplyAnswer, "initErrors" | "unknown">> {
  const { preview } = run.settings;
  if (!next.custom) return {};
  if (isProviderType(next.type)) {
    next.id = preview ? unknownValue : randomUUID();
    next.outputs = providerOutputs(next.inputs);
    return {};
  }
  const answer = await run.provider.create(next, preview);
  next.id = answer.id;
  next.outputs = answer.outputs;
  return answer;
}
