/** What is known of an API's principal without asking a tenant, because it is the same in all of them. */

export interface PublishedPermission {
  readonly id: string;
  readonly name: string;
}

export interface PublishedApi {
  readonly clientId: string;
  readonly displayName: string;
  readonly identifierUris: readonly string[];
  readonly scopes: readonly PublishedPermission[];
  readonly roles: readonly PublishedPermission[];
}

/** Finds an API by its client id or the name of its principal; undefined for one that only its tenant knows. */
export type FindPublishedApi = (by: "clientId" | "displayName", value: string) => PublishedApi | undefined;
