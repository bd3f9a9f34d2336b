/** Which objects of a tenant a teardown is about: those with a stack's marker, and those that its state knows. */
import { findMarker, type Marker } from "../../manifest";

export interface Claim {
  readonly project: string;
  /** Stacks of the project. */
  readonly stacks: ReadonlySet<string>;
  /** Object ids of applications that the state knows; a claim without a state has none. */
  readonly applicationIds: ReadonlySet<string>;
  /** Object ids of service principals that the state knows. */
  readonly principalIds: ReadonlySet<string>;
  /** Object ids of both kinds that an interrupted teardown was to take: they count in the recycle bin, and nowhere else. */
  readonly begunIds: ReadonlySet<string>;
}

/** A claim by marker alone. */
export function claimByMarker(project: string, stacks: readonly string[]): Claim {
  return { project, stacks: new Set(stacks), applicationIds: new Set(), principalIds: new Set(), begunIds: new Set() };
}

/** The marker by which an object is claimed; undefined for one that has none, or that of another stack. */
export function claimedMarker({ project, stacks }: Claim, tags: readonly string[]): Marker | undefined {
  const marker = findMarker(tags);
  return marker !== undefined && marker.project === project && stacks.has(marker.stack) ? marker : undefined;
}

/** Anybody may write a tag; what makes an application ours besides is that this tenant has it as an application. */
export function claimsApplication(claim: Claim, { objectId, tags }: Tagged): boolean {
  return claim.applicationIds.has(objectId) || claimedMarker(claim, tags) !== undefined;
}

/** The same for one in the recycle bin. */
export function claimsRecycled(claim: Claim, application: Tagged): boolean {
  return claim.begunIds.has(application.objectId) || claimsApplication(claim, application);
}

interface Tagged {
  readonly objectId: string;
  readonly tags: readonly string[];
}
