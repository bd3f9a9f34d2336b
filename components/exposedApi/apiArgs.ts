/** What an app offers to others: scopes, roles, and the URIs by which it is asked for. */
import type * as pulumi from "@pulumi/pulumi";

/** A delegated permission that an API publishes. Its value is the key that it stands under, such as "Rooms.Read". */
export interface ScopeArgs {
  /** Who may consent: users for themselves, or administrators only. @default "admin" */
  readonly consent?: "user" | "admin";
  /** What an administrator reads on the consent page, in a few words: "Read rooms". */
  readonly title: string;
  /** The same in a sentence. */
  readonly description: string;
  /** What users read; `""`: nothing. @default what administrators read */
  readonly userTitle?: string;
  readonly userDescription?: string;
  /** @default true */
  readonly enabled?: boolean;
  /**
   * Known to every client that asks for it, so it has to stay when the scope is given another name.
   *
   * @default made of the app's logical name and the scope's value
   */
  readonly id?: string;
}

/** A role in an app. Its value is the key that it stands under, such as "Rooms.Manage". */
export interface AppRoleArgs {
  readonly title: string;
  readonly description: string;
  /** `""`: tokens hold nothing for it, as for the roles that Entra gives to apps of its gallery. @default the key */
  readonly value?: "";
  /** Who may be given it: users and their groups, other apps, or both. */
  readonly members: readonly ("users" | "applications")[];
  /** @default true */
  readonly enabled?: boolean;
  /** @default made of the app's logical name and the role's value */
  readonly id?: string;
}

/** A client: an app of the program, or the client id of any other. */
export type ClientReference =
  | pulumi.Input<string>
  | { readonly name: string; readonly clientId: pulumi.Output<string> };

export interface ApiArgs<Scope extends string = string> {
  /** The delegated permissions, by value. @default none */
  readonly scopes?: Readonly<Record<Scope, ScopeArgs>>;
  /**
   * By what tokens for the API are asked for. `{clientId}` and `{tenantId}` stand for the ids of the app and its tenant.
   *
   * @default ["api://{clientId}"] where there are scopes
   */
  readonly identifierUris?: readonly pulumi.Input<string>[];
  /** Clients whose users are never asked for these scopes. Of apps declared later: `preAuthorize`. @default none */
  readonly preAuthorized?: readonly { readonly client: ClientReference; readonly scopes: readonly NoInfer<Scope>[] }[];
  /** Client ids of apps that get consent together with this one. @default none */
  readonly knownClients?: readonly pulumi.Input<string>[];
  /** Version of the access tokens that others get for this app; 1 is for libraries of the first generation. @default 2 */
  readonly tokenVersion?: 1 | 2;
}
