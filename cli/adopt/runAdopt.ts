/** Declares existing app registrations in the program at hand: finds, reads, shows, writes. */
import { basename } from "node:path";
import { type AppSummary, readApps } from "../../directory";
import { findMarker } from "../../manifest";
import { type CliDeps, widthOf } from "../cliDeps";
import { confirm, requireTerminal } from "../confirm";
import type { Refusal } from "../connect/connectRefusedError";
import { type ExitCode, exitCodes } from "../exitCodes";
import { misfitOfName } from "../init/appNames";
import { QuestionLeft, type Questions } from "../init/questions";
import { renderPlan } from "../init/renderPlan";
import { writeFiles } from "../init/writeFiles";
import { painter } from "../paint";
import { renderJsonDocument } from "../permissions/search/permissionJson";
import { createProgress, type Progress } from "../progress";
import { type Tenant, withTenant } from "../tenant/withTenant";
import { UsageError } from "../usageError";
import { adoptionJson } from "./adoptionJson";
import type { AdoptOptions } from "./adoptOptions";
import { type AdoptPlace, findAdoptPlace, holderOfName, shownFrom } from "./adoptPlace";
import { refuseAdoption } from "./adoptRefusedError";
import { nameApp } from "./nameApps";
import { type AdoptionPlan, type NamedApp, planAdoption } from "./planAdoption";
import { readBetaFields } from "./readBetaFields";
import { type NextSteps, renderExceptions, renderNextSteps, renderSkipped } from "./renderAdoption";
import { selectApps } from "./selectApps";

/** What tests put in the place of a person. */
export interface AdoptTools {
  readonly questions: () => Promise<Questions>;
}

const usualTools: AdoptTools = {
  questions: async () => (await import("../init/terminalQuestions.js")).terminalQuestions(),
};

interface AdoptRun {
  readonly options: AdoptOptions;
  readonly place: AdoptPlace;
  readonly deps: CliDeps;
  readonly progress: Progress;
  readonly tools: AdoptTools;
}

/**
 * Exit code 1 when the person said no, or chose nothing.
 *
 * @throws {AdoptRefusedError} before anything is written
 * @throws {UsageError} where nobody can say yes
 * @throws errors of the project, the stack, the tenant, and of the app that was named
 */
export async function runAdopt(
  wanted: string | undefined,
  options: AdoptOptions,
  deps: CliDeps,
  tools: AdoptTools = usualTools,
): Promise<ExitCode> {
  assertOptions(options, deps);
  const place = findAdoptPlace(options, deps);
  const progress = createProgress(deps.stderr);
  const run: AdoptRun = { options, place, deps, progress, tools };
  const { project, stack } = place;
  const tenantPlace = { project, stack, env: deps.env, interrupted: deps.interrupted };
  try {
    return await withTenant({ ...tenantPlace, tellWait: progress.show }, options.tenant, (tenant) =>
      adopt(wanted, tenant, run),
    );
  } catch (error) {
    // What was interrupted has found nothing.
    if (!(error instanceof QuestionLeft) && !deps.interrupted.aborted) throw error;
    progress.clear();
    deps.stderr.write("Nothing was written.\n");
    return exitCodes.differs;
  } finally {
    progress.clear();
  }
}

function assertOptions({ out, yes, name }: AdoptOptions, deps: CliDeps): void {
  if (out !== undefined && out !== "-") {
    throw new UsageError(
      `--out ${out}: apps are written into the program, or printed.`,
      "use --out -, or leave it out",
    );
  }
  if (out === undefined && yes !== true) requireTerminal(deps);
  const misfit = name === undefined ? undefined : misfitOfName(name);
  if (misfit !== undefined) throw new UsageError(`--name ${name}: a name ${misfit}.`, "use one such as room-board");
}

async function adopt(wanted: string | undefined, tenant: Tenant, run: AdoptRun): Promise<ExitCode> {
  const { options, place, deps, progress, tools } = run;
  const selected = await selectApps(wanted, { options, place, tenant, deps, progress, questions: tools.questions });
  progress.clear();
  const view = { paint: painter(deps.stderr, deps.env), width: Math.min(widthOf(deps.stderr), 80) };
  deps.stderr.write(renderSkipped(selected.skipped, view));
  if (selected.apps.length === 0) {
    deps.stderr.write("There is nothing to adopt.\n");
    return exitCodes.differs;
  }
  const onProgress = (read: number, of: number): void => progress.show(`reading ${of} apps, ${read} done …`);
  const read = await readApps(tenant.directory, selected.apps, { onProgress });
  const apps = await readBetaFields(tenant.directory, read);
  progress.show("running what is declared, and looking for what is to be imported …");
  const plan = await planAdoption(nameAll(apps, run), { place, tenant, deps });
  progress.clear();
  deps.stderr.write(renderSkipped(plan.refused, view));
  return finish({ plan, skipped: [...selected.skipped, ...plan.refused], tenant }, run);
}

/** Whatever is taken away meanwhile is no longer among them. */
function nameAll(apps: readonly NamedApp["app"][], { options, place }: AdoptRun): readonly NamedApp[] {
  const names = new Set<string>();
  return apps.map((app) => {
    const name = options.name ?? markedName(app, place) ?? nameApp(app, (one) => isHeld(one, names, place));
    const holder = holderOfName(place, name);
    if (holder !== undefined) {
      throw refuseAdoption(`The name "${name}" is taken: ${holder}.`, "give the app another one with --name");
    }
    names.add(name);
    return { name, app };
  });
}

function isHeld(name: string, names: ReadonlySet<string>, place: AdoptPlace): boolean {
  return names.has(name) || holderOfName(place, name) !== undefined;
}

/** One that this very stack has marked keeps its name, and so its mark. */
function markedName({ tags }: AppSummary, { project, stack }: AdoptPlace): string | undefined {
  const marker = findMarker(tags);
  return marker?.project === project.name && marker.stack === stack.name ? marker.name : undefined;
}

interface Decision {
  readonly plan: AdoptionPlan;
  readonly skipped: readonly Refusal[];
  readonly tenant: Tenant;
}

async function finish({ plan, skipped, tenant }: Decision, run: AdoptRun): Promise<ExitCode> {
  const { options, place, deps } = run;
  const shown = (path: string): string => shownFrom(path, deps.cwd);
  const steps: NextSteps = {
    importFile: shown(plan.importFile),
    stack: place.stack.name,
    isPractice: tenant.practice !== undefined,
    linesToAdd: plan.linesToAdd,
    entry: basename(place.entry),
  };
  const isWritten = options.out !== "-" && (await write(plan, run));
  if (options.json === true) {
    const outcome = { ...steps, plan, skipped, isWritten, shown };
    deps.stdout.write(renderJsonDocument(adoptionJson(outcome)));
  } else if (options.out === "-") {
    tellExceptions(plan, deps);
    deps.stdout.write(plan.apps.map(({ module }) => module.text).join("\n"));
  } else if (isWritten) {
    deps.stdout.write(plan.files.map(({ path }) => `${shown(path)}\n`).join(""));
    deps.stderr.write(renderNextSteps(steps));
  }
  if (isWritten || options.out === "-") return exitCodes.done;
  throw new QuestionLeft();
}

function tellExceptions(plan: AdoptionPlan, { stderr, env }: CliDeps): void {
  const view = { paint: painter(stderr, env), width: Math.min(widthOf(stderr), 80) };
  stderr.write(`${renderExceptions(plan, view)}\n`);
}

/** @returns whether the person agreed */
async function write(plan: AdoptionPlan, { options, deps }: AdoptRun): Promise<boolean> {
  if (options.yes !== true) {
    // The import is for the engines, not for people.
    const files = plan.files.filter(({ path }) => path !== plan.importFile);
    const paint = painter(deps.stderr, deps.env);
    deps.stderr.write(`\n${renderPlan(files, { paint, from: deps.cwd, all: true })}\n`);
  }
  tellExceptions(plan, deps);
  if (options.yes !== true && !(await confirm("Write this?", deps))) return false;
  if (deps.interrupted.aborted) return false;
  writeFiles(plan.files);
  return true;
}
