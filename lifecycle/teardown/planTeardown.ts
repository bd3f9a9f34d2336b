/** What a teardown would do, before anybody is asked: what goes and by whom, what stays and why, and who still uses it. */
import type { DeletedObject, PrincipalFacts } from "../../directory";
import { type Claim, claimedMarker } from "./claim";
import {
  type LeaveReason,
  type RecordedObject,
  recordedObject,
  type StatePartition,
  type StateResource,
} from "./partitionState";
import type { Survey } from "./survey";
import type { NamedObject } from "./targets";
import type { AppUsage } from "./usage";

export interface PlannedApp extends NamedObject {
  /** RFC 3339. */
  readonly createdAt: string;
  /** Stack and logical name of its marker; undefined for one that only the state knows. */
  readonly marker: { readonly stack: string; readonly name: string } | undefined;
  /** Who deletes it: the engine that has it in its state, or Graph alone. */
  readonly by: "engine" | "directory";
  readonly usage: AppUsage;
}

/** Something that is left as it is. */
export interface LeftObject {
  /** Logical name, or that of the directory. */
  readonly name: string;
  /** URN in the state, where it is there. */
  readonly urn: string | undefined;
  readonly objectId: string | undefined;
  readonly kind: RecordedObject["kind"] | "other";
  readonly reason: LeaveReason;
}

export interface TeardownPlan {
  readonly apps: readonly PlannedApp[];
  /** Principals that the engine deletes, of applications that stay. */
  readonly principals: readonly PrincipalFacts[];
  /** What the recycle bin holds already. */
  readonly recycled: readonly DeletedObject[];
  readonly left: readonly LeftObject[];
  /** URNs that the engine destroys. */
  readonly goes: readonly string[];
  /** Whether the engine has to be told what goes, because something of the state stays. */
  readonly isPartial: boolean;
  /** Object ids of the state's applications and principals that the directory has no more: the engine has to look first. */
  readonly vanished: readonly string[];
}

export interface PlanParts {
  readonly claim: Claim;
  readonly survey: Survey;
  readonly usage: ReadonlyMap<string, AppUsage>;
  readonly state: readonly StateResource[];
  readonly partition: StatePartition;
}

export function planTeardown({ claim, survey, usage, state, partition }: PlanParts): TeardownPlan {
  const objects = state.flatMap((resource) => {
    const object = recordedObject(resource);
    return object === undefined ? [] : [{ ...object, urn: resource.urn }];
  });
  const byUrn = new Map(state.map((resource) => [resource.urn, resource]));
  const kept = [...partition.stays, ...partition.retained];
  const keptUrns = new Set(kept.map(({ urn }) => urn));
  const keptIds = new Set(objects.filter(({ urn }) => keptUrns.has(urn)).map(({ objectId }) => objectId));
  const stateIds = new Set(objects.map(({ objectId }) => objectId));
  return {
    apps: survey.apps
      .filter(({ objectId }) => !keptIds.has(objectId))
      .map(({ objectId, clientId, displayName, createdAt, tags }) => ({
        ...{ objectId, clientId, displayName, createdAt },
        marker: claimedMarker(claim, tags),
        by: stateIds.has(objectId) ? "engine" : "directory",
        usage: usage.get(objectId) ?? { wholeTenant: false, users: [] },
      })),
    principals: survey.loosePrincipals.filter(({ objectId }) => !keptIds.has(objectId)),
    recycled: survey.recycled,
    left: [
      ...kept.flatMap(({ urn, reason }) => describeLeft(byUrn.get(urn), reason)),
      ...survey.foreignRecycled.map((item) => ({
        ...{ name: item.displayName, urn: undefined, objectId: item.objectId },
        ...{ kind: "servicePrincipal" as const, reason: "foreign" as const },
      })),
    ],
    goes: partition.goes,
    isPartial: partition.stays.length > 0,
    vanished: listVanished(objects, survey),
  };
}

/** Components, providers and the stack are nothing that a directory has. */
function describeLeft(resource: StateResource | undefined, reason: LeaveReason): readonly LeftObject[] {
  if (resource === undefined || !resource.custom || resource.type.startsWith("pulumi:")) return [];
  const object = recordedObject(resource);
  const { urn } = resource;
  return [
    {
      name: urn.slice(urn.lastIndexOf("::") + 2),
      urn,
      objectId: object?.objectId,
      kind: object?.kind ?? "other",
      reason,
    },
  ];
}

function listVanished(
  objects: readonly RecordedObject[],
  { apps, loosePrincipals, foreignPrincipals }: Survey,
): readonly string[] {
  const live = new Set([
    ...apps.flatMap(({ objectId, servicePrincipal }) => [objectId, servicePrincipal?.objectId]),
    ...[...loosePrincipals, ...foreignPrincipals].map(({ objectId }) => objectId),
  ]);
  return objects.map(({ objectId }) => objectId).filter((id) => !live.has(id));
}
