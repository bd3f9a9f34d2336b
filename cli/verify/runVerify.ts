/** `appreg verify`: whether the apps of a stack are in their tenant as declared, and whether their tokens and calls prove it. */
import { countVerdicts } from "../../lifecycle";
import { type CliDeps, widthOf } from "../cliDeps";
import { type ExitCode, exitCodes } from "../exitCodes";
import { painter } from "../paint";
import { createProgress } from "../progress";
import { describeStack, findProject } from "../project/findProject";
import { readStackRecord } from "../stack/readStackRecord";
import { tenantOf } from "../stack/tenantOf";
import { withTenant } from "../tenant/withTenant";
import { askProgram } from "./askProgram";
import { openStage } from "./openStage";
import { renderVerification } from "./renderVerification";
import { verificationJson } from "./verificationJson";
import { type StackVerification, verifyStack } from "./verifyStack";
import type { VerifyOptions } from "./verifyStage";

/**
 * Exit code 1 where anything differs; what is not proved makes no difference, and is said.
 *
 * @throws errors of the project, the state of the stack, the tenant, and of names that no app has
 */
export async function runVerify(names: readonly string[], options: VerifyOptions, deps: CliDeps): Promise<ExitCode> {
  const project = findProject(options.cwd ?? deps.cwd);
  const stack = describeStack(project, options.stack);
  const progress = createProgress(deps.stderr);
  progress.show("reading the state of the stack …");
  try {
    const record = await readStackRecord(project, stack, { engine: options.engine, env: deps.env });
    // The program takes longest of all, and runs beside everything else.
    const program = askProgram(record, deps);
    // Whoever waits for it hears of its failure; it may come before anybody does.
    program.catch(() => undefined);
    progress.show("looking at the apps, and signing in …");
    const place = { project, stack, env: deps.env, interrupted: deps.interrupted, tellWait: progress.show };
    const found = await withTenant(place, tenantOf(record), (tenant) =>
      verifyStack(names, program, openStage({ record, tenant, options, deps })),
    );
    progress.clear();
    tellResult(found, options, deps);
    return countVerdicts(found.apps).differs > 0 ? exitCodes.differs : exitCodes.done;
  } finally {
    progress.clear();
  }
}

function tellResult(found: StackVerification, options: VerifyOptions, { stdout, env }: CliDeps): void {
  const look = { paint: painter(stdout, env), width: Math.min(widthOf(stdout), 100) };
  stdout.write(options.json === true ? verificationJson(found) : renderVerification(found, look));
}
