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

/** Names as the catalogue has them. An API or a permission that it does not hold stays the id that was found. */
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

/** What the app offers to others as an API. */
export interface Exposure {
  /** Version of the access tokens that others get for this app. */
  readonly tokenVersion: number;
  readonly identifierUris: readonly Value<string>[];
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
}

export type Owner = { readonly kind: "deployer" } | { readonly kind: "principal"; readonly objectId: Value<string> };

export interface AppManifest {
  /** Logical name in the program. */
  readonly name: string;
  readonly identity: {
    readonly displayName: Value<string>;
    readonly audience: Value<SignInAudience>;
    readonly tags: readonly Value<string>[];
  };
  readonly platforms: {
    readonly web: WebPlatform;
    readonly singlePage: SinglePagePlatform;
    readonly publicClient: PublicClientPlatform;
  };
  readonly requests: readonly PermissionRequest[];
  readonly consents: readonly Consent[];
  readonly exposes: Exposure;
  readonly owners: {
    readonly principals: readonly Owner[];
    /** false: set at creation and left alone afterwards. */
    readonly isManaged: boolean;
  };
  /** The app's own principal in the tenant; undefined where the program makes none. */
  readonly servicePrincipal: { readonly accountEnabled: boolean; readonly assignmentRequired: boolean } | undefined;
}

export function known<T>(value: T): Value<T> {
  return { state: "known", value };
}

/** The settled ones. A rule passes over the others: it cannot tell. */
export function knownValues<T>(values: readonly Value<T>[]): readonly T[] {
  return values.flatMap((value) => (value.state === "known" ? [value.value] : []));
}
