/** Reads from a tenant what is compared with the program and the state of a stack, and nothing else. It changes nothing. */
import {
  type ApiNames,
  type AppSummary,
  type DeletedObject,
  type DirectoryApp,
  type DirectoryReader,
  fieldsOf,
  findApps,
  readApiNames,
  readApps,
  readRecycleBin,
  textOf,
} from "../../directory";
import { findMarker } from "../../manifest";
import type { Person } from "./driftFinding";

export interface LookedFor {
  readonly project: string;
  readonly stack: string;
  /** Object ids of the applications that the state knows. */
  readonly objectIds: readonly string[];
}

export interface TenantLook {
  /** Those that the state knows. */
  readonly apps: readonly DirectoryApp[];
  /** Applications with the stack's marker that it does not know. */
  readonly strangers: readonly AppSummary[];
  /** Applications that the state knows and that are in the recycle bin. */
  readonly deleted: readonly DeletedObject[];
  readonly apis: ApiNames;
  /** By object id; whom the directory does not tell is missing. */
  readonly people: ReadonlyMap<string, Person>;
}

export interface LookOptions {
  readonly onProgress?: (read: number, of: number) => void;
}

/**
 * The recycle bin is asked only where an application is missing.
 *
 * @throws {GraphRefusedError} where a part may not be read: it is never taken for "none"; {DirectoryAnswerError}
 */
export async function lookAtTenant(
  directory: DirectoryReader,
  { project, stack, objectIds }: LookedFor,
  options: LookOptions = {},
): Promise<TenantLook> {
  const known = new Set(objectIds);
  const [recorded, marked] = await Promise.all([
    findApps(directory, { by: "objectIds", values: objectIds }),
    findApps(directory, { by: "marker", project, stack }),
  ]);
  const isWhole = new Set(recorded.map(({ objectId }) => objectId)).size === known.size;
  const [apps, bin] = await Promise.all([
    readApps(directory, recorded, options),
    isWhole ? [] : readRecycleBin(directory),
  ]);
  const [apis, people] = await Promise.all([readApiNames(directory, apps), readPeople(directory, apps)]);
  return {
    apps,
    strangers: marked.filter(({ objectId }) => !known.has(objectId)),
    deleted: bin.filter(({ kind, objectId }) => kind === "application" && known.has(objectId)),
    apis,
    people,
  };
}

/** Logical name of an application by its marker, or else what people call it. */
export function nameOfStranger({ tags, displayName }: AppSummary): string {
  return findMarker(tags)?.name ?? displayName;
}

/** Owners and assignments come with names; users who consented are asked for, as far as the directory tells them. */
async function readPeople(
  directory: DirectoryReader,
  apps: readonly DirectoryApp[],
): Promise<ReadonlyMap<string, Person>> {
  const told = new Map(apps.flatMap(peopleOf).map((person) => [person.objectId, person]));
  const users = apps.flatMap(
    ({ servicePrincipal }) => servicePrincipal?.grants.map(({ userObjectId }) => userObjectId) ?? [],
  );
  const asked = [...new Set(users)].filter((id) => id !== undefined).filter((id) => !told.has(id));
  const paths = asked.map((id) => `/users/${id}?$select=id,displayName,userPrincipalName`);
  const answers = paths.length === 0 ? [] : await directory.getMany(paths);
  for (const { status, body } of answers) {
    const objectId = textOf(fieldsOf(body).id);
    if (status === 200 && objectId !== undefined) told.set(objectId, readPerson(objectId, body));
  }
  return told;
}

function peopleOf({ owners, servicePrincipal }: DirectoryApp): readonly Person[] {
  const assigned = (servicePrincipal?.assignments ?? []).map(({ principalId, principalDisplayName }) => ({
    objectId: principalId,
    displayName: principalDisplayName === "" ? undefined : principalDisplayName,
  }));
  const owning = [...owners, ...(servicePrincipal?.owners ?? [])].map(
    ({ objectId, displayName, userPrincipalName }) => ({
      objectId,
      displayName: displayName === objectId ? undefined : displayName,
      ...(userPrincipalName !== undefined && { userPrincipalName }),
    }),
  );
  return [...assigned, ...owning];
}

function readPerson(objectId: string, { displayName, userPrincipalName }: Readonly<Record<string, unknown>>): Person {
  return {
    objectId,
    displayName: textOf(displayName),
    ...(typeof userPrincipalName === "string" && { userPrincipalName }),
  };
}
