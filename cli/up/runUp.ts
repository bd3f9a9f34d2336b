/** Applies a program if, and only if, it declares what was reviewed. */
import type { CliDeps } from "../cliDeps";
import { requireTerminal } from "../confirm";
import { findProject, findStack } from "../project/findProject";
import { readDeclared } from "../stack/readDeclared";
import { UsageError } from "../usageError";
import { readApproval } from "./approval";
import { sortArguments } from "./passedArguments";
import { describeNotice, requireApproved } from "./requireApproved";
import type { UpOptions } from "./upOptions";

/**
 * @param passed arguments for `pulumi up`
 * @returns the exit code of what applied it
 * @throws {UsageError} {NotApprovedError} {DeclarationUnreadableError} {PulumiMissingError} {PulumiFailedError}
 * @throws errors of the project, the stack and the rehearsal
 */
export async function runUp(passed: readonly string[], options: UpOptions, deps: CliDeps): Promise<number> {
  const approval = readApproval(options);
  const sorted = sortArguments(passed);
  if (options.engine === "rehearsal" && passed.length > 0) throw noPulumiToPassTo();
  if (options.yes !== true) requireTerminal(deps);
  const project = findProject(options.cwd ?? deps.cwd);
  const stack = findStack(project, options.stack?.split("/").at(-1));
  const declared = await readDeclared({ project, stack, deps });
  requireApproved(approval, declared);
  deps.stderr.write(`Approved    ${approval.digest}\n            is what the program declares for ${stack.name}\n`);
  for (const notice of declared.notices) deps.stderr.write(`Note        ${describeNotice(notice)}\n`);
  if (options.engine === "rehearsal") {
    const { runRehearsal } = await import("../rehearsal/runRehearsal.js");
    return runRehearsal("up", { cwd: project.folder, stack: stack.name, yes: options.yes === true }, deps);
  }
  const { applyWithPulumi } = await import("./applyWithPulumi.js");
  const run = { folder: project.folder, stack: options.stack ?? stack.name, passed: sorted, deps };
  return applyWithPulumi(declared, run, { yes: options.yes === true });
}

function noPulumiToPassTo(): UsageError {
  return new UsageError(
    "Arguments for `pulumi up` mean nothing to the rehearsal.",
    "leave out what stands behind --, or leave out --engine rehearsal",
  );
}
