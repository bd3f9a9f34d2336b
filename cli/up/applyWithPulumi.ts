/** Applies with the Pulumi CLI what was found approved, after its plan was compared with it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Declared } from "../stack/declared";
import { comparePlan } from "./comparePlan";
import { NotApprovedError } from "./errors";
import { applyUpdate, keepsPlans, type PulumiRun, previewUpdate } from "./pulumiCli";

/**
 * @returns the exit code of `pulumi up`
 * @throws {PulumiMissingError} {PulumiFailedError} where it does not come to an update
 * @throws {NotApprovedError} where the plan is not what was reviewed
 */
export async function applyWithPulumi(
  declared: Declared,
  run: Omit<PulumiRun, "planFolder">,
  { yes }: { readonly yes: boolean },
): Promise<number> {
  const planFolder = mkdtempSync(join(tmpdir(), "appreg-plan-"));
  try {
    const wholeRun = { ...run, planFolder };
    const savesPlan = await keepsPlans(run);
    const preview = await previewUpdate(wholeRun, savesPlan);
    const { differences, unsettled } = comparePlan(declared, preview.resources);
    if (differences.length > 0) throw notAsReviewed(differences);
    const note = describePlan(preview.resources.length, { unsettled, savesPlan });
    run.deps.stderr.write(`Planned     ${note}\n`);
    return await applyUpdate(wholeRun, preview, { yes });
  } finally {
    rmSync(planFolder, { recursive: true, force: true });
  }
}

function notAsReviewed(differences: readonly string[]): NotApprovedError {
  return new NotApprovedError(
    `What Pulumi would apply to this tenant is not what was reviewed; nothing was applied.${differences.map((line) => `\n - ${line}`).join("")}`,
    "look for what the program makes of the tenant, the environment or the clock; declare it, and have it reviewed",
  );
}

function describePlan(resources: number, { unsettled, savesPlan }: { unsettled: number; savesPlan: boolean }): string {
  const later = unsettled === 0 ? "" : `; ${unsettled} values of it are known only while it is applied`;
  const bound = savesPlan ? "" : "; this Pulumi CLI cannot hold the update to its plan";
  return `${resources} resources of azuread, as reviewed${later}${bound}`;
}
