/** Which application of a directory is which declared one, and which are too many. */
import type { DirectoryApp } from "../../directory";
import { findMarker, type Marker } from "../../manifest";
import type { FoundApp } from "./recoveryPlan";
import {
  applicationTypes,
  type DeclaredEntry,
  objectIdOf,
  type RecordedEntry,
  type RecoverySituation,
  recordedOf,
} from "./situation";

/** A declared application, and the applications of the directory that could be it. */
export interface PairedApp {
  readonly declared: DeclaredEntry;
  /** The one that is it. Undefined: the directory has none, or only its name speaks for one. */
  readonly app: DirectoryApp | undefined;
  /** Whether the state knows it. */
  readonly isRecorded: boolean;
  /** Others with the same marker: what interrupted runs made before. */
  readonly duplicates: readonly DirectoryApp[];
  /** Those without any marker that have the declared name, or the provider's temporary one. */
  readonly namesakes: readonly DirectoryApp[];
}

export interface PairedApps {
  readonly pairs: readonly PairedApp[];
  /** With the stack's marker, but neither declared nor recorded. */
  readonly undeclared: readonly DirectoryApp[];
}

/** What the provider calls an application until it is sure of it. */
export const temporaryName = /^TERRAFORM_(UPDATE|INSTANTIATE)_/;

export function pairApps(situation: RecoverySituation): PairedApps {
  const { declared, recorded, gone, apps, project, stack } = situation;
  const ours = declared.filter(({ type, external }) => applicationTypes.has(type) && external !== true);
  const living = recorded.filter(({ urn, type }) => applicationTypes.has(type) && !gone.has(urn));
  const recordedIds = new Set(living.map(objectIdOf));
  const free = apps.filter(({ objectId }) => !recordedIds.has(objectId));
  const pairs = ours.map((entry) => pairOne(entry, situation, free));
  const declaredMarkers = new Set(ours.map((entry) => markerKey(markerOf(entry))));
  const undeclared = free.filter(({ tags }) => {
    const marker = findMarker(tags);
    return marker?.project === project && marker.stack === stack && !declaredMarkers.has(markerKey(marker));
  });
  return { pairs, undeclared };
}

/** @param free apps that the state does not know */
function pairOne(
  declared: DeclaredEntry,
  { recorded, gone, apps }: RecoverySituation,
  free: readonly DirectoryApp[],
): PairedApp {
  const marker = markerKey(markerOf(declared));
  const marked = marker === undefined ? [] : free.filter(({ tags }) => markerKey(findMarker(tags)) === marker);
  const known = knownApp(recordedOf(declared, recorded), gone, apps);
  if (known !== undefined) return { declared, app: known, isRecorded: true, duplicates: marked, namesakes: [] };
  const [best, ...duplicates] = [...marked].sort(byCompleteness);
  const namesakes = best === undefined ? findNamesakes(declared, free) : [];
  return { declared, app: best, isRecorded: false, duplicates, namesakes };
}

function knownApp(
  entry: RecordedEntry | undefined,
  gone: ReadonlySet<string>,
  apps: readonly DirectoryApp[],
): DirectoryApp | undefined {
  if (entry === undefined || gone.has(entry.urn)) return undefined;
  return apps.find(({ objectId }) => objectId === objectIdOf(entry));
}

function findNamesakes({ inputs }: DeclaredEntry, free: readonly DirectoryApp[]): readonly DirectoryApp[] {
  return free.filter(
    ({ tags, displayName }) =>
      findMarker(tags) === undefined && (displayName === inputs.displayName || temporaryName.test(displayName)),
  );
}

/** The one on which most hangs first: the others were given up earlier. Among equals the older, whose client id may be in use. */
function byCompleteness(one: DirectoryApp, other: DirectoryApp): number {
  return completeness(other) - completeness(one) || (one.createdAt < other.createdAt ? -1 : 1);
}

function completeness({ servicePrincipal, federatedCredentials }: DirectoryApp): number {
  if (servicePrincipal === undefined) return 0;
  const { grants, heldRoles, assignments } = servicePrincipal;
  return 1 + grants.length + heldRoles.length + assignments.length + federatedCredentials.length;
}

function markerOf({ inputs }: DeclaredEntry): Marker | undefined {
  const { tags } = inputs;
  return Array.isArray(tags) ? findMarker(tags.filter((tag) => typeof tag === "string")) : undefined;
}

function markerKey(marker: Marker | undefined): string | undefined {
  return marker && JSON.stringify([marker.project, marker.stack, marker.name]);
}

/** @param name logical name in the program */
export function describeApp(name: string, { objectId, clientId, displayName, createdAt }: DirectoryApp): FoundApp {
  return { name, objectId, clientId, displayName, createdAt };
}
