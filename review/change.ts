/**
 * What can differ between two versions of an app, one kind a change.
 *
 * Every change says the same few things, so that a renderer needs no more: what it is about, what it was and is, how much it
 * matters, and what follows for people. What a kind has beside that is data for those who count or draw.
 *
 * All texts may hold names that others chose: whoever prints them escapes them for where they go.
 */
import type { Access, Reach, RiskTier } from "../catalogue";
import type { Severity } from "./severity";

/** The parts of an app under which its changes are told, in the order in which they are told when equally bad. */
export const changeAreas = [
  "app",
  "permissions",
  "consents",
  "credentials",
  "signIn",
  "exposure",
  "people",
  "claims",
  "identity",
  "exceptions",
] as const;
export type ChangeArea = (typeof changeAreas)[number];

/** What every change says. */
interface Told<Area extends ChangeArea> {
  readonly area: Area;
  readonly severity: Severity;
  /** What changed, in names: `Microsoft Graph Mail.Read (application)`. */
  readonly subject: string;
  /** What it was; undefined where there was nothing. A value that is secret or not settled shows as that. */
  readonly before: string | undefined;
  /** What it is; undefined where nothing is left. */
  readonly after: string | undefined;
  /** What follows, as a sentence for people who know nothing of Entra. */
  readonly consequence: string;
}

/** A permission as far as it is known what it means. */
export interface PermissionDetails {
  /** Of the catalogue, `app:<logical name>` for an app of the program, or a client id. */
  readonly api: string;
  /** As people know the API: `Microsoft Graph`, or the logical name of the app of the program. */
  readonly apiName: string;
  readonly permission: string;
  readonly kind: "delegated" | "application";
  /** undefined: nobody grades it; not the same as low. */
  readonly tier: RiskTier | undefined;
  readonly access: Access | undefined;
  /** undefined: of an API that the catalogue does not hold. */
  readonly reach: Reach | undefined;
  /** How it leads to control of the tenant, where it does: `gives directory roles to anybody`. */
  readonly control: string | undefined;
}

/**
 * What stands between a permission that an app newly requests and its use. silent: consent is in the program, nobody is
 * asked. someUsers: in the program for single users, all others are asked. eachUser: everybody is asked at the next sign-in.
 * admin: nothing works before an administrator consents. unknown: nobody tells who may consent.
 */
export type ConsentOutlook = "silent" | "someUsers" | "eachUser" | "admin" | "unknown";

export type AppChange = Told<"app"> &
  (
    | { readonly kind: "appAdded" }
    | {
        readonly kind: "appRemoved";
        /** Logical names of apps of the program that used its API, and are left. */
        readonly clients: readonly string[];
        /** What goes with it, such as `2 consents`. */
        readonly takesAlong: readonly string[];
      }
    | {
        readonly kind: "clientIdReplaced";
        /** The resource option that keeps the client id, ready to paste; undefined: an alias does not help. */
        readonly aliasToKeep: string | undefined;
        /** Logical names of apps of the program that use its API. */
        readonly clients: readonly string[];
      }
    | { readonly kind: "logicalNameChanged" }
    | { readonly kind: "principalAdded" | "principalRemoved" }
  );

export type PermissionChange = Told<"permissions"> &
  (
    | {
        readonly kind: "permissionGained";
        readonly permission: PermissionDetails;
        readonly consent: ConsentOutlook;
      }
    | { readonly kind: "permissionLost"; readonly permission: PermissionDetails }
    | {
        /** One took the other's place: more may be done, or without anybody signed in. */
        readonly kind: "permissionWidened";
        readonly from: PermissionDetails;
        readonly to: PermissionDetails;
        readonly consent: ConsentOutlook;
      }
    | {
        readonly kind: "permissionNarrowed";
        readonly from: PermissionDetails;
        readonly to: PermissionDetails;
        readonly consent: ConsentOutlook;
      }
  );

export type ConsentChange = Told<"consents"> & {
  readonly kind: "consentGiven" | "consentWithdrawn";
  readonly permission: PermissionDetails;
  /** app: an app role assigned to the app itself. */
  readonly to: "wholeTenant" | "oneUser" | "app";
};

export type Platform = "web" | "singlePage" | "publicClient";

/** Where a redirect leads. foreign: a host to which nothing of the app led before. */
export type RedirectTarget = "ownHost" | "foreignHost" | "loopback" | "customScheme" | "notSettled";

/** signIn: whether anybody gets in at all, in Entra's words "account enabled". */
export type SignInSwitch = "implicitIdTokens" | "implicitAccessTokens" | "publicClientFlows" | "signIn";

export type SignInChange = Told<"signIn"> &
  (
    | {
        readonly kind: "redirectUriAdded" | "redirectUriRemoved";
        readonly platform: Platform;
        readonly target: RedirectTarget;
      }
    | {
        readonly kind: "redirectUriMoved";
        readonly fromPlatform: Platform;
        readonly platform: Platform;
        readonly target: RedirectTarget;
      }
    | { readonly kind: "switchedOn" | "switchedOff"; readonly switch: SignInSwitch }
    | { readonly kind: "signInPageChanged"; readonly page: "homepage" | "logout" }
  );

export type CredentialKind = "secret" | "certificate" | "federated";

export type CredentialChange = Told<"credentials"> &
  (
    | {
        readonly kind: "credentialAdded" | "credentialRemoved" | "credentialRotated" | "credentialLifeChanged";
        readonly credential: "secret" | "certificate";
        /** When the head's ends, RFC 3339; undefined where nobody knows or none is left. */
        readonly until: string | undefined;
      }
    | { readonly kind: "federatedSubjectAdded" | "federatedSubjectRemoved" | "federatedSubjectChanged" }
    | { readonly kind: "federatedDetailChanged"; readonly detail: "name" | "description" }
  );

export type ExposureChange = Told<"exposure"> &
  (
    | { readonly kind: "scopeAdded" | "scopeRemoved"; readonly scope: string }
    | {
        readonly kind: "scopeChanged";
        readonly scope: string;
        readonly detail: "consent" | "isEnabled" | "id";
      }
    | { readonly kind: "roleAdded" | "roleRemoved"; readonly role: string }
    | { readonly kind: "roleChanged"; readonly role: string; readonly detail: "members" | "isEnabled" | "id" }
    | {
        readonly kind: "preAuthorizedAdded" | "preAuthorizedRemoved";
        /** Client id, logical name of an app of the program, or the text for a value that is not settled. */
        readonly client: string;
        readonly scope: string;
      }
    | { readonly kind: "identifierUriAdded" | "identifierUriRemoved" }
    | { readonly kind: "knownClientAdded" | "knownClientRemoved" }
    | { readonly kind: "tokenVersionChanged" }
  );

export type PeopleChange = Told<"people"> &
  (
    | { readonly kind: "ownerAdded" | "ownerRemoved" }
    | { readonly kind: "ownersManagedChanged" }
    | { readonly kind: "assignmentAdded" | "assignmentRemoved"; readonly role: string | undefined }
    | { readonly kind: "assignmentRequiredOn" | "assignmentRequiredOff" }
  );

export type ClaimChange = Told<"claims"> &
  ({ readonly kind: "claimAdded" | "claimRemoved" | "claimChanged" } | { readonly kind: "groupClaimsChanged" });

export type IdentityChange = Told<"identity"> &
  (
    | { readonly kind: "audienceWidened" | "audienceNarrowed" | "audienceChanged" }
    | { readonly kind: "displayNameChanged" }
    | { readonly kind: "tagAdded" | "tagRemoved" }
    | { readonly kind: "noteChanged"; readonly note: "notes" | "serviceManagementReference" }
    | {
        readonly kind: "pageChanged";
        readonly page: "marketing" | "privacyStatement" | "support" | "termsOfService";
      }
  );

export type ExceptionChange = Told<"exceptions"> & {
  readonly kind: "exceptionAdded" | "exceptionRemoved" | "exceptionChanged";
  /** Id of the rule. */
  readonly rule: string;
};

export type Change =
  | AppChange
  | PermissionChange
  | ConsentChange
  | SignInChange
  | CredentialChange
  | ExposureChange
  | PeopleChange
  | ClaimChange
  | IdentityChange
  | ExceptionChange;

export type ChangeKind = Change["kind"];
