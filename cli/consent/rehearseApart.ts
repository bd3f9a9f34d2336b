/** Brings a program up where it leaves no trace: on a practice tenant in memory, with its state in a folder that is removed. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type PracticeTenant, startPracticeTenant } from "../../practice-tenant";
import { prepareProgram, type RehearsalResult, rehearse } from "../../rehearsal";
import type { CliDeps } from "../cliDeps";
import { accessTo } from "../practice/runningTenant";
import type { Project, Stack } from "../project/findProject";
import { documentNotes } from "../rehearsal/documentNotes";

export interface ApartOptions {
  readonly project: Project;
  readonly stack: Stack;
  readonly deps: CliDeps;
  /** Told while it is waited for somebody; everything else that a rehearsal tells is kept for the result. */
  readonly beforeNote: () => void;
}

/**
 * Runs `work` with the tenant after the program was brought up on it, or failed to be.
 *
 * @throws errors of the project, the program and the practice tenant.
 */
export async function rehearseApart<Result>(
  options: ApartOptions,
  work: (result: RehearsalResult, tenant: PracticeTenant) => Promise<Result>,
): Promise<Result> {
  // The program loads while the tenant starts.
  const program = await prepareProgram(options.project.folder, options.deps.env);
  const folder = mkdtempSync(join(tmpdir(), "appreg-apart-"));
  try {
    const tenant = await startPracticeTenant({ port: 0 });
    try {
      return await work(await bringUp(options, { tenant, program, stateFile: join(folder, "stack.json") }), tenant);
    } finally {
      await tenant.close();
    }
  } finally {
    program.discard();
    rmSync(folder, { recursive: true, force: true });
  }
}

function bringUp(
  { project, stack, deps, beforeNote }: ApartOptions,
  place: {
    tenant: PracticeTenant;
    program: Awaited<ReturnType<typeof prepareProgram>>;
    stateFile: string;
  },
): Promise<RehearsalResult> {
  const { print } = documentNotes(deps);
  return rehearse({
    operation: "up",
    projectFolder: project.folder,
    stack: stack.name,
    stateFile: place.stateFile,
    directory: accessTo(place.tenant),
    environment: deps.env,
    signal: deps.interrupted,
    clock: deps.clock,
    program: place.program,
    onEvent: (event) => {
      if (event.kind === "waiting") beforeNote();
      print(event);
    },
  });
}
