/** What `appreg init` has to know before it writes anything, however it was told. */
import type { ApiName, PermissionKind } from "../../catalogue";
import type { AppKind } from "./appKinds";
import type { FederatedIdentity } from "./federatedForms";

export interface ChosenPermission {
  readonly api: ApiName;
  readonly kind: PermissionKind;
  readonly name: string;
}

/** How an app proves that it is the one. */
export type Proof =
  | { readonly by: "nothing" }
  | { readonly by: "federated"; readonly identities: readonly FederatedIdentity[] }
  /** A file with the public part, as seen from the program's folder. */
  | { readonly by: "certificate"; readonly file: string }
  /** A day, such as "2027-05-21". */
  | { readonly by: "secret"; readonly until: string };

export interface AppAnswers {
  readonly kind: AppKind;
  /** Logical name. */
  readonly name: string;
  readonly displayName: string;
  readonly redirectUris: readonly string[];
  readonly permissions: readonly ChosenPermission[];
  /** What an API offers, such as "Rooms.Read"; of no other kind. */
  readonly scopes: readonly string[];
  readonly proof: Proof;
  /** "code": for the whole tenant, by the program; "people": users or an administrator are asked. */
  readonly consent: ConsentWay;
}

export type ConsentWay = "code" | "people";

/** "practice", or a tenant of Microsoft Entra ID. */
export type TenantAnswer = "practice" | { readonly id: string; readonly cloud: string };

export interface StackAnswers {
  readonly stack: string;
  /** Absent: the stack's own settings say it. */
  readonly tenant?: TenantAnswer | undefined;
}
