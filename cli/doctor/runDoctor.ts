/** Examines everything that a command after this one needs, and changes nothing. */
import { type CheckedCommand, checkedCommands, examineVersions } from "../../lifecycle";
import { type CliDeps, widthOf } from "../cliDeps";
import { type ExitCode, exitCodes } from "../exitCodes";
import { findLookingPlace, type LookingOptions } from "../list/lookingPlace";
import { painter } from "../paint";
import { renderJsonDocument } from "../permissions/search/permissionJson";
import { createProgress } from "../progress";
import { type Examination, isBlocked } from "./examination";
import { examineTenant } from "./examineTenant";
import { readProgramFacts } from "./readProgramFacts";
import { findVersions, wantedVersions } from "./readVersions";
import { renderExamination } from "./renderExamination";

export interface DoctorOptions extends LookingOptions {
  /** The command that is to run next; without it all are looked at. */
  readonly for?: CheckedCommand;
  readonly json?: boolean;
}

/** Wider lines are hard to read. */
const widest = 100;

/**
 * Exit code 1 when something blocks.
 *
 * @throws errors of the project, the stack, its state and the practice tenant
 */
export async function runDoctor(options: DoctorOptions, deps: CliDeps): Promise<ExitCode> {
  const examination = await examine(options, deps);
  if (options.json === true) {
    deps.stdout.write(renderJsonDocument({ ...examination, blocks: isBlocked(examination) }));
  } else {
    const width = Math.min(widthOf(deps.stdout), widest);
    const view = { paint: painter(deps.stdout, deps.env), width, isDetailed: options.for !== undefined };
    deps.stdout.write(renderExamination(examination, view));
  }
  return isBlocked(examination) ? exitCodes.differs : exitCodes.done;
}

async function examine(options: DoctorOptions, deps: CliDeps): Promise<Examination> {
  const progress = createProgress(deps.stderr);
  progress.show("reading what the program declares …");
  try {
    const place = await findLookingPlace(options, deps);
    const { project, stack } = place;
    const [program, versions] = await Promise.all([
      readProgramFacts({ project, stack, deps }),
      findVersions(project, deps),
    ]);
    progress.show("looking at the tenant …");
    const commands = options.for === undefined ? checkedCommands : [options.for];
    const found = await examineTenant({ place, program, commands, deps, tellWait: progress.show });
    const tools = examineVersions(versions, wantedVersions(project));
    return { ...found, diagnoses: [...found.diagnoses, program.diagnosis, ...tools] };
  } finally {
    progress.clear();
  }
}
