/**
 * AppManifest: the one normalised picture of an app registration, in names instead of ids.
 *
 * It is made from the resources of a program, from a directory and from the arguments of a component, and compared in
 * every pair. Every list in it is a set; `normalizeManifest` gives the one order in which two equal ones are equal texts.
 */

/** A value as far as it is settled: at preview some are not yet, and secrets are never shown. */
export type Value<T> =
  | { readonly state: "known"; readonly value: T }
  | { readonly state: "unknown" }
  | { readonly state: "secret" };

/** Whose accounts may sign in, in Entra's own words. */
export const signInAudiences = [
  "AzureADMyOrg",
  "AzureADMultipleOrgs",
  "AzureADandPersonalMicrosoftAccount",
  "PersonalMicrosoftAccount",
] as const;
export type SignInAudience = (typeof signInAudiences)[number];

/** Stands for an API or a permission whose id a preview cannot know. */
export const unsettledName = "unknown";

/**
 * Names as the catalogue has them. An API or a permission that it does not hold stays the id that was found; an app of the
 * same program is `programApi` of its logical name.
 */
export interface PermissionReference {
  readonly api: string;
  readonly permission: string;
}

export interface PermissionRequest extends PermissionReference {
  readonly kind: "delegated" | "application";
}

export type Consent =
  /** An administrator's, for every user of the tenant. */
  | (PermissionReference & { readonly to: "wholeTenant" })
  /** One user's own. */
  | (PermissionReference & { readonly to: "oneUser"; readonly userObjectId: Value<string> })
  /** An app role assigned to the app's own principal: consent to an application permission. */
  | (PermissionReference & { readonly to: "app" });

export interface WebPlatform {
  readonly redirectUris: readonly Value<string>[];
  readonly homepageUrl: Value<string> | undefined;
  readonly logoutUrl: Value<string> | undefined;
  /** Tokens straight from the authorize endpoint (the implicit flow). */
  readonly implicitIdTokens: boolean;
  readonly implicitAccessTokens: boolean;
}

export interface SinglePagePlatform {
  readonly redirectUris: readonly Value<string>[];
}

export interface PublicClientPlatform {
  readonly redirectUris: readonly Value<string>[];
  /** Flows without a redirect, such as device code, count as those of a public client. */
  readonly allowPublicClientFlows: boolean;
}

export interface ExposedScope {
  readonly name: string;
  readonly id: string;
  readonly consent: "user" | "admin";
  readonly isEnabled: boolean;
}

export interface AppRole {
  readonly name: string;
  readonly id: string;
  /** In Entra's words: "User", which stands for groups too, and "Application". */
  readonly members: readonly string[];
  readonly isEnabled: boolean;
}

/** What the app offers to others as an API. */
export interface Exposure {
  /** Version of the access tokens that others get for this app. */
  readonly tokenVersion: number;
  /** `{clientId}` and `{tenantId}` stand for the ids of this app and its tenant. */
  readonly identifierUris: readonly Value<string>[];
  readonly scopes: readonly ExposedScope[];
  readonly roles: readonly AppRole[];
  /** Clients whose users are never asked for these scopes, by client id or as `programApi` of an app of the program. */
  readonly preAuthorized: readonly { readonly client: Value<string>; readonly scope: string }[];
  /** Clients that get consent together with this app, by client id. */
  readonly knownClients: readonly Value<string>[];
}

/** What proves the app; never a value. Times are RFC 3339 in UTC, undefined where the directory decides. */
export type Credential =
  | {
      readonly kind: "secret";
      readonly name: Value<string>;
      readonly from: Value<string> | undefined;
      readonly until: Value<string> | undefined;
    }
  | {
      readonly kind: "certificate";
      /** SHA-256 of the certificate in lower-case hexadecimal; unknown where its text cannot be read. */
      readonly thumbprint: Value<string>;
      readonly from: Value<string> | undefined;
      readonly until: Value<string> | undefined;
    }
  | {
      readonly kind: "federated";
      readonly name: Value<string>;
      readonly issuer: Value<string>;
      readonly subject: Value<string>;
      readonly audiences: readonly Value<string>[];
      readonly description: Value<string> | undefined;
    };

/** A claim that the app wants in its tokens beside those that are always there. */
export interface OptionalClaim {
  readonly token: "access" | "id" | "saml2";
  readonly name: string;
  /** "user": an extension property of the user. */
  readonly source: string | undefined;
  readonly isEssential: boolean;
  readonly properties: readonly string[];
}

/** Which of a user's groups tokens hold, in Entra's own words. */
export const groupClaims = ["None", "SecurityGroup", "DirectoryRole", "ApplicationGroup", "All"] as const;
export type GroupClaim = (typeof groupClaims)[number];

/** A user, a group or another app's principal that may use the app. */
export interface Assignment {
  readonly principalObjectId: Value<string>;
  /** Name of one of the app's own roles; undefined: assigned without a role. */
  readonly role: string | undefined;
}

/** A rule that does not count for an app, and why. */
export interface RuleException {
  /** Id of the rule, such as `secret-avoidable`. */
  readonly rule: string;
  /** Written by a person for people. */
  readonly reason: string;
  /** The last day on which it holds, as `2027-01-31` in UTC; undefined: it never ends. */
  readonly until?: string;
}

export type Owner = { readonly kind: "deployer" } | { readonly kind: "principal"; readonly objectId: Value<string> };

export interface AppManifest {
  /** Logical name in the program. */
  readonly name: string;
  readonly identity: {
    readonly displayName: Value<string>;
    readonly audience: Value<SignInAudience>;
    readonly tags: readonly Value<string>[];
    readonly notes: Value<string> | undefined;
    readonly serviceManagementReference: Value<string> | undefined;
    /** Pages about the app that people find on the consent page and in the portal. */
    readonly informationalUrls: {
      readonly marketing: Value<string> | undefined;
      readonly privacyStatement: Value<string> | undefined;
      readonly support: Value<string> | undefined;
      readonly termsOfService: Value<string> | undefined;
    };
  };
  readonly platforms: {
    readonly web: WebPlatform;
    readonly singlePage: SinglePagePlatform;
    readonly publicClient: PublicClientPlatform;
  };
  readonly requests: readonly PermissionRequest[];
  readonly consents: readonly Consent[];
  readonly exposes: Exposure;
  readonly claims: { readonly optional: readonly OptionalClaim[]; readonly groups: readonly GroupClaim[] };
  readonly credentials: readonly Credential[];
  /** Who may use the app, and as what. */
  readonly assignments: readonly Assignment[];
  readonly owners: {
    readonly principals: readonly Owner[];
    /** false: set at creation and left alone afterwards. */
    readonly isManaged: boolean;
  };
  /** The app's own principal in the tenant; undefined where the program makes none. */
  readonly servicePrincipal: { readonly accountEnabled: boolean; readonly assignmentRequired: boolean } | undefined;
  /** The directory holds none of them: only a program does. */
  readonly exceptions: readonly RuleException[];
}

/** How an app of the same program is named where an API is, or a client: its ids come into being with it. */
export function programApi(name: string): string {
  return `app:${name}`;
}

/** The logical name of an app of the program; undefined for every other API. */
export function programApiName(api: string): string | undefined {
  return api.startsWith("app:") ? api.slice("app:".length) : undefined;
}

export function known<T>(value: T): Value<T> {
  return { state: "known", value };
}

/** The settled ones. A rule passes over the others: it cannot tell. */
export function knownValues<T>(values: readonly Value<T>[]): readonly T[] {
  return values.flatMap((value) => (value.state === "known" ? [value.value] : []));
}
