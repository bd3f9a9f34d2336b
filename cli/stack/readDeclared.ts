/** Reads what the program at hand declares, as a review of it does: without a directory, a network or a passphrase. */
import { rehearseOffline } from "../../rehearsal";
import type { CliDeps } from "../cliDeps";
import type { Project, Stack } from "../project/findProject";
import { findPublishedApi } from "../review/publishedApis";
import { toReviewedVersion } from "../review/toReviewedVersion";
import { withoutCredentials } from "../review/withoutCredentials";
import type { Declared } from "./declared";

export interface DeclaredOptions {
  readonly project: Project;
  readonly stack: Stack;
  readonly deps: Pick<CliDeps, "env" | "interrupted">;
}

/** @throws errors of the project, the stack's settings and the program's start */
export async function readDeclared({ project, stack, deps }: DeclaredOptions): Promise<Declared> {
  const found = await rehearseOffline({
    projectFolder: project.folder,
    stack: stack.name,
    environment: withoutCredentials(deps.env),
    findPublishedApi,
    signal: deps.interrupted,
  });
  const { apps, notices } = toReviewedVersion("the program at hand", found);
  const resources = found.resources.filter(({ external, type }) => !external && type.startsWith("azuread:"));
  return {
    manifests: apps.map(({ manifest }) => manifest),
    notices,
    resources,
    symbols: found.symbols,
    tenantTexts: findTenantTexts(resources, found.symbols),
  };
}

const idForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Ids that the program did not write itself: they came back from what it registered, or from a look-up. */
function findTenantTexts(
  resources: Declared["resources"],
  { deployerObjectId, tenantId, principals = new Map(), people = new Map() }: Declared["symbols"],
): ReadonlySet<string> {
  const computed = resources.flatMap(({ inputs, outputs = {} }) =>
    Object.entries(outputs).flatMap(([name, value]) => (name in inputs || typeof value !== "string" ? [] : [value])),
  );
  const known = [deployerObjectId, tenantId, ...principals.keys(), ...people.keys(), ...computed];
  return new Set(known.flatMap((text) => (text !== undefined && idForm.test(text) ? [text] : [])));
}
