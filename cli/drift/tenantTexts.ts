/**
 * What the ids of a reading without a tenant stand for in the tenant that a stack lives in.
 *
 * Places in lists tell little: a state that was refreshed has them in another order. So each kind of id is settled by what is
 * sure of it: those of resources by their URN, looked-up principals and people by the name of the look-up. Places come last.
 */
import type { Person } from "../../lifecycle";
import type { ProgramResource } from "../../manifest";
import type { Declared } from "../stack/declared";
import type { RecordedResource, StackRecord } from "../stack/stackRecord";
import { pairTenantTexts } from "../up/pairTenantTexts";

export interface TenantIds {
  readonly tenantId: string;
  /** Who is signed in; stands for whoever deploys where the state does not tell. */
  readonly operatorObjectId: string | undefined;
  /** Client ids by the object ids of principals. */
  readonly principals: ReadonlyMap<string, string>;
  /** By object id. */
  readonly people: ReadonlyMap<string, Person>;
}

type Pair = readonly [ours: string, theirs: string];

/** A text of the reading -> the text of the tenant. */
export function tenantTextsOf(
  declared: Declared,
  record: Pick<StackRecord, "resources">,
  { tenantId, operatorObjectId, principals, people }: TenantIds,
): ReadonlyMap<string, string> {
  const { symbols } = declared;
  const objectIds = new Map([...principals].map(([objectId, clientId]) => [clientId, objectId]));
  const named = peopleByName(declared, people);
  const deployer = findDeployer(declared, record, new Set(named.values())) ?? operatorObjectId;
  const sure = new Map([
    ...[...(symbols.principals ?? [])].flatMap(([ours, clientId]) => pair(ours, objectIds.get(clientId))),
    ...named,
    ...idsOfResources(declared, record),
    ...pair(symbols.tenantId, tenantId),
    ...pair(symbols.deployerObjectId, deployer),
  ]);
  return new Map([...byPlace(declared, record, sure), ...sure]);
}

function pair(ours: string | undefined, theirs: string | undefined): readonly Pair[] {
  return ours === undefined || theirs === undefined ? [] : [[ours, theirs]];
}

/** The one text of the tenant that is no id. */
const domainOfNowhere = "unverified.onmicrosoft.com";

/** The domain, told by the rest of the text around it, and people who are found by no name, unless the id is somebody else's. */
function byPlace(
  declared: Declared,
  { resources }: Pick<StackRecord, "resources">,
  sure: ReadonlyMap<string, string>,
): readonly Pair[] {
  const { tenantTextOf } = pairTenantTexts(declared, resources);
  const claimed = new Set(sure.values());
  const people = [...(declared.symbols.people?.keys() ?? [])].flatMap((ours) => pair(ours, tenantTextOf.get(ours)));
  return [
    ...pair(domainOfNowhere, tenantTextOf.get(domainOfNowhere)),
    ...people.filter(([ours, theirs]) => !sure.has(ours) && !claimed.has(theirs)),
  ];
}

/** Outputs that are ids: client ids, object ids. */
function idsOfResources({ resources, tenantTexts }: Declared, record: Pick<StackRecord, "resources">): readonly Pair[] {
  return resources.flatMap((resource) => {
    const recorded = recordedOf(resource, record.resources);
    return Object.entries(resource.outputs ?? {}).flatMap(([name, ours]) => {
      const theirs = recorded?.outputs[name];
      const isId = typeof ours === "string" && tenantTexts.has(ours);
      return isId && typeof theirs === "string" && theirs !== "" ? pair(ours, theirs) : [];
    });
  });
}

/** By its URN, or one that it had before. */
export function recordedOf<Resource extends Pick<RecordedResource, "urn">>(
  { urn, aliases = [] }: Pick<ProgramResource, "urn"> & { readonly aliases?: readonly string[] },
  resources: readonly Resource[],
): Resource | undefined {
  return resources.find((one) => one.urn === urn) ?? resources.find((one) => aliases.includes(one.urn));
}

/** Whom the program looks up by a name that exactly one person of the tenant has. */
function peopleByName({ symbols }: Declared, people: ReadonlyMap<string, Person>): ReadonlyMap<string, string> {
  return new Map(
    [...(symbols.people ?? [])].flatMap(([ours, name]) => {
      const [only, ...others] = [...people.values()].filter(({ userPrincipalName, displayName }) =>
        [userPrincipalName?.toLowerCase(), displayName?.toLowerCase()].includes(name.toLowerCase()),
      );
      return others.length > 0 ? [] : pair(ours, only?.objectId);
    }),
  );
}

/** Who deploys owns every app that names them: of the recorded owners the one who is nobody else and owns the most. */
function findDeployer(
  { resources, symbols }: Declared,
  record: Pick<StackRecord, "resources">,
  people: ReadonlySet<string>,
): string | undefined {
  const counts = new Map<string, number>();
  for (const resource of resources.filter(({ inputs }) =>
    textsOf(inputs.owners).includes(symbols.deployerObjectId ?? ""),
  )) {
    const owners = textsOf(recordedOf(resource, record.resources)?.inputs.owners);
    for (const owner of owners.filter((id) => !people.has(id))) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === "string") : [];
}
