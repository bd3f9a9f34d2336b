/** From apps of the directory to files: declared, run once without a directory, and matched with what is to be imported. */
import { dirname, join } from "node:path";
import { type AdoptContext, type AdoptedApp, adoptApp } from "../../adopt";
import { type DirectoryApp, type MatchedImports, readApiNames, renderImportFile } from "../../directory";
import type { CliDeps } from "../cliDeps";
import type { Refusal } from "../connect/connectRefusedError";
import { adoptedFolder, readIfThere } from "../init/initPlace";
import type { PlannedFile } from "../init/planInit";
import { installedVersion } from "../recover/readRecord";
import type { Tenant } from "../tenant/withTenant";
import { type AdoptedModule, renderAdopted } from "./adoptedModule";
import { type AdoptPlace, isTakenIn } from "./adoptPlace";
import { AdoptRefusedError } from "./adoptRefusedError";
import { extendEntry } from "./extendEntry";
import { importsOf } from "./importsOf";
import { readPeople } from "./readPeople";
import { readTrial, type TrialReading } from "./readTrial";
import { moduleFrom, trialFolder } from "./trialProject";

export interface NamedApp {
  /** Logical name. */
  readonly name: string;
  readonly app: DirectoryApp;
}

export interface PlannedApp {
  readonly adopted: AdoptedApp;
  readonly module: AdoptedModule;
  /** Absolute. */
  readonly file: string;
}

export interface AdoptionPlan {
  readonly apps: readonly PlannedApp[];
  /** Those that change; the import among them. */
  readonly files: readonly PlannedFile[];
  /** Absolute; of the file that the engines import. */
  readonly importFile: string;
  readonly imports: MatchedImports;
  /** The lines that a person has to add to the program's file, where it was left alone. */
  readonly linesToAdd: readonly string[];
  /** Apps that no program may declare, and why. */
  readonly refused: readonly Refusal[];
}

interface Planning {
  readonly place: AdoptPlace;
  readonly tenant: Tenant;
  readonly deps: CliDeps;
}

/**
 * Of several apps those stay out that no program may declare; of one it is an error.
 *
 * @throws {AdoptRefusedError} where none is left {GraphRefusedError}
 */
export async function planAdoption(named: readonly NamedApp[], planning: Planning): Promise<AdoptionPlan> {
  const { place, tenant } = planning;
  const declared = await declareApps(named, planning);
  const { adopted, reading, refused } = await tryOut(declared, planning);
  const imports = await importsOf(reading, {
    directory: tenant.directory,
    tenantId: tenant.tenantId,
    operatorId: tenant.operator.objectId,
    apps: new Map(named.map(({ name, app }) => [name, app])),
  });
  const modules = renderAll(adopted, place, place.folder);
  const apps = modules.flatMap((module, at) => plannedApp(adopted[at], module, place));
  const [only, ...others] = apps;
  const base = only !== undefined && others.length === 0 ? only.adopted.name : "adopted";
  const importFile = join(place.folder, `${base}.import.json`);
  return { ...assemble(apps, { place, imports, importFile }), refused };
}

interface TriedOut {
  readonly adopted: readonly AdoptedApp[];
  readonly reading: TrialReading;
  readonly refused: readonly Refusal[];
}

/** All in one program; where that does not come to its end, each is tried alone. */
async function tryOut(declared: readonly AdoptedApp[], planning: Planning): Promise<TriedOut> {
  const whole = await runTrial(declared, planning);
  if (whole.errors.length === 0) return { adopted: declared, reading: whole, refused: [] };
  const standing: AdoptedApp[] = [];
  const refusals: Refusal[] = [];
  for (const app of declared.length === 1 ? [] : declared) {
    const { errors } = await runTrial([app], planning);
    if (errors.length === 0) standing.push(app);
    refusals.push(...errors.map(explainError));
  }
  const isMended = standing.length > 0 && standing.length < declared.length;
  const reading = isMended ? await runTrial(standing, planning) : whole;
  const [first, ...others] = reading.errors.map(explainError);
  if (first !== undefined) throw new AdoptRefusedError([first, ...others]);
  return { adopted: standing, reading, refused: refusals };
}

function runTrial(adopted: readonly AdoptedApp[], { place, deps }: Planning): Promise<TrialReading> {
  const modules = renderAll(adopted, place, trialFolder(place.project));
  const files = adopted.map(({ name }, at) => ({ name: `${name}.ts`, text: modules[at]?.text ?? "" }));
  return readTrial({ project: place.project, stack: place.stack.name, files }, deps);
}

function explainError(message: string): Refusal {
  const [, module] = /Cannot find module '([^']+)'/.exec(message) ?? [];
  if (module === undefined) {
    return { problem: message, fix: "the app holds what no program may declare: mend it in the portal first" };
  }
  return { problem: `The project has no module "${module}".`, fix: "install its packages: npm install" };
}

async function declareApps(named: readonly NamedApp[], { place, tenant }: Planning): Promise<readonly AdoptedApp[]> {
  const { directory, tenantId, operator } = tenant;
  const apps = named.map(({ app }) => app);
  const [apis, people] = await Promise.all([readApiNames(directory, apps), readPeople(directory, apps)]);
  const context: Omit<AdoptContext, "name"> = {
    ...{ project: place.project.name, stack: place.stack.name, tenantId, apis, people },
    deployerObjectId: operator.objectId,
  };
  return named.map(({ name, app }) => adoptApp(app, { ...context, name }));
}

/** Constants of the program's file have to differ from one another, too. */
function renderAll(adopted: readonly AdoptedApp[], place: AdoptPlace, folder: string): readonly AdoptedModule[] {
  const used = new Set<string>();
  const library = moduleFrom(place.library, dirname(place.entry), folder);
  return adopted.map((app) => {
    const isTaken = (name: string): boolean => used.has(name) || isTakenIn(place, name);
    const module = renderAdopted(app, { library, lineWidth: place.lineWidth, isTaken });
    used.add(module.access);
    return module;
  });
}

function plannedApp(adopted: AdoptedApp | undefined, module: AdoptedModule, { folder }: AdoptPlace): PlannedApp[] {
  return adopted === undefined ? [] : [{ adopted, module, file: join(folder, `${adopted.name}.ts`) }];
}

function assemble(
  apps: readonly PlannedApp[],
  { place, imports, importFile }: Pick<AdoptionPlan, "imports" | "importFile"> & { readonly place: AdoptPlace },
): Omit<AdoptionPlan, "refused"> {
  const version = installedVersion(place.project.folder);
  const importText = renderImportFile(imports.entries, version === undefined ? {} : { providerVersion: version });
  const ending = place.isEsModule ? ".js" : "";
  const exported = apps.map(({ adopted, module }) => ({
    name: module.access,
    from: `./${adoptedFolder}/${adopted.name}${ending}`,
  }));
  const entry = extendEntry(place, exported);
  const planned: readonly PlannedFile[] = [
    ...apps.map(({ file, module }) => ({ path: file, before: readIfThere(file), after: module.text })),
    { path: importFile, before: readIfThere(importFile), after: importText },
    ...(entry.file === undefined ? [] : [entry.file]),
  ];
  const files = planned.filter(({ before, after }) => before !== after);
  return { apps, files, importFile, imports, linesToAdd: entry.linesToAdd };
}
