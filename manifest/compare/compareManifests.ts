/** Says where two pictures of one app differ: what a program declares, what a state holds, what a directory has. */
import type { AppManifest, Value } from "../appManifest";
import { normalizeManifest } from "../canonicalManifest";
import { credentialFact } from "./credentialFacts";
import { entryFacts } from "./entryFacts";
import { type ManifestArea, type ManifestFact, type ManifestSubject, manifestAreas } from "./manifestFact";
import { principalItself, settingFacts } from "./settingFacts";

export interface ManifestDifference {
  readonly area: ManifestArea;
  /** missing: declared, and not there. added: there, and not declared. changed: there in another value. */
  readonly kind: "missing" | "added" | "changed";
  /** As people read it; with the area it says which difference this is, whatever the values are. */
  readonly what: string;
  /** Absent where it is not declared. */
  readonly declared?: string;
  /** Absent where it is not there. */
  readonly actual?: string;
  /** What there is behind it: the actual one, or the declared one that is missing. */
  readonly subject?: ManifestSubject;
}

/**
 * The differences, by area. What is not settled on one side, or left to the directory, differs from nothing: an end that the directory
 * decided, a principal that the program makes none of, owners that are left alone. Of two entries that look alike one is
 * "added" if the other side has one.
 */
export function compareManifests(declared: AppManifest, actual: AppManifest): readonly ManifestDifference[] {
  const [ours, theirs] = [declared, actual].map((manifest) => groupFacts(factsOf(normalizeManifest(manifest))));
  const lists = [...new Set([...(ours?.keys() ?? []), ...(theirs?.keys() ?? [])])];
  const differences = lists.flatMap((list) => compareLists(ours?.get(list) ?? [], theirs?.get(list) ?? []));
  return differences
    .filter((difference) => !isLeftAlone(difference, declared) && !isImplied(difference, actual))
    .sort((a, b) => byArea(a, b) || (a.what < b.what ? -1 : a.what > b.what ? 1 : 0));
}

function factsOf(manifest: AppManifest): readonly ManifestFact[] {
  return [...settingFacts(manifest), ...entryFacts(manifest), ...manifest.credentials.map(credentialFact)];
}

function isLeftAlone({ area }: ManifestDifference, { owners, servicePrincipal }: AppManifest): boolean {
  return (area === "owners" && !owners.isManaged) || (area === "principal" && servicePrincipal === undefined);
}

/** A principal that is not there has no settings either. */
function isImplied({ area, what }: ManifestDifference, { servicePrincipal }: AppManifest): boolean {
  return area === "principal" && servicePrincipal === undefined && what !== principalItself;
}

function byArea(a: ManifestDifference, b: ManifestDifference): number {
  return manifestAreas.indexOf(a.area) - manifestAreas.indexOf(b.area);
}

function groupFacts(facts: readonly ManifestFact[]): ReadonlyMap<string, readonly ManifestFact[]> {
  const groups = new Map<string, ManifestFact[]>();
  for (const fact of facts) {
    const key = `${fact.area} ${fact.list}`;
    groups.set(key, [...(groups.get(key) ?? []), fact]);
  }
  return groups;
}

type Match = (declared: ManifestFact, actual: ManifestFact) => boolean;

const isSame: Match = (a, b) => a.what === b.what && a.what !== undefined;

/** The surest match first, so that an entry that looks alike does not take the place of an equal one. */
const agreements: readonly Match[] = [
  (a, b) => isSame(a, b) && isEqual(a.value, b.value),
  (a, b) => isSame(a, b) && (isOpen(a.value) || isOpen(b.value)),
];

/** What is not settled may be any entry of its list. */
const isAny: Match = (a, b) => a.what === undefined || b.what === undefined;

function compareLists(
  declared: readonly ManifestFact[],
  actual: readonly ManifestFact[],
): readonly ManifestDifference[] {
  const [ours, theirs] = [[...declared], [...actual]];
  for (const agree of agreements) takePairs(ours, theirs, agree);
  const changed = takePairs(ours, theirs, isSame).map(([a, b]) => difference("changed", b, [a, b]));
  takePairs(ours, theirs, isAny);
  return [
    ...changed,
    ...ours.map((fact) => difference("missing", fact, [fact, undefined])),
    ...theirs.map((fact) => difference("added", fact, [undefined, fact])),
  ];
}

/** Takes the pairs out of both lists. */
function takePairs(ours: ManifestFact[], theirs: ManifestFact[], match: Match): [ManifestFact, ManifestFact][] {
  const pairs: [ManifestFact, ManifestFact][] = [];
  for (const fact of [...ours]) {
    const at = theirs.findIndex((other) => match(fact, other));
    const [other] = at < 0 ? [] : theirs.splice(at, 1);
    if (other === undefined) continue;
    ours.splice(ours.indexOf(fact), 1);
    pairs.push([fact, other]);
  }
  return pairs;
}

function difference(
  kind: ManifestDifference["kind"],
  { area, list, what, subject }: ManifestFact,
  [ours, theirs]: readonly [ManifestFact | undefined, ManifestFact | undefined],
): ManifestDifference {
  return {
    area,
    kind,
    what: what ?? `${list} that is not known yet`,
    ...(ours && { declared: show(ours.value) }),
    ...(theirs && { actual: show(theirs.value) }),
    ...(subject && { subject }),
  };
}

function isEqual(a: Value<string>, b: Value<string>): boolean {
  return a.state === "known" && b.state === "known" && a.value === b.value;
}

function isOpen({ state }: Value<string>): boolean {
  return state !== "known";
}

function show(value: Value<string>): string {
  if (value.state === "known") return value.value;
  return value.state === "secret" ? "[secret]" : "not known yet";
}
