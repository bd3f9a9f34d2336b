/** From answers to files: what each is to hold, before anything is written. Pure, but for the reader that it is given. */
import { basename, dirname, join } from "node:path";
import type { Refusal } from "../connect/connectRefusedError";
import type { AppAnswers, StackAnswers } from "./answers";
import { identifiersOf } from "./appNames";
import { type Declaration, describeDeclaration } from "./declaration";
import { deployerNeeds } from "./deployerNeeds";
import { extendProgram, libraryNames, libraryOf } from "./extendProgram";
import type { InitPlace } from "./initPlace";
import { extendGitignore, newProjectFiles, type Pins, projectName } from "./newProject";
import { libraryName, renderModule } from "./programModule";
import { mentions, type ReadProgram, readProgram } from "./readProgram";
import { renderStackFile } from "./stackFile";

export interface PlannedFile {
  /** Absolute. */
  readonly path: string;
  /** undefined: there is none yet. */
  readonly before: string | undefined;
  readonly after: string;
}

export interface InitPlan {
  /** Those that change. */
  readonly files: readonly PlannedFile[];
  /** The line that a person has to add to the program's file, where it was left alone. */
  readonly lineToAdd: string | undefined;
  readonly refusals: readonly Refusal[];
}

export interface PlanContext {
  readonly place: InitPlace;
  readonly pins: Pins;
  /** Characters that a line of the program may have. */
  readonly lineWidth: number;
  /** A file's text; undefined where there is none. */
  readonly read: (path: string) => string | undefined;
}

const programHeading = "The apps of this tenant. Declarations and outputs only.";

export function planInit(answers: AppAnswers, stack: StackAnswers, context: PlanContext): InitPlan {
  const { place, read } = context;
  const program = planProgram(answers, context);
  const stackFile = join(place.folder, `Pulumi.${stack.stack}.yaml`);
  const settings: PlannedFile = {
    path: stackFile,
    before: read(stackFile),
    after: renderStackFile(read(stackFile), stack.tenant, deployerNeeds(answers)),
  };
  const around = place.project === undefined ? planProject(context) : [];
  const files = [...around, settings, program.file].filter(({ before, after }) => before !== after);
  return { files, lineToAdd: program.lineToAdd, refusals: refuseTaken(files, context) };
}

interface ProgramPlan {
  readonly file: PlannedFile;
  readonly lineToAdd: string | undefined;
}

function planProgram(answers: AppAnswers, context: PlanContext): ProgramPlan {
  const { place, read, lineWidth } = context;
  const { entry } = place;
  const before = read(entry);
  if (before === undefined || before.trim() === "") {
    const declaration = declare(answers, undefined, lineWidth);
    const after = renderModule(declaration, { heading: programHeading, library: libraryName });
    return { file: { path: entry, before, after }, lineToAdd: undefined };
  }
  const program = readProgram(before);
  const after = program && extendProgram(program, declare(answers, program, lineWidth));
  if (after !== undefined) return { file: { path: entry, before, after }, lineToAdd: undefined };
  return planBeside(answers, context, program === undefined ? libraryName : libraryOf(program));
}

/** A file of its own, which the person joins to a program that is not plain enough for us. */
function planBeside(answers: AppAnswers, { place, read, lineWidth }: PlanContext, library: string): ProgramPlan {
  const path = join(dirname(place.entry), `${answers.name}.ts`);
  const heading = `The app ${answers.name}. Declarations and outputs only.`;
  const declaration = declare(answers, undefined, lineWidth);
  const isModule = /"type"\s*:\s*"module"/.test(read(join(place.folder, "package.json")) ?? "");
  const names = declaration.outputs.map(({ name }) => name).join(", ");
  return {
    file: { path, before: read(path), after: renderModule(declaration, { heading, library }) },
    lineToAdd: `export { ${names} } from "./${answers.name}${isModule ? ".js" : ""}";`,
  };
}

/** The declaration, under names that the program has no other meaning for. */
export function declare(answers: AppAnswers, program: ReadProgram | undefined, lineWidth: number): Declaration {
  const isTaken = (name: string): boolean =>
    libraryNames.has(name) || (program !== undefined && mentions(program, name));
  const names = identifiersOf(answers.name, isTaken);
  return describeDeclaration(answers, names, lineWidth);
}

function planProject({ place: { folder }, pins, read }: PlanContext): PlannedFile[] {
  const files = Object.entries(newProjectFiles(projectName(basename(folder)), pins)).map(([name, after]) => {
    const path = join(folder, name);
    return { path, before: read(path), after };
  });
  const gitignore = join(folder, ".gitignore");
  return [...files, { path: gitignore, before: read(gitignore), after: extendGitignore(read(gitignore)) }];
}

/** An app's own file takes nobody's place, nor does a new stack's; `misfitsOfFolder` has looked at the others. */
function refuseTaken(files: readonly PlannedFile[], { place }: PlanContext): Refusal[] {
  const isExtended = ({ path }: PlannedFile): boolean =>
    basename(path) === ".gitignore" ||
    (place.project !== undefined && (path === place.entry || path.endsWith(".yaml")));
  const taken = files
    .filter((file) => file.before !== undefined && !isExtended(file))
    .map(({ path }) => basename(path));
  const fix = place.project === undefined ? emptyFolder : "move the file away, or give the app another --name";
  return taken.length === 0 ? [] : [areThere(taken, place.folder, fix)];
}

const emptyFolder = "use an empty folder, or write a Pulumi.yaml that makes this folder a project";

/** Why no project can be begun in a folder: there is one of another kind. Told before anything is asked. */
export function misfitsOfFolder({ place, read }: Pick<PlanContext, "place" | "read">): Refusal[] {
  if (place.project !== undefined) return [];
  const names = [...Object.keys(newProjectFiles("", {})), basename(place.entry)];
  const taken = names.filter((name) => read(join(place.folder, name)) !== undefined);
  return taken.length === 0 ? [] : [areThere(taken, place.folder, emptyFolder)];
}

function areThere(names: readonly string[], folder: string, fix: string): Refusal {
  const are = names.length === 1 ? "is" : "are";
  return { problem: `${names.join(", ")} ${are} in ${folder} already, and nothing is overwritten.`, fix };
}
