/** What must be known beside an app to declare it. */
import type { ApiNames } from "../directory";

export interface AdoptContext {
  /** Logical name that the app gets. */
  readonly name: string;
  /** Whose program it becomes. */
  readonly project: string;
  readonly stack: string;
  readonly tenantId: string;
  /** Object id of the principal that deploys, who becomes an owner wherever owners are declared. */
  readonly deployerObjectId: string;
  readonly apis: ApiNames;
  /** Object id of a user -> the user principal name, of a group -> a display name of its own; others are written by their ids. */
  readonly people: ReadonlyMap<string, string>;
}

/** How the program names a user. */
export function nameOfPerson(objectId: string, { people }: AdoptContext): string {
  const name = people.get(objectId);
  // The provider puts names into filters as they are; an odd one is safe as an id only.
  return name !== undefined && /^[\w.+-]+@[\w.-]+$/.test(name) ? name : objectId;
}

/** How the program names a group. */
export function nameOfGroup(objectId: string, { people }: AdoptContext): string {
  const name = people.get(objectId);
  return name !== undefined && /^[\p{L}\d][\p{L}\d ._-]*$/u.test(name) && !name.endsWith(" ") ? name : objectId;
}
