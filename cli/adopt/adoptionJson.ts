/** An adoption for programs; its fields stay. */
import type { Refusal } from "../connect/connectRefusedError";
import type { AdoptionPlan } from "./planAdoption";
import { listNextSteps, type NextSteps } from "./renderAdoption";

export interface AdoptionOutcome extends NextSteps {
  readonly plan: AdoptionPlan;
  readonly skipped: readonly Refusal[];
  readonly isWritten: boolean;
  /** A path as it is named from the folder of the command. */
  readonly shown: (path: string) => string;
}

export function adoptionJson({ plan, skipped, isWritten, shown, ...steps }: AdoptionOutcome): object {
  return {
    written: isWritten,
    apps: plan.apps.map(({ adopted, module, file }) => ({
      name: adopted.name,
      displayName: adopted.displayName,
      clientId: adopted.clientId,
      objectId: adopted.objectId,
      file: shown(file),
      exceptions: adopted.exceptions.map(({ effect, about, text }) => ({ effect, about, text })),
      program: module.text,
    })),
    files: plan.files.map(({ path }) => shown(path)),
    import: JSON.parse(plan.files.find(({ path }) => path === plan.importFile)?.after ?? "null"),
    linesToAdd: plan.linesToAdd,
    skipped,
    next: listNextSteps(steps),
  };
}
