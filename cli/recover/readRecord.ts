/** The state that a recovery works on, and the version of the provider whose resources it holds. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { CliDeps } from "../cliDeps";
import type { Project, Stack } from "../project/findProject";
import { readStackRecord } from "../stack/readStackRecord";
import type { StackRecord } from "../stack/stackRecord";
import { StackUntoldError } from "../stack/stackUntoldError";
import { namesPracticeTenant } from "../tenant/withTenant";
import type { Engine } from "../token/readStackOutputs";

/**
 * The state; an empty one of the rehearsal where there is none: it may be what was lost.
 *
 * @throws {StackUntoldError} where Pulumi's state is meant, and cannot be had
 */
export async function readRecord(
  project: Project,
  stack: Stack,
  options: { readonly engine?: Engine | undefined; readonly env: CliDeps["env"] },
): Promise<StackRecord> {
  try {
    return await readStackRecord(project, stack, options);
  } catch (cause) {
    const isRehearsed = options.engine === "rehearsal" || (options.engine === undefined && namesPracticeTenant(stack));
    if (!(cause instanceof StackUntoldError) || !isRehearsed) throw cause;
    return { engine: "rehearsal", project, stack, resources: [], pendingOperations: [], outputs: {} };
  }
}

/** Version of the azuread SDK by which the program's default provider is named; undefined where nothing tells. */
export function providerVersion({
  project,
  resources,
}: Pick<StackRecord, "project" | "resources">): string | undefined {
  const providers = resources.filter(({ type }) => type === "pulumi:providers:azuread");
  const recorded = providers.map(({ inputs }) => inputs.version).find((version) => typeof version === "string");
  return recorded ?? installedVersion(project.folder);
}

/** Of the azuread SDK that the project has; undefined where it has none. */
export function installedVersion(folder: string): string | undefined {
  try {
    const file = createRequire(join(folder, "index.js")).resolve("@pulumi/azuread/package.json");
    const { version }: { version?: unknown } = JSON.parse(readFileSync(file, "utf8"));
    return typeof version === "string" ? version : undefined;
  } catch {
    return undefined;
  }
}
