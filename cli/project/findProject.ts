/** Finds the Pulumi project that a command is about. */
import { existsSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { ProjectError } from "../../common";
import { readYaml } from "./readYaml";

/** No Pulumi.yaml in the folder or any above it. */
export class ProjectNotFoundError extends ProjectError {
  override readonly code = "ERR_PROJECT_NOT_FOUND";

  constructor(readonly folder: string) {
    super(
      `There is no Pulumi.yaml in ${folder} or in a folder above it.`,
      "run the command inside a Pulumi project, or name its folder with --cwd",
    );
  }
}

/** A stack without a settings file. */
export class StackNotFoundError extends ProjectError {
  override readonly code = "ERR_STACK_NOT_FOUND";

  constructor(
    stack: string,
    readonly existing: readonly string[],
  ) {
    super(
      `The project has no stack "${stack}": there is no Pulumi.${stack}.yaml.`,
      existing.length > 0
        ? `use --stack ${existing.join(" or --stack ")}, or write Pulumi.${stack}.yaml`
        : `write Pulumi.${stack}.yaml`,
    );
  }
}

export interface Project {
  readonly name: string;
  /** Folder that holds Pulumi.yaml. */
  readonly folder: string;
  /** Folder of everything the practice tenant and the rehearsal keep. */
  readonly practiceFolder: string;
}

/**
 * The project around a folder.
 *
 * @throws {ProjectNotFoundError} when there is none.
 * @throws {SettingsUnreadableError} when its Pulumi.yaml is no YAML.
 */
export function findProject(start: string): Project {
  const folder = nearestFolderWith("Pulumi.yaml", resolve(start));
  if (folder === undefined) throw new ProjectNotFoundError(start);
  const settings = readYaml(join(folder, "Pulumi.yaml"));
  const name = typeof settings.name === "string" ? settings.name : "project";
  return { name, folder, practiceFolder: join(folder, ".practice") };
}

/** The folder itself, or the nearest above it, in which there is a file or folder of that name. */
export function nearestFolderWith(file: string, start: string): string | undefined {
  if (existsSync(join(start, file))) return start;
  const parent = dirname(start);
  return parent === start ? undefined : nearestFolderWith(file, parent);
}

/** Names of the stacks that have a settings file, sorted. */
export function stacksOf(project: Project): string[] {
  const names = readdirSync(project.folder).map((file) => /^Pulumi\.(.+)\.yaml$/.exec(file)?.[1]);
  return names.filter((name) => name !== undefined).sort();
}

export interface Stack {
  readonly name: string;
  /** Settings in the clear by full key ("azuread:tenantId"); what is no text, such as a secret, is left out. */
  readonly config: Readonly<Record<string, string>>;
  /** State of the rehearsal: deployment JSON as `pulumi stack export` writes it. */
  readonly rehearsalState: string;
}

/**
 * A stack by name, or the project's only one, or "dev".
 *
 * @throws {StackNotFoundError} when it has no settings file.
 */
export function findStack(project: Project, asked?: string): Stack {
  const existing = stacksOf(project);
  const name = asked ?? defaultStack(project);
  if (!existing.includes(name)) throw new StackNotFoundError(name, existing);
  return describeStack(project, name);
}

/** The same, for a stack that may live in one of Pulumi's backends without a settings file here. */
export function describeStack(project: Project, asked?: string): Stack {
  const name = asked ?? defaultStack(project);
  return {
    name,
    config: stacksOf(project).includes(name) ? readConfig(join(project.folder, `Pulumi.${name}.yaml`)) : {},
    rehearsalState: join(project.practiceFolder, "stacks", project.name, `${name}.json`),
  };
}

/** Settings of the stack that is meant when none is named; none where that stack has no file. */
export function readStackConfig(project: Project): Readonly<Record<string, string>> {
  return describeStack(project).config;
}

function defaultStack(project: Project): string {
  const [only, ...others] = stacksOf(project);
  return only !== undefined && others.length === 0 ? only : "dev";
}

function readConfig(file: string): Record<string, string> {
  const { config } = readYaml(file);
  if (typeof config !== "object" || config === null) return {};
  const plain = Object.entries(config).filter(([, value]) => typeof value !== "object");
  return Object.fromEntries(plain.map(([key, value]) => [key, String(value)]));
}
