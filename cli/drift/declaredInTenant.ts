/** What a program declares, in the ids of the tenant that its stack lives in. */
import { type AppManifest, manifestsFromResources, type ProgramResource, resourceTypes } from "../../manifest";
import type { Declared } from "../stack/declared";
import type { StackRecord } from "../stack/stackRecord";
import { type TenantIds, tenantTextsOf } from "./tenantTexts";

export interface DeclaredApp {
  /** Of the application, as the program registers it. */
  readonly urn: string;
  /** URNs by which a state may know it still. */
  readonly aliases: readonly string[];
  readonly manifest: AppManifest;
}

/** In the order of the program's resources. Whom the tenant does not know keeps the name of the look-up. */
export function declaredInTenant(
  declared: Declared,
  record: Pick<StackRecord, "resources">,
  ids: TenantIds,
): readonly DeclaredApp[] {
  const { resources, symbols } = declared;
  const texts = tenantTextsOf(declared, record, ids);
  const principals = new Map([...(symbols.principals ?? []), ...ids.principals]);
  const people = symbols.people ?? new Map<string, string>();
  const translated = resources.map((resource) => translate(resource, texts));
  const manifests = manifestsFromResources(translated, { tenantId: ids.tenantId, principals, people });
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
    inputs: translateAll(inputs, texts),
    ...(outputs && { outputs: translateAll(outputs, texts) }),
  };
}

type Values = Readonly<Record<string, unknown>>;

function translateAll(values: Values, texts: ReadonlyMap<string, string>): Values {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, translateIn(value, texts)]));
}

function translateIn(value: unknown, texts: ReadonlyMap<string, string>): unknown {
  if (typeof value === "string") return translateText(value, texts);
  if (Array.isArray(value)) return value.map((entry) => translateIn(entry, texts));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, translateIn(inner, texts)]));
}

/** An id may be a part of a text, such as of an identifier URI. */
function translateText(text: string, texts: ReadonlyMap<string, string>): string {
  let translated = text;
  for (const [ours, theirs] of texts) translated = translated.replaceAll(ours, theirs);
  return translated;
}
