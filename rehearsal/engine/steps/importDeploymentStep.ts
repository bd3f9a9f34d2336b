/** Takes an object of an import file into the state, or puts the component there that holds such objects. */
import type { ResourceState } from "../../state/resourceState";
import type { Run } from "../run";
import { nameOf, qualifiedTypeOf, stackType } from "../urn";
import type { Step } from "./step";

/** Unlike an import that a program asks for, this one compares with nothing: the next update does. */
export function importDeploymentStep(next: ResourceState): Step {
  return {
    operation: "import",
    urn: next.urn,
    next,
    subject: next,
    logical: true,
    async apply(run) {
      requirePlace(run, next);
      if (next.custom) await read(run, next);
      next.created = run.now();
      next.modified = next.created;
    },
  };
}

/** @throws {Error} where the state has the resource already, or not its parent */
function requirePlace(run: Run, { urn, parent }: ResourceState): void {
  if (run.olds.has(urn)) throw new Error(`resource '${urn}' already exists`);
  if (qualifiedTypeOf(parent) !== stackType && !run.news.has(parent)) {
    throw new Error(`unknown parent '${parent}' for resource '${urn}'`);
  }
}

async function read(run: Run, next: ResourceState): Promise<void> {
  const found = await run.provider.readForImport(next, next.importId);
  if (found === undefined) throw new Error(`resource '${next.importId}' does not exist`);
  next.id = found.id === "" ? next.importId : found.id;
  // Pulumi forgets by which id such a resource came; only programs' own imports are remembered.
  next.importId = "";
  next.inputs = found.inputs;
  next.outputs = found.outputs;
  const { failures } = await run.provider.check(next, next.inputs, next.inputs);
  for (const { property, reason } of failures) {
    const place = property === "" ? "" : `: '${property}'`;
    const message = `${next.type} resource '${nameOf(next.urn)}' has a problem${place}: ${reason}`;
    run.reporter.diagnose("warning", message, next.urn);
  }
}
