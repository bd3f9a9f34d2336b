/** From apps of the directory to files: declared, run once without a directory, and matched with what is to be imported. */
import { dirname, join } from "node:path";
import { type AdoptContext, type AdoptedApp, adoptApp } from "../../adopt";
import { type DirectoryApp, type MatchedImports, readApiNames, renderImportFile } from "../../directory";
import type { CliDeps } from "../cliDeps";
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
import { readTrial } from "./readTrial";
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
}

/** @throws {AdoptRefusedError} where the components refuse what the directory holds @throws {GraphRefusedError} */
export async function planAdoption(
  named: readonly NamedApp[],
  { place, tenant, deps }: { readonly place: AdoptPlace; readonly tenant: Tenant; readonly deps: CliDeps },
): Promise<AdoptionPlan> {
  const adopted = await declareApps(named, { place, tenant });
  const modules = (from: string): readonly AdoptedModule[] => renderAll(adopted, place, from);
  const trial = modules(trialFolder(place.project));
  const files = adopted.map(({ name }, at) => ({ name: `${name}.ts`, text: trial[at]?.text ?? "" }));
  const reading = await readTrial({ project: place.project, stack: place.stack.name, files }, deps);
  refuseFor(reading.errors);
  const imports = await importsOf(reading, {
    directory: tenant.directory,
    tenantId: tenant.tenantId,
    operatorId: tenant.operator.objectId,
    apps: new Map(named.map(({ name, app }) => [name, app])),
  });
  const apps = modules(place.folder).map((module, at) => plannedApp(adopted[at], module, place));
  const [only, ...others] = apps.flat();
  const base = only !== undefined && others.length === 0 ? only.adopted.name : "adopted";
  return assemble(apps.flat(), { place, imports, importFile: join(place.folder, `${base}.import.json`) });
}

async function declareApps(
  named: readonly NamedApp[],
  { place, tenant }: { readonly place: AdoptPlace; readonly tenant: Tenant },
): Promise<readonly AdoptedApp[]> {
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

function refuseFor(errors: readonly string[]): void {
  const refusals = errors.map((problem) => ({
    problem,
    fix: problem.includes("Cannot find module")
      ? "install the project's packages: npm install"
      : "the app holds what no program may declare: mend it in the portal first; nothing was written",
  }));
  const [first, ...others] = refusals;
  if (first !== undefined) throw new AdoptRefusedError([first, ...others]);
}

function assemble(
  apps: readonly PlannedApp[],
  { place, imports, importFile }: Pick<AdoptionPlan, "imports" | "importFile"> & { readonly place: AdoptPlace },
): AdoptionPlan {
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
