/** Shows what a teardown would do, and asks whether to do it. */
import { confirm } from "../confirm";
import { renderPlan } from "./renderPlan";
import { nothingGoes, type Teardown } from "./teardown";
import { renderTeardownJson } from "./teardownJson";

/** Whether to go on. A dry run ends here: its plan is what was asked for, and goes to stdout. */
export async function agreeTo(teardown: Teardown): Promise<boolean> {
  const { options, deps } = teardown;
  if (options.dryRun === true) {
    deps.stdout.write(options.json === true ? renderTeardownJson(teardown, undefined) : renderPlan(teardown));
    return false;
  }
  deps.stderr.write(renderPlan(teardown));
  return options.yes === true || nothingGoes(teardown) || confirm("Take all of this away for good?", deps);
}
