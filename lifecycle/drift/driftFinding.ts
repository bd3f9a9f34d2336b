/** What drift is found as: one difference between what a program declares, what a state holds and what a tenant has. */
import type { ManifestArea, ManifestSubject } from "../../manifest";

/** Worst first. */
export const driftSeverities = ["critical", "high", "medium", "low", "info"] as const;
export type DriftSeverity = (typeof driftSeverities)[number];

/**
 * Which of the three stands alone. tenant: it was changed by hand. program: not applied yet. state: it knows less than the other two.
 * all: no two of them agree.
 */
export type DriftSide = "tenant" | "program" | "state" | "all";

/** A request to Microsoft Graph by which somebody with the right to it undoes one thing. */
export interface GraphCall {
  readonly method: "DELETE" | "PATCH" | "POST";
  /** Below the version: `/oauth2PermissionGrants/<id>`. */
  readonly path: string;
  readonly body?: object;
}

/** What may be done about it; which of them is right is the person's to say. */
export type Remedy =
  /** Run the program again, after a refresh: it sets what it declares. */
  | { readonly kind: "apply" }
  /** Write it into the program. */
  | { readonly kind: "declare" }
  /** Take it away by hand: no engine does, because it is no resource of the program. Undefined where Graph has no call for it. */
  | { readonly kind: "remove"; readonly call: GraphCall | undefined }
  /** Set it back by hand: Pulumi keeps a default that somebody changed, once it was refreshed. */
  | { readonly kind: "set"; readonly call: GraphCall }
  /** Let the state learn what is there. */
  | { readonly kind: "refresh" }
  /** Have `appreg recover` take it into the state, or delete it. */
  | { readonly kind: "recover" }
  /** Take it out of the recycle bin. */
  | { readonly kind: "restore"; readonly call: GraphCall; readonly until: string | undefined };

/** A user, a group or a principal. */
export interface Person {
  readonly objectId: string;
  /** Undefined where the directory does not tell. */
  readonly displayName: string | undefined;
  readonly userPrincipalName?: string;
}

/** Something about an application as a whole. */
export type ExistenceSubject =
  | { readonly kind: "deleted"; readonly objectId: string; readonly deletedAt: string | undefined }
  | { readonly kind: "gone"; readonly objectId: string }
  | { readonly kind: "notApplied" }
  | { readonly kind: "notDeclared"; readonly clientId: string }
  /** It carries the stack's marker, and the state does not know it. */
  | {
      readonly kind: "unrecorded";
      readonly clientId: string;
      readonly displayName: string;
      readonly createdAt: string;
    };

export interface DriftFinding {
  /** Logical name in the program. */
  readonly app: string;
  readonly area: ManifestArea | "app";
  /** As the tenant differs from the program. */
  readonly kind: "missing" | "added" | "changed";
  /** With app and area it says which finding this is, in every look. */
  readonly what: string;
  /** What each of the three says; absent where it says nothing of it. */
  readonly declared?: string;
  readonly recorded?: string;
  readonly actual?: string;
  readonly side: DriftSide;
  readonly severity: DriftSeverity;
  /** Whether somebody can do by it what the program does not say. */
  readonly opens: boolean;
  readonly subject?: ManifestSubject | ExistenceSubject;
  /** Whom it is about. */
  readonly who?: Person;
  readonly remedies: readonly Remedy[];
}

/** Consent that users gave themselves to what the program asks for: it leaves that to them. */
export interface LeftToUsers {
  readonly app: string;
  readonly users: number;
  /** Names of the permissions, sorted. */
  readonly permissions: readonly string[];
}

export interface Drift {
  /** Worst first. */
  readonly findings: readonly DriftFinding[];
  readonly leftToUsers: readonly LeftToUsers[];
  /** Names of the apps that were looked at, sorted. */
  readonly apps: readonly string[];
}
