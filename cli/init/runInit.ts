/** Declares an app in a project, or begins a project with it: asks, checks, shows, writes. */
import { existsSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { wrapLines } from "../../common";
import { type CliDeps, screenWidthOf } from "../cliDeps";
import { confirm, requireTerminal } from "../confirm";
import type { Refusal } from "../connect/connectRefusedError";
import { type ExitCode, exitCodes } from "../exitCodes";
import { painter } from "../paint";
import { createProgress } from "../progress";
import { describeStack, findProject } from "../project/findProject";
import type { AppAnswers, StackAnswers, TenantAnswer } from "./answers";
import { askAnswers } from "./askAnswers";
import { checkDeclaration } from "./checkDeclaration";
import { type DeclaredApp, findDeclared, findPlace, type InitPlace, readIfThere } from "./initPlace";
import { refuseFor } from "./initRefusedError";
import { readLineWidth } from "./lineWidth";
import { locateCertificate } from "./locateCertificate";
import { renderNextSteps } from "./nextSteps";
import { ownPins } from "./ownPackage";
import { declare, type InitPlan, misfitsOfFolder, planInit } from "./planInit";
import { libraryName } from "./programModule";
import { QuestionLeft, type Questions } from "./questions";
import { type InitOptions, readOptions, type ToldAnswers } from "./readOptions";
import { renderPlan, shortPath } from "./renderPlan";
import { fillAnswers, missingAnswers, needsKind } from "./settleAnswers";
import { misfitsOfStack, settleStack } from "./settleStack";
import { tenantOf } from "./stackFile";
import { writeFiles } from "./writeFiles";

/** What tests put in the place of a person, and of a run of the program. */
export interface InitTools {
  readonly questions: () => Promise<Questions>;
  readonly check: typeof checkDeclaration;
}

const usualTools: InitTools = {
  questions: async () => (await import("./terminalQuestions.js")).terminalQuestions(),
  check: checkDeclaration,
};

/** One run of the command. */
interface InitRun {
  readonly place: InitPlace;
  readonly options: InitOptions;
  readonly deps: CliDeps;
  readonly tools: InitTools;
  /** Absent where nobody is asked. */
  readonly questions: Questions | undefined;
}

/**
 * Exit code 1 when the person left the questions or said no.
 *
 * @throws {InitRefusedError} with every reason, before anything is written
 * @throws {UsageError} where nobody can say yes
 */
export async function runInit(options: InitOptions, deps: CliDeps, tools: InitTools = usualTools): Promise<ExitCode> {
  const place = findPlace(resolve(deps.cwd, options.cwd ?? "."));
  const asks = deps.ask !== undefined && options.yes !== true;
  const questions = asks ? await tools.questions() : undefined;
  try {
    return await declareApp({ place, options, deps, tools, questions });
  } catch (error) {
    if (!(error instanceof QuestionLeft)) throw error;
    deps.stderr.write("Nothing was written.\n");
    return exitCodes.differs;
  }
}

async function declareApp(run: InitRun): Promise<ExitCode> {
  const { place, options, deps, questions } = run;
  const context = readingContext(run);
  const { told, tenant, refusals } = readOptions(options, context);
  const declared = told.name === undefined ? undefined : findDeclared(place, told.name);
  const missing = questions === undefined ? missingAnswers(options) : [...needsKind(options), ...clashes(declared)];
  const misfits = [
    ...misfitsOfFolder({ place, read: readIfThere }),
    ...misfitsOfStack({ place, asked: options.stack, tenant }),
  ];
  refuseFor([...refusals, ...missing, ...misfits]);
  if (questions === undefined && options.yes !== true && options.dryRun !== true) requireTerminal(deps);
  const answers = await settle(told, run);
  if (declared !== undefined) return tellDeclared(answers, declared, deps);
  const stack = await settleStack({ place, asked: options.stack, tenant, questions });
  const lineWidth = readLineWidth(place.folder);
  const plan = planInit(answers, stack, { place, pins: ownPins(), lineWidth, read: readIfThere });
  refuseFor(plan.refusals);
  await judge(answers, run);
  return options.dryRun === true ? printPlan(plan, deps) : write({ plan, answers, stack }, run);
}

function readingContext({ place, deps }: InitRun) {
  return {
    today: deps.clock().toISOString().slice(0, 10),
    locateCertificate: (file: string) => locateCertificate(file, { cwd: deps.cwd, entry: place.entry }),
    misfitOfPlace: (name: string) => {
      const found = findDeclared(place, name);
      return found && `${found.file}, line ${found.line}, declares an app of this name already.`;
    },
  };
}

async function settle(told: ToldAnswers, run: InitRun): Promise<AppAnswers> {
  const { kind, name } = told;
  if (run.questions !== undefined) return askAnswers(told, run.questions, readingContext(run));
  // Without a person, both were asked for above.
  if (kind === undefined || name === undefined) throw new QuestionLeft();
  return fillAnswers({ ...told, kind, name });
}

/** An app of the name is there, and the questions would be for nothing. */
function clashes(declared: DeclaredApp | undefined): Refusal[] {
  return declared === undefined ? [] : [alreadyDeclared(declared)];
}

function alreadyDeclared({ file, line, name }: DeclaredApp): Refusal {
  return {
    problem: `${file}, line ${line}, declares an app "${name}" already.`,
    fix: "change it there, or give the new one another --name",
  };
}

/** Where nobody reads the lines. */
const anyWidth = 80;

/** Two spellings of one expression, as formatters make them, are equal without it. */
function withoutLayout(source: string): string {
  return source.replaceAll(/\s+/g, "").replaceAll(/,(?=[)\]}])/g, "");
}

/** The same as asked for is no reason to fail: a script may run twice. */
function tellDeclared(answers: AppAnswers, declared: DeclaredApp, { stderr }: CliDeps): ExitCode {
  const { app } = declare(answers, undefined, anyWidth);
  if (!withoutLayout(declared.text).includes(withoutLayout(app.expression))) refuseFor([alreadyDeclared(declared)]);
  stderr.write(
    `${declared.file}, line ${declared.line}, declares "${answers.name}" already, just so: nothing to write.\n`,
  );
  return exitCodes.done;
}

/** @throws {InitRefusedError} with what the program's own reading refuses */
async function judge(answers: AppAnswers, { place, deps, tools }: InitRun): Promise<void> {
  const progress = createProgress(deps.stderr);
  progress.show("checking what Entra would say …");
  try {
    const result = await tools.check(declare(withWholePaths(answers, place), undefined, anyWidth), deps);
    progress.clear();
    // What was interrupted has found nothing.
    if (deps.interrupted.aborted) throw new QuestionLeft();
    const width = screenWidthOf(deps.stderr);
    const fix = "correct what it says, and run the command again; nothing was written";
    refuseFor((result?.errors ?? []).map((problem) => ({ problem, fix })));
    for (const warning of result?.warnings ?? []) deps.stderr.write(`${wrapLines(`warning: ${warning}`, width)}\n`);
    if (result === undefined) deps.stderr.write("Not checked: Pulumi's packages are not installed here yet.\n");
  } finally {
    progress.clear();
  }
}

/** The check runs in another folder. */
function withWholePaths(answers: AppAnswers, { entry }: InitPlace): AppAnswers {
  const { proof } = answers;
  if (proof.by !== "certificate") return answers;
  return { ...answers, proof: { ...proof, file: resolve(dirname(entry), proof.file) } };
}

function printPlan({ files, lineToAdd }: InitPlan, deps: CliDeps): ExitCode {
  deps.stdout.write(renderPlan(files, { paint: painter(deps.stdout, deps.env), from: deps.cwd, all: true }));
  if (lineToAdd !== undefined) deps.stderr.write(`\nThe program's file stays as it is. Add to it:\n  ${lineToAdd}\n`);
  deps.stderr.write("\nNothing was written.\n");
  return exitCodes.done;
}

interface Decision {
  readonly plan: InitPlan;
  readonly answers: AppAnswers;
  readonly stack: StackAnswers;
}

async function write({ plan, answers, stack }: Decision, { place, options, deps }: InitRun): Promise<ExitCode> {
  if (options.yes !== true) {
    const paint = painter(deps.stderr, deps.env);
    deps.stderr.write(`\n${renderPlan(plan.files, { paint, from: deps.cwd, all: false })}\n`);
    if (!(await confirm("Write this?", deps))) throw new QuestionLeft();
  }
  writeFiles(plan.files);
  deps.stdout.write(plan.files.map(({ path }) => `${shortPath(path, deps.cwd)}\n`).join(""));
  const told = renderNextSteps({
    ...{ answers, stack: stack.stack, tenant: tenantAfter(place, stack), pins: ownPins(), lineToAdd: plan.lineToAdd },
    packages: packagesOf(place, plan),
    folder: shortPath(place.folder, deps.cwd),
    entry: basename(place.entry),
  });
  deps.stderr.write(wrapLines(told, screenWidthOf(deps.stderr)));
  return exitCodes.done;
}

/** What the stack's settings say by now. */
function tenantAfter({ project, folder }: InitPlace, { stack, tenant }: StackAnswers): TenantAnswer | undefined {
  if (tenant !== undefined) return tenant;
  return tenantOf(describeStack(project ?? findProject(folder), stack).config);
}

function packagesOf({ project, folder }: InitPlace, { files }: InitPlan): "installed" | "new" | "lacking" {
  if (project === undefined || !existsSync(join(folder, "node_modules"))) return "new";
  const imports = files.some(({ after }) => after.includes(`from ${JSON.stringify(libraryName)}`));
  const named = readIfThere(join(folder, "package.json"))?.includes(`"${libraryName}"`) === true;
  return imports && !named ? "lacking" : "installed";
}
