/** What of the residue is taken away next, and how. */
import { type DirectoryWriter, purgeDeleted, removeGrant, removeRole } from "../../directory";
import type { ResidueKind, ResidueObject } from "./residue";
import type { Targets } from "./targets";

export interface WorkOptions {
  /** Whether the recycle bin is left alone. */
  readonly keepRecycled: boolean;
}

/**
 * The objects that may be taken away now, those first that take others along. What is none of the targets stays, and so does
 * what hangs on an application that lives on: an engine, or a later round, takes it.
 */
export function workOn(
  residue: readonly ResidueObject[],
  targets: Targets,
  { keepRecycled }: WorkOptions,
): readonly ResidueObject[] {
  const livingApps = new Set(residue.filter(({ kind }) => kind === "application").map(({ clientId }) => clientId));
  const ownClientIds = new Set([...targets.applications.values()].map(({ clientId }) => clientId));
  const isTaken = ({ kind, objectId, clientId }: ResidueObject): boolean => {
    switch (kind) {
      case "application":
        return targets.deletable.has(objectId);
      case "servicePrincipal":
        return ownClientIds.has(clientId) && !livingApps.has(clientId);
      case "recycledApplication":
        return !keepRecycled && targets.applications.has(objectId);
      case "recycledServicePrincipal":
        return !keepRecycled && (targets.principals.has(objectId) || ownClientIds.has(clientId));
      default:
        return true;
    }
  };
  return residue.filter(isTaken).sort((left, right) => order.indexOf(left.kind) - order.indexOf(right.kind));
}

/**
 * Applications of the targets that are nowhere to be seen, and that nobody has purged here: just deleted, they may not have reached
 * the recycle bin yet, or its list. A purge by id is how that is found out.
 *
 * @param purged object ids
 */
export function missingFromBin(
  residue: readonly ResidueObject[],
  { applications }: Pick<Targets, "applications">,
  purged: ReadonlySet<string>,
): readonly ResidueObject[] {
  const seen = new Set(residue.map(({ objectId }) => objectId));
  return [...applications.values()]
    .filter(({ objectId }) => !seen.has(objectId) && !purged.has(objectId))
    .map((application) => ({ ...application, kind: "recycledApplication" }));
}

/** Consent is read by way of principals, so it goes before them; a principal often goes with its application. */
const order: readonly ResidueKind[] = [
  "grant",
  "roleAssignment",
  "application",
  "servicePrincipal",
  "recycledApplication",
  "recycledServicePrincipal",
];

/** Kinds in the groups in which they are taken away: within one, nothing takes another along. */
export function inGroups(work: readonly ResidueObject[]): readonly (readonly ResidueObject[])[] {
  return order.map((kind) => work.filter((object) => object.kind === kind)).filter(({ length }) => length > 0);
}

/**
 * "absent": it was gone already, or went with another.
 *
 * @throws {GraphRefusedError}
 */
export function takeOne(directory: DirectoryWriter, object: ResidueObject): Promise<"deleted" | "absent"> {
  const { kind, objectId } = object;
  switch (kind) {
    case "application":
      return directory.delete(`/applications/${encodeURIComponent(objectId)}`);
    case "servicePrincipal":
      return directory.delete(`/servicePrincipals/${encodeURIComponent(objectId)}`);
    case "grant":
      return removeGrant(directory, objectId);
    case "roleAssignment":
      return removeRole(directory, { id: objectId, resourceId: object.resourceId ?? "" });
    default:
      return purgeDeleted(directory, objectId);
  }
}
