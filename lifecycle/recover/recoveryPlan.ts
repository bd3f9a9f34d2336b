/** What is to be done so that the next `up` finds one application for each that is declared. */
import type { ImportEntry } from "../../directory";
import type { PendingEntry } from "./situation";

/** An application of the directory, as people tell it from others. */
export interface FoundApp {
  /** Logical name in the program. */
  readonly name: string;
  readonly objectId: string;
  readonly clientId: string;
  readonly displayName: string;
  /** RFC 3339. */
  readonly createdAt: string;
}

/** Something that enters the state. */
export interface Adoption {
  readonly entry: ImportEntry;
  /** Present for an application. */
  readonly app?: FoundApp;
}

/**
 * Why something goes. "duplicate": the declared app is there besides. "valueLost": nobody ever learned the secret. "orphan":
 * the state does not know the app, and orphans were asked to go.
 */
export type RemovalReason = "duplicate" | "valueLost" | "orphan";

/** A secret or certificate that the state does not know. Its value is nowhere but in the directory, which never tells it. */
export interface LeftoverCredential {
  readonly kind: "secret" | "certificate";
  readonly holder: "applications" | "servicePrincipals";
  /** Object id of the application or principal. */
  readonly holderId: string;
  readonly keyId: string;
  /** Name of the declared resource. */
  readonly name: string;
  /** RFC 3339; undefined where the directory does not say. */
  readonly startsAt: string | undefined;
}

export type Removal =
  | { readonly kind: "application"; readonly reason: RemovalReason; readonly app: FoundApp }
  | { readonly kind: "credential"; readonly reason: RemovalReason; readonly credential: LeftoverCredential };

/** Only a name tells that it is ours, so a person has to say it. */
export type Unclear =
  | { readonly kind: "application"; readonly urn: string; readonly app: FoundApp; readonly ownedByDeployer: boolean }
  | { readonly kind: "credential"; readonly credential: LeftoverCredential };

export interface RecoveryPlan {
  readonly pending: readonly PendingEntry[];
  /** URNs that the state knows and the directory has no more. */
  readonly gone: readonly string[];
  /** Whether the state has to be read anew from the directory before anything enters it. */
  readonly needsRefresh: boolean;
  readonly adoptions: readonly Adoption[];
  readonly removals: readonly Removal[];
  readonly unclear: readonly Unclear[];
  /** Apps with the stack's marker that neither the state nor the program knows; they are left alone. */
  readonly undeclared: readonly FoundApp[];
}

/** Whether the plan has nothing to do. What is unclear or undeclared is not its to do. */
export function isSettled({ pending, gone, needsRefresh, adoptions, removals }: RecoveryPlan): boolean {
  return pending.length + gone.length + adoptions.length + removals.length === 0 && !needsRefresh;
}
