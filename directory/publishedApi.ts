/** What an API publishes in a tenant: its service principal there, with the permissions that it hands out. */

/** As the catalogue's tables have them, without the gradings that no tenant knows. */
export interface PublishedPermission {
  readonly name: string;
  readonly id: string;
  /** Who may consent: for delegated permissions whom the API lets, for application permissions always an administrator. */
  readonly consent: "user" | "admin";
  /** false: published still, but no longer handed out. */
  readonly isEnabled: boolean;
}

export interface PublishedApi {
  /** Client id of the API's application. */
  readonly appId: string;
  readonly displayName: string;
  /** Resource URIs under which tokens for the API can be asked for. */
  readonly identifierUris: readonly string[];
  /** Whether the application belongs to the tenant that was read; others come from Microsoft and other publishers. */
  readonly isOwn: boolean;
  /** Sorted by name, then id. */
  readonly delegated: readonly PublishedPermission[];
  readonly application: readonly PublishedPermission[];
}
