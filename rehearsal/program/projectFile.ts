/** Pulumi.yaml: what the project is called, how its program is run, and which settings it declares. */
import { existsSync, statSync } from "node:fs";
import { basename, dirname, isAbsolute, join } from "node:path";
import { z } from "zod";
import { ConfigInvalidError, ProjectUnusableError } from "./projectErrors";
import { readSettings } from "./readSettings";

const runtimeOptions = z.strictObject({
  typescript: z.boolean().optional(),
  tsconfig: z.string().optional(),
  nodeargs: z.string().optional(),
  packagemanager: z.string().optional(),
  loader: z.string().optional(),
});

const runtime = z.union([
  z.string().transform((name) => ({ name, options: undefined })),
  z.strictObject({ name: z.string(), options: runtimeOptions.optional() }),
]);

/** A setting that Pulumi.yaml declares: a type, a default, or a value that all stacks share. */
const declaredSetting = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.object({
    type: z.string().optional(),
    description: z.string().optional(),
    default: z.json().optional(),
    value: z.json().optional(),
    secret: z.boolean().optional(),
  }),
]);

const projectFile = z.strictObject({
  name: z.string().regex(/^[\w.-]{1,100}$/, "a name has letters, digits, _ . and - only, at most 100"),
  runtime,
  main: z.string().optional(),
  config: z.record(z.string(), declaredSetting).optional(),
  stackConfigDir: z.string().optional(),
  // Known to Pulumi and without meaning for a run.
  ...Object.fromEntries(
    ["description", "author", "website", "license", "backend", "options", "template", "plugins", "packages"].map(
      (key) => [key, z.unknown().optional()],
    ),
  ),
});

/** What Pulumi.yaml says of a setting of the project. */
export type DeclaredSetting = z.infer<typeof declaredSetting>;

export interface Project {
  readonly name: string;
  readonly folder: string;
  /** `main`, where given. */
  readonly main: string | undefined;
  readonly typescript: boolean;
  readonly tsconfig: string | undefined;
  /** Arguments for Node itself. */
  readonly nodeArguments: readonly string[];
  readonly declaredSettings: Readonly<Record<string, DeclaredSetting>>;
  /** Folder of the stacks' settings files. */
  readonly stackFolder: string;
}

/**
 * @throws {ProjectUnusableError} when there is no Pulumi.yaml
 * @throws {ConfigInvalidError} naming the field that is wrong
 */
export async function readProject(folder: string): Promise<Project> {
  const settings = await readSettings(join(folder, "Pulumi.yaml"), projectFile);
  if (settings === undefined) {
    throw new ProjectUnusableError(`There is no Pulumi.yaml in ${folder}.`, "name the folder of a Pulumi project");
  }
  const { options } = settings.runtime;
  if (settings.runtime.name !== "nodejs") {
    const rule = `is "${settings.runtime.name}"; the rehearsal runs nodejs only.`;
    throw new ConfigInvalidError("Pulumi.yaml", "runtime", rule, "use `runtime: nodejs`, or Pulumi itself");
  }
  return {
    name: settings.name,
    folder,
    main: settings.main,
    typescript: options?.typescript ?? true,
    tsconfig: options?.tsconfig,
    nodeArguments: options?.nodeargs?.split(/\s+/).filter((argument) => argument !== "") ?? [],
    declaredSettings: settings.config ?? {},
    stackFolder: settings.stackConfigDir === undefined ? folder : join(folder, settings.stackConfigDir),
  };
}

/** Where a program is: the folder that it runs in, and its entry point as seen from there. */
export interface EntryPoint {
  readonly folder: string;
  readonly entry: string;
}

/** @throws {ProjectUnusableError} when the program is missing */
export function findEntryPoint(project: Project, override: string | undefined): EntryPoint {
  const main = override ?? project.main;
  if (main === undefined) return { folder: project.folder, entry: "." };
  const path = isAbsolute(main) ? main : join(project.folder, main);
  if (!existsSync(path)) {
    throw new ProjectUnusableError(`The program ${path} does not exist.`, "correct `main` in Pulumi.yaml");
  }
  return statSync(path).isDirectory() ? { folder: path, entry: "." } : { folder: dirname(path), entry: basename(path) };
}
