/**
 * What a program declares, in the ids of the tenant that its stack lives in.
 *
 * The program runs without a tenant, so ids in what it declares are made up. The state says what each of them is there: the same place
 * in the same resource holds the real one.
 */
import { type AppManifest, manifestsFromResources, type ProgramResource, resourceTypes } from "../../manifest";
import type { Declared } from "../stack/declared";
import type { StackRecord } from "../stack/stackRecord";
import { pairTenantTexts } from "../up/pairTenantTexts";

export interface DeclaredApp {
  /** Of the application, as the program registers it. */
  readonly urn: string;
  /** URNs by which a state may know it still. */
  readonly aliases: readonly string[];
  readonly manifest: AppManifest;
}

export interface TenantIds {
  readonly tenantId: string;
  /** Who is signed in; stands for whoever deploys where the state does not tell. */
  readonly operatorObjectId: string | undefined;
  /** Client ids by the object ids of principals. */
  readonly principals: ReadonlyMap<string, string>;
}

/** In the order of the program's resources. */
export function declaredInTenant(
  { resources, symbols, tenantTexts }: Declared,
  record: Pick<StackRecord, "resources">,
  { tenantId, operatorObjectId, principals }: TenantIds,
): readonly DeclaredApp[] {
  const { tenantTextOf } = pairTenantTexts({ resources, tenantTexts }, record.resources);
  const texts = new Map(tenantTextOf);
  if (symbols.tenantId !== undefined) texts.set(symbols.tenantId, tenantId);
  const { deployerObjectId } = symbols;
  if (deployerObjectId !== undefined && operatorObjectId !== undefined && !texts.has(deployerObjectId)) {
    texts.set(deployerObjectId, operatorObjectId);
  }
  const translated = resources.map((resource) => translate(resource, texts));
  const known = new Map([...(symbols.principals ?? []), ...principals]);
  const people = symbols.people ?? new Map<string, string>();
  const manifests = manifestsFromResources(translated, { tenantId, principals: known, people });
  return resources
    .filter(({ type }) => type === resourceTypes.application)
    .flatMap(({ urn, aliases = [] }: AliasedResource, at) => {
      const manifest = manifests[at];
      return manifest === undefined ? [] : [{ urn, aliases, manifest }];
    });
}

/** A reading without a tenant also tells former names. */
interface AliasedResource extends ProgramResource {
  readonly aliases?: readonly string[];
}

function translate(resource: ProgramResource, texts: ReadonlyMap<string, string>): ProgramResource {
  const { inputs, outputs } = resource;
  return {
    ...resource,
    inputs: replaceAll(inputs, texts),
    ...(outputs && { outputs: replaceAll(outputs, texts) }),
  };
}

function replaceAll(
  values: Readonly<Record<string, unknown>>,
  texts: ReadonlyMap<string, string>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, replaceIn(value, texts)]));
}

function replaceIn(value: unknown, texts: ReadonlyMap<string, string>): unknown {
  if (typeof value === "string") return replaceInText(value, texts);
  if (Array.isArray(value)) return value.map((entry) => replaceIn(entry, texts));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, replaceIn(inner, texts)]));
}

function replaceInText(text: string, texts: ReadonlyMap<string, string>): string {
  let replaced = text;
  for (const [ours, theirs] of texts) replaced = replaced.replaceAll(ours, theirs);
  return replaced;
}
