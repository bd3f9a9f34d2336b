/** What the portal shows of an app registration on its pages, in names: of the real directory, whatever a program declares. */
import type { PermissionKind, RiskTier } from "../../catalogue";
import type { Marker } from "../../manifest";

/** A permission that the app asks for, or has without asking. */
export interface PermissionOverview {
  /** As the API's principal is called; its client id where nobody tells a name. */
  readonly api: string;
  readonly apiClientId: string;
  /** Its id where nobody tells a name. */
  readonly name: string;
  readonly kind: PermissionKind;
  /** Whether the registration lists it. Consent may go further than that. */
  readonly isAsked: boolean;
  /** An administrator's consent for everybody; for an application permission, the role that the app has. */
  readonly forWholeTenant: boolean;
  /** Users who have consent of their own, by name, sorted. */
  readonly forUsers: readonly string[];
  /** Who has to consent; undefined where no public source tells. */
  readonly consent: "user" | "admin" | undefined;
  /** undefined: no public source grades it. */
  readonly risk: RiskTier | undefined;
}

export interface CredentialOverview {
  readonly kind: "secret" | "certificate" | "federated";
  /** Empty where it was given none. */
  readonly name: string;
  /** Key id, or id of the federated credential. */
  readonly id: string;
  /** SHA-1 in upper-case hexadecimal, as the portal has it; of certificates only. */
  readonly thumbprint?: string;
  /** Where the proof lies: the portal shows the application's only. */
  readonly on: "application" | "servicePrincipal";
  /** RFC 3339; a federated credential never ends. */
  readonly until?: string;
  /** Whole days until the end; negative once it has ended. */
  readonly daysLeft?: number;
  /** Whom a federated credential trusts. */
  readonly issuer?: string;
  readonly subject?: string;
}

export interface PersonOverview {
  readonly name: string;
  readonly kind: "user" | "group" | "servicePrincipal" | "unknown";
  /** Sign-in name of a user, client id of a principal. */
  readonly id: string | undefined;
}

/** Where people come back to after they signed in. */
export interface PlatformOverview {
  readonly kind: "web" | "singlePage" | "publicClient";
  readonly redirectUris: readonly string[];
}

export interface AuthenticationOverview {
  /** Those with redirect URIs. */
  readonly platforms: readonly PlatformOverview[];
  readonly logoutUrl: string | undefined;
  /** Flows without a redirect, such as device code. */
  readonly allowsPublicClientFlows: boolean;
  /** Tokens straight from the authorize endpoint (the implicit flow). */
  readonly implicitTokens: readonly ("id" | "access")[];
}

/** What the app offers to others as an API. */
export interface ExposureOverview {
  readonly identifierUris: readonly string[];
  readonly scopes: readonly {
    readonly name: string;
    readonly consent: "user" | "admin";
    readonly isEnabled: boolean;
  }[];
  readonly roles: readonly {
    readonly name: string;
    readonly members: readonly string[];
    readonly isEnabled: boolean;
  }[];
  /** Clients whose users are never asked, by client id, each with the names of its scopes. */
  readonly preAuthorized: readonly { readonly client: string; readonly scopes: readonly string[] }[];
}

export interface PrincipalOverview {
  readonly objectId: string;
  readonly isEnabled: boolean;
  /** Whether only those may sign in who are assigned. */
  readonly requiresAssignment: boolean;
  /** Who may use the app, as `name (role)`; sorted. */
  readonly assigned: readonly string[];
}

export interface AppOverview {
  /** Whose it is, by its tag; undefined for one that no program of this kind made. */
  readonly marker: Marker | undefined;
  readonly displayName: string;
  readonly clientId: string;
  readonly objectId: string;
  /** RFC 3339. */
  readonly createdAt: string;
  /** In Entra's own word: `AzureADMyOrg`. */
  readonly audience: string;
  /** Undefined: the app can do nothing in this tenant, for it has no principal here. */
  readonly principal: PrincipalOverview | undefined;
  readonly authentication: AuthenticationOverview;
  /** By API and name; what is asked for comes first. */
  readonly permissions: readonly PermissionOverview[];
  readonly exposes: ExposureOverview;
  /** Those that end soonest come first. */
  readonly credentials: readonly CredentialOverview[];
  readonly owners: readonly PersonOverview[];
}
