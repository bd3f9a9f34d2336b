/** Shows what an operation would do and asks whether to do it, as Pulumi does. */
import { parseImportFile, type RehearsalOperation, type RehearsalResult } from "../../rehearsal";
import { resourcesInState, type StateResource } from "../project/resourcesInState";
import type { RehearsalRun } from "./rehearsalRun";
import { isShown, shortType } from "./renderStep";
import { renderBlock } from "./renderValue";
import { stepWords } from "./stepWords";

type Answer = "yes" | "no" | "details";

const questions: Readonly<Record<RehearsalOperation, string>> = {
  preview: "",
  up: "Do you want to perform this update?",
  refresh: "Do you want to read every resource from the practice tenant into the state?",
  destroy: "Do you want to destroy these resources?",
  import: "Do you want to take these into the state?",
};

/** Whether the person wants the operation. A preview that fails ends the question: false. */
export async function askToGoOn(
  operation: RehearsalOperation,
  run: RehearsalRun,
  perform: (which: RehearsalOperation) => Promise<RehearsalResult>,
): Promise<boolean> {
  if (operation !== "up") {
    run.deps.stdout.write(
      run.importFile === undefined ? await listResources(operation, run) : listImports(run.importFile),
    );
    return (await ask(operation, run, false)) === "yes";
  }
  const preview = await perform("preview");
  if (preview.exitCode !== 0) return false;
  for (;;) {
    const answer = await ask(operation, run, true);
    if (answer !== "details") return answer === "yes";
    run.deps.stdout.write(describeSteps(preview));
  }
}

async function ask(
  operation: RehearsalOperation,
  { deps }: RehearsalRun,
  details: boolean,
): Promise<Answer | undefined> {
  return deps.ask?.<Answer>(questions[operation], [
    { value: "yes", label: "yes" },
    { value: "no", label: "no" },
    ...(details ? [{ value: "details" as const, label: "details" }] : []),
  ]);
}

async function listResources(operation: RehearsalOperation, { stack }: RehearsalRun): Promise<string> {
  const symbolOf = ({ external }: StateResource): string => {
    if (operation !== "destroy") return stepWords.refresh.symbol;
    return external ? stepWords.discard.symbol : stepWords.delete.symbol;
  };
  const resources = await resourcesInState(stack.rehearsalState);
  const lines = resources.map((resource) => ` ${symbolOf(resource)} ${shortType(resource.type)} ${resource.name}\n`);
  return lines.length === 0 ? "The stack holds no resources.\n" : `${lines.join("")}\n`;
}

/** @throws {ImportFileInvalidError} */
function listImports(importFile: string): string {
  const lines = parseImportFile(importFile).resources.map(
    ({ type, name, logicalName, id }) =>
      ` ${stepWords.import.symbol} ${shortType(type)} ${logicalName ?? name ?? ""}${id === undefined ? "" : `: ${id}`}\n`,
  );
  return `${lines.join("")}\n`;
}

/** Every property that the changed resources would be given. */
function describeSteps({ steps }: RehearsalResult): string {
  const changed = steps.filter((step) => isShown(step, true));
  return changed
    .map(({ type, name, newInputs = {} }) => `${shortType(type)} ${name}: ${renderBlock(newInputs, "")}\n`)
    .join("\n");
}
