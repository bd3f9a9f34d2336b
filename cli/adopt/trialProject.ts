/**
 * A project in which nothing stands but the adopted apps: it has the name, the stack and the packages of the project at hand, so
 * that their resources have the very URNs that they will have there, and nothing of its settings.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { stringify } from "yaml";
import type { Project } from "../project/findProject";
import { readYaml } from "../project/readYaml";

export interface TrialFile {
  /** Of the file without its folder. */
  readonly name: string;
  readonly text: string;
}

export interface Trial {
  readonly project: Project;
  readonly stack: string;
  readonly files: readonly TrialFile[];
}

/** Where files lie that nobody keeps; below the project, so that what they import is found. */
const scratchFolder = ".appreg";

/** A folder that is as deep as the one of a trial, from which modules are named. */
export function trialFolder({ folder }: Project): string {
  return join(folder, scratchFolder, "adopt-trial");
}

/** Makes the project for as long as the work needs it. */
export async function withTrialProject<Result>(
  trial: Trial,
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  const parent = join(trial.project.folder, scratchFolder);
  const isNew = !existsSync(parent);
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, "adopt-"));
  try {
    writeTrial(folder, trial);
    return await work(folder);
  } finally {
    rmSync(isNew ? parent : folder, { recursive: true, force: true });
  }
}

function writeTrial(folder: string, { project, stack, files }: Trial): void {
  const { runtime } = readYaml(join(project.folder, "Pulumi.yaml"));
  const settings = { name: project.name, runtime: runtimeFrom(runtime, project.folder), main: "index.ts" };
  writeFileSync(join(folder, "Pulumi.yaml"), stringify(settings));
  writeFileSync(join(folder, `Pulumi.${stack}.yaml`), "config: {}\n");
  writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
  for (const { name, text } of files) writeFileSync(join(folder, name), text);
  const modules = files.map(({ name }) => `export * from "./${name.replace(/\.ts$/, "")}";\n`);
  writeFileSync(join(folder, "index.ts"), modules.join(""));
}

/** How the project's TypeScript is read: by its own settings, which would otherwise be looked for beside the trial. */
function runtimeFrom(runtime: unknown, folder: string): unknown {
  const options = typeof runtime === "object" && runtime !== null && "options" in runtime ? runtime.options : {};
  const { tsconfig = "tsconfig.json", ...others }: { readonly tsconfig?: unknown } =
    typeof options === "object" && options !== null ? options : {};
  const file = resolve(folder, String(tsconfig));
  return { name: "nodejs", options: { ...others, ...(existsSync(file) && { tsconfig: file }) } };
}

/** A module's name as seen from another folder; packages and absolute paths stay what they are. */
export function moduleFrom(module: string, from: string, to: string): string {
  if (!module.startsWith(".") || isAbsolute(module)) return module;
  const path = relative(to, resolve(from, module)).split(sep).join("/");
  return path.startsWith(".") ? path : `./${path}`;
}
