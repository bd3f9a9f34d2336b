/** Asks the program at hand what it declares, beside everything else: that takes longer than all that the tenant is asked. */
import { ProjectError } from "../../common";
import type { ProgramAnswer } from "../../lifecycle";
import type { CliDeps } from "../cliDeps";
import { declaredInTenant } from "../drift/declaredInTenant";
import type { TenantIds } from "../drift/tenantTexts";
import type { Declared } from "../stack/declared";
import { readDeclared } from "../stack/readDeclared";
import type { StackRecord } from "../stack/stackRecord";
import { readingFailures } from "../up/requireApproved";

/** What a program declares, or why that cannot be said: all else can be verified all the same. */
export type ProgramRun = Declared | { readonly failure: Pick<ProjectError, "problem" | "fix"> };

/** Rejects for nothing but a bug and an interruption. */
export async function askProgram({ project, stack }: StackRecord, deps: CliDeps): Promise<ProgramRun> {
  try {
    const declared = await readDeclared({ project, stack, deps });
    const [first] = readingFailures(declared);
    if (first === undefined) return declared;
    const fix = "mend the program: `npx appreg rehearse preview` tells more";
    return { failure: { problem: `The program cannot be read: ${first}`, fix } };
  } catch (error) {
    deps.interrupted.throwIfAborted();
    if (error instanceof ProjectError) return { failure: error };
    throw error;
  }
}

/** In the ids of the tenant. */
export function answerOf(run: ProgramRun, record: StackRecord, facts: TenantIds): ProgramAnswer {
  if ("failure" in run) return run;
  const apps = declaredInTenant(run, record, facts);
  return { manifests: new Map(apps.map(({ manifest }) => [manifest.name, manifest])) };
}
