/**
 * What a text of the real tenant stands for: ids of the practice tenant and answers to look-ups are others there.
 *
 * The same place in the same resource says it. One text of the tenant stands for one of the reading, everywhere. What is known only
 * while it is applied has to be made of what the tenant brings: a text that the reading knew whole could be anything by then.
 */
import { type ProgramResource, unknownText } from "../../manifest";
import type { Declared } from "../stack/declared";

export interface PairedResources {
  /** The declared resources, each with the planned one in which texts of the tenant gave way to what they stand for. */
  readonly pairs: readonly { readonly declared: ProgramResource; readonly planned: ProgramResource }[];
  /**
   * Texts that would stand for two different ones, and those that hide behind a value which nobody knows yet, as a sentence each. What
   * the tenant has may be secret, and is not told.
   */
  readonly contradictions: readonly string[];
  /** Texts of the reading, and those of the tenant that they stand for. */
  readonly tenantTextOf: ReadonlyMap<string, string>;
}

/** @param planned those with the URNs of the declared, in any order */
export function pairTenantTexts(
  { resources, tenantTexts }: Pick<Declared, "resources" | "tenantTexts">,
  planned: readonly ProgramResource[],
): PairedResources {
  const byUrn = new Map(planned.map((resource) => [resource.urn, resource]));
  const pairing = new Pairing(tenantTexts);
  const pairs = resources.flatMap((declared) => {
    const its = byUrn.get(declared.urn);
    if (its === undefined) return [];
    const inputs = Object.entries(its.inputs).map(([name, value]) => {
      const brought = () => broughtBy(declared.propertyDependencies?.[name] ?? [], resources);
      return [name, pairing.read(declared.inputs[name], value, { what: `${nameOf(declared.urn)} ${name}`, brought })];
    });
    // Its texts are those of the reading now, and so are the ids that it came back with.
    const { outputs = {} } = declared;
    return [{ declared, planned: { ...its, inputs: Object.fromEntries(inputs), outputs } }];
  });
  return { pairs, contradictions: [...pairing.contradictions], tenantTextOf: pairing.theirsOf };
}

/** Every text that came back with resources, at any depth. */
function broughtBy(urns: readonly string[], resources: readonly ProgramResource[]): ReadonlySet<string> {
  return new Set(resources.filter(({ urn }) => urns.includes(urn)).flatMap(({ outputs }) => textsOf(outputs)));
}

function textsOf(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

function nameOf(urn: string): string {
  return urn.slice(urn.lastIndexOf("::") + 2);
}

/** An input of a resource: how people call it, and which texts its dependencies bring. */
interface Place {
  readonly what: string;
  readonly brought: () => ReadonlySet<string>;
}

class Pairing {
  readonly contradictions = new Set<string>();
  readonly theirsOf = new Map<string, string>();
  readonly #oursOf = new Map<string, string>();

  constructor(private readonly tenantTexts: ReadonlySet<string>) {}

  /** Their value in our texts, as far as one stands in the place of the other. */
  read(ours: unknown, theirs: unknown, place: Place): unknown {
    if (typeof ours === "string" && typeof theirs === "string") return this.#readText(ours, theirs, place);
    if (Array.isArray(ours) && Array.isArray(theirs))
      return theirs.map((value, at) => this.read(ours[at], value, place));
    if (!isRecord(ours) || !isRecord(theirs)) return theirs;
    return Object.fromEntries(
      Object.entries(theirs).map(([name, value]) => [name, this.read(ours[name], value, place)]),
    );
  }

  #readText(ours: string, theirs: string, { what, brought }: Place): string {
    const parts = findParts(ours, this.tenantTexts);
    if (theirs.includes(unknownText)) {
      const isExplained = parts.length > 0 || ours === theirs || brought().has(ours);
      if (!isExplained) this.contradictions.add(`${what}: reviewed "${ours}", now only known while it is applied`);
      return theirs;
    }
    const match = parts.length === 0 ? null : patternOf(ours, parts).exec(theirs);
    if (match === null) return theirs;
    for (const [at, { text }] of parts.entries()) this.#note(text, match[at + 1] ?? "");
    return ours;
  }

  #note(ours: string, theirs: string): void {
    const isSame = (this.#oursOf.get(theirs) ?? ours) === ours && (this.theirsOf.get(ours) ?? theirs) === theirs;
    if (!isSame) this.contradictions.add(`${ours}, as it was read, is not the same in the tenant everywhere`);
    this.#oursOf.set(theirs, ours);
    this.theirsOf.set(ours, theirs);
  }
}

interface Part {
  readonly text: string;
  readonly from: number;
}

const idForm = /^[0-9a-f-]{36}$/;

/** Ids, the placeholders of encrypted settings, and the domain that stands for the tenant's. */
const partForm = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\[secret [^\]]*\]|unverified\.onmicrosoft\.com/g;

/** The parts of a text that are the tenant's. */
function findParts(text: string, tenantTexts: ReadonlySet<string>): readonly Part[] {
  const found = [...text.matchAll(partForm)].map(({ 0: part, index }) => ({ text: part, from: index }));
  return found.filter((part) => tenantTexts.has(part.text) || !idForm.test(part.text));
}

/** What such a text looks like in the tenant: the rest of it is the same. */
function patternOf(text: string, parts: readonly Part[]): RegExp {
  let end = 0;
  const pieces = parts.map(({ text: part, from }) => {
    const piece = `${escapeForm(text.slice(end, from))}(.+)`;
    end = from + part.length;
    return piece;
  });
  return new RegExp(`^${pieces.join("")}${escapeForm(text.slice(end))}$`, "s");
}

function escapeForm(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
