/**
 * By which properties records are found without looking at every one of them: what grows with the number of apps would
 * otherwise take the square of it.
 */
import type { RecordKind, RecordKinds } from "./records";

/** For each property, the texts under which a record is found; without regard to case. */
const indexes = {
  application: {
    appId: ({ appId }) => [appId],
    displayName: ({ displayName }) => [displayName],
    identifierUris: ({ identifierUris }) => identifierUris,
  },
  servicePrincipal: {
    appId: ({ appId }) => [appId],
    displayName: ({ displayName }) => [displayName],
    servicePrincipalNames: ({ servicePrincipalNames }) => servicePrincipalNames,
  },
  oauth2PermissionGrant: {
    clientId: ({ clientId }) => [clientId],
    resourceId: ({ resourceId }) => [resourceId],
  },
  appRoleAssignment: {
    principalId: ({ principalId }) => [principalId],
    resourceId: ({ resourceId }) => [resourceId],
  },
  user: { userPrincipalName: ({ userPrincipalName }) => [userPrincipalName] },
} as const satisfies { [K in RecordKind]?: Record<string, (record: RecordKinds[K]) => readonly string[]> };

/** Kinds of record that can be looked up by a property. */
export type IndexedKind = keyof typeof indexes;

/** Properties by which records of a kind can be looked up. */
export type IndexedProperty<K extends IndexedKind> = keyof (typeof indexes)[K] & string;

type Records = Map<string, unknown>;

/** The indexes of one kind. */
export class KindIndexes {
  readonly #found = new Map<string, Map<string, Records>>();
  readonly #readers: readonly (readonly [property: string, read: (record: never) => readonly string[]])[];

  constructor(kind: RecordKind) {
    const known: Partial<Record<RecordKind, Record<string, (record: never) => readonly string[]>>> = indexes;
    this.#readers = Object.entries(known[kind] ?? {});
    for (const [property] of this.#readers) this.#found.set(property, new Map());
  }

  /** Takes note of a record that was `before` (undefined: it is new) and is `after` (undefined: it is gone). */
  replace(id: string, before: unknown, after: unknown): void {
    for (const [property, read] of this.#readers) {
      // Records of the kind only, of which the reader is.
      const keysOf = (record: unknown): string[] =>
        record === undefined ? [] : read(record as never).map((text) => text.toLowerCase());
      const [olds, news] = [keysOf(before), keysOf(after)];
      for (const key of olds) if (!news.includes(key)) this.#forget(property, key, id);
      for (const key of news) this.#recordsAt(property, key).set(id, after);
    }
  }

  /** By id, in the order in which they came to have this value. */
  find(property: string, value: string): ReadonlyMap<string, unknown> {
    return this.#found.get(property)?.get(value.toLowerCase()) ?? new Map();
  }

  #recordsAt(property: string, key: string): Records {
    const values = this.#found.get(property) ?? new Map<string, Records>();
    const records = values.get(key) ?? new Map<string, unknown>();
    values.set(key, records);
    return records;
  }

  #forget(property: string, key: string, id: string): void {
    const values = this.#found.get(property);
    const records = values?.get(key);
    records?.delete(id);
    if (records?.size === 0) values?.delete(key);
  }
}
