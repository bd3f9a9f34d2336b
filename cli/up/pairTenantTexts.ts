/**
 * What a text of the real tenant stands for: ids of the practice tenant and answers to look-ups are others there.
 *
 * The same input of the same resource says it. One text of the tenant stands for one of the reading, everywhere.
 */
import type { ProgramResource } from "../../manifest";
import type { Declared } from "./declared";

export interface PairedTexts {
  /** Text of the tenant -> text of the reading. */
  readonly pairs: ReadonlyMap<string, string>;
  /** Texts that would stand for two different ones, as a sentence each. What the tenant has may be secret, and is not told. */
  readonly contradictions: readonly string[];
}

/** @param planned those with the URNs of the declared, in any order */
export function pairTenantTexts(
  declared: Pick<Declared, "resources" | "tenantTexts">,
  planned: readonly ProgramResource[],
): PairedTexts {
  const byUrn = new Map(planned.map((resource) => [resource.urn, resource]));
  const [pairs, reversed] = [new Map<string, string>(), new Map<string, string>()];
  const contradictions = new Set<string>();
  for (const { urn, inputs } of declared.resources) {
    for (const [text, its] of facingTexts(inputs, byUrn.get(urn)?.inputs)) {
      for (const [ours, theirs] of facingParts(text, its, declared.tenantTexts)) {
        const isNew = (pairs.get(theirs) ?? ours) === ours && (reversed.get(ours) ?? theirs) === theirs;
        if (!isNew) contradictions.add(`${ours}, as it was read, is not the same in the tenant everywhere`);
        pairs.set(theirs, ours);
        reversed.set(ours, theirs);
      }
    }
  }
  return { pairs, contradictions: [...contradictions] };
}

/** The resource with every text of the tenant replaced by the one that it stands for. */
export function withReviewedTexts(resource: ProgramResource, { pairs }: Pick<PairedTexts, "pairs">): ProgramResource {
  const inputs = Object.entries(resource.inputs).map(([name, value]) => [name, replaceTexts(value, pairs)]);
  return { ...resource, inputs: Object.fromEntries(inputs) };
}

/** Ids, the placeholders of encrypted settings, and the domain that stands for the tenant's. */
const partForm = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\[secret [^\]]*\]|unverified\.onmicrosoft\.com/g;

/** The parts of a text that are the tenant's, and what stands in their places; none where the rest of the texts differs. */
function facingParts(
  text: string,
  its: string,
  tenantTexts: ReadonlySet<string>,
): readonly (readonly [string, string])[] {
  const parts = [...text.matchAll(partForm)].filter(([part]) => tenantTexts.has(part) || !idForm.test(part));
  if (parts.length === 0) return [];
  let end = 0;
  const literals = parts.map(({ 0: part, index }) => {
    const literal = text.slice(end, index);
    end = index + part.length;
    return `${escapeForm(literal)}(.+)`;
  });
  const match = new RegExp(`^${literals.join("")}${escapeForm(text.slice(end))}$`, "s").exec(its);
  return match === null ? [] : parts.map(([part], at) => [part, match[at + 1] ?? ""]);
}

const idForm = /^[0-9a-f-]{36}$/;

function escapeForm(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** A part is told from a chance match by its length: ids and domains are longer. */
const leastPart = 8;

function replaceTexts(value: unknown, pairs: ReadonlyMap<string, string>): unknown {
  if (typeof value === "string") return pairs.get(value) ?? replaceParts(value, pairs);
  if (Array.isArray(value)) return value.map((inner) => replaceTexts(inner, pairs));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, replaceTexts(inner, pairs)]));
}

function replaceParts(text: string, pairs: ReadonlyMap<string, string>): string {
  const parts = [...pairs].filter(([theirs]) => theirs.length >= leastPart && text.includes(theirs));
  return parts.reduce((done, [theirs, ours]) => done.replaceAll(theirs, ours), text);
}

/** Texts at the same place of two values. */
function* facingTexts(ours: unknown, theirs: unknown): Generator<readonly [string, string]> {
  if (typeof ours === "string" && typeof theirs === "string") yield [ours, theirs];
  else if (Array.isArray(ours) && Array.isArray(theirs)) {
    for (const [at, value] of ours.entries()) yield* facingTexts(value, theirs[at]);
  } else if (isRecord(ours) && isRecord(theirs)) {
    for (const [name, value] of Object.entries(ours)) yield* facingTexts(value, theirs[name]);
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
