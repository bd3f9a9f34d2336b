/** Looks afresh at what is left of the targets of a teardown, the recycle bin included. */
import { type DirectoryReader, findGrants, findPrincipals, listRolesIn, readRecycleBin } from "../../directory";
import { claimsRecycled } from "./claim";
import { findClaimedApps } from "./survey";
import type { NamedObject, Targets } from "./targets";

export type ResidueKind =
  | "application"
  | "servicePrincipal"
  | "recycledApplication"
  | "recycledServicePrincipal"
  | "grant"
  | "roleAssignment";

export interface ResidueObject extends NamedObject {
  readonly kind: ResidueKind;
  /** Of a role assignment: object id of the principal in whose app the role is. */
  readonly resourceId?: string;
}

/**
 * Everything that has a claimed marker, or the id of a target, or is consent of a principal that is gone. Empty where nothing
 * is left.
 *
 * @throws {GraphRefusedError} {DirectoryAnswerError}
 */
export async function lookForResidue(directory: DirectoryReader, targets: Targets): Promise<readonly ResidueObject[]> {
  const [apps, principals, bin] = await Promise.all([
    findTargetApps(directory, targets),
    findTargetPrincipals(directory, targets),
    findRecycled(directory, targets),
  ]);
  const live = new Set(principals.map(({ objectId }) => objectId));
  const recycledIds = bin.filter(({ kind }) => kind === "recycledServicePrincipal").map(({ objectId }) => objectId);
  const gone = [...new Set([...targets.principals.keys(), ...recycledIds])].filter((id) => !live.has(id));
  return [...apps, ...principals, ...bin, ...(await findConsentLeft(directory, targets, gone))];
}

async function findTargetApps(directory: DirectoryReader, targets: Targets): Promise<readonly ResidueObject[]> {
  const applicationIds = new Set([...targets.claim.applicationIds, ...targets.applications.keys()]);
  const found = await findClaimedApps(directory, { ...targets.claim, applicationIds });
  return found.map((app) => residueOf("application", app));
}

async function findTargetPrincipals(directory: DirectoryReader, targets: Targets): Promise<readonly ResidueObject[]> {
  const clientIds = [...targets.applications.values()].flatMap(({ clientId }) => clientId ?? []);
  const ofApps = new Set(clientIds);
  const loose = [...targets.principals.values()].filter(({ clientId = "" }) => !ofApps.has(clientId));
  const lists = await Promise.all([
    findPrincipals(directory, { by: "clientIds", values: clientIds }),
    findPrincipals(directory, { by: "objectIds", values: loose.map(({ objectId }) => objectId) }),
  ]);
  return lists.flat().map((principal) => residueOf("servicePrincipal", principal));
}

/** A principal counts by the application that it is of, or by its id: its own tags may be anybody's. */
async function findRecycled(directory: DirectoryReader, targets: Targets): Promise<readonly ResidueObject[]> {
  const { claim, applications, principals } = targets;
  const bin = await readRecycleBin(directory);
  const apps = bin.filter(
    (item) => item.kind === "application" && (applications.has(item.objectId) || claimsRecycled(claim, item)),
  );
  const clientIds = new Set([...applications.values(), ...apps].map(({ clientId }) => clientId));
  const ofApps = bin.filter(
    ({ kind, objectId, clientId }) =>
      kind === "servicePrincipal" && (principals.has(objectId) || (clientId !== undefined && clientIds.has(clientId))),
  );
  return [
    ...apps.map((item) => residueOf("recycledApplication", item)),
    ...ofApps.map((item) => residueOf("recycledServicePrincipal", item)),
  ];
}

/** @param gone object ids of principals that do not exist any more */
async function findConsentLeft(
  directory: DirectoryReader,
  { askedApis, roleHolders, principals }: Targets,
  gone: readonly string[],
): Promise<readonly ResidueObject[]> {
  if (gone.length === 0) return [];
  const apis = await findPrincipals(directory, { by: "clientIds", values: [...askedApis] });
  const [given, asked, roles] = await Promise.all([
    findGrants(directory, "clientId", gone),
    findGrants(directory, "resourceId", gone),
    listRolesIn(directory, [...roleHolders, ...apis.map(({ objectId }) => objectId)]),
  ]);
  const goneIds = new Set(gone);
  const nameOf = (id: string): string => principals.get(id)?.displayName ?? id;
  const grants = new Map([...given, ...asked].map((grant) => [grant.id, grant]));
  return [
    ...[...grants.values()].map(({ id, clientId }) =>
      residueOf("grant", { objectId: id, displayName: nameOf(clientId), clientId: undefined }),
    ),
    ...roles
      .filter(({ principalId }) => goneIds.has(principalId))
      .map(({ id, principalId, resourceId }) => ({
        ...residueOf("roleAssignment", { objectId: id, displayName: nameOf(principalId), clientId: undefined }),
        resourceId,
      })),
  ];
}

function residueOf(kind: ResidueKind, { objectId, displayName, clientId }: NamedObject): ResidueObject {
  return { kind, objectId, displayName, clientId };
}
