/** Finds which tools are installed here, and which the project has installed. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import type { FoundVersions, WantedVersions } from "../../lifecycle";
import type { CliDeps } from "../cliDeps";
import { nearestFolderWith, type Project } from "../project/findProject";
import { readOutput } from "../up/runChild";

/** As `engines` of this package says it. */
const leastNode = "22.13.0";

const pluginsShape = z.array(z.looseObject({ name: z.string(), version: z.string().optional() }));
const packageShape = z.looseObject({ version: z.string() });

export async function findVersions(project: Project, { env }: Pick<CliDeps, "env">): Promise<FoundVersions> {
  const [cli, plugins] = await Promise.all([
    askPulumi(["version"], project, env),
    askPulumi(["plugin", "ls", "--json"], project, env),
  ]);
  return {
    node: process.versions.node,
    cli: cli?.trim(),
    plugins: plugins === undefined ? undefined : readPlugins(plugins),
  };
}

export function wantedVersions(project: Project): WantedVersions {
  return {
    node: leastNode,
    pulumi: installedVersion("@pulumi/pulumi", project.folder),
    azuread: installedVersion("@pulumi/azuread", project.folder),
  };
}

/** Undefined where there is no CLI, or none that answers. */
async function askPulumi(
  args: readonly string[],
  { folder }: Project,
  env: CliDeps["env"],
): Promise<string | undefined> {
  try {
    const { code, stdout } = await readOutput(["pulumi", ...args], { cwd: folder, env });
    return code === 0 ? stdout : undefined;
  } catch {
    return undefined;
  }
}

function readPlugins(json: string): readonly string[] {
  const parsed = pluginsShape.safeParse(parseJson(json));
  if (!parsed.success) return [];
  return parsed.data.flatMap(({ name, version = [] }) => (name === "azuread" ? version : []));
}

/** As Node finds it: in the folder of the project or in one above. */
function installedVersion(name: string, start: string): string | undefined {
  const file = join("node_modules", name, "package.json");
  const folder = nearestFolderWith(file, start);
  if (folder === undefined) return undefined;
  const parsed = packageShape.safeParse(parseJson(readFileSync(join(folder, file), "utf8")));
  return parsed.success ? parsed.data.version : installedVersion(name, dirname(folder));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
