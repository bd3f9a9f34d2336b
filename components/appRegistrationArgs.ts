/** What an app registration is declared with. */
import type * as pulumi from "@pulumi/pulumi";
import type { ApiName, PermissionKind, PermissionName } from "../catalogue";
import type { SignInAudience } from "../manifest";
import type { OwnPermissions } from "./ownApi";

/**
 * Permissions by API, kind and name: `{ microsoftGraph: { delegated: ["Calendars.Read"] } }`.
 *
 * Plain strings, not inputs: what an app may do is readable in a diff, checked by the compiler and known at preview. Those of
 * an API of the tenant's own come from `defineApi`, and are spread into it.
 */
export type PermissionsByApi = OwnPermissions & {
  readonly [A in ApiName]?: { readonly [K in PermissionKind]?: readonly PermissionName<A, K>[] };
};

/** A server that keeps a secret. */
export interface WebArgs {
  readonly redirectUris?: readonly pulumi.Input<string>[];
  readonly homepageUrl?: pulumi.Input<string>;
  /** Called in a frame when the user signs out; https. */
  readonly logoutUrl?: pulumi.Input<string>;
  /** ID tokens straight from the sign-in page. @default false */
  readonly implicitIdTokens?: boolean;
  /** Access tokens straight from the sign-in page. @default false */
  readonly implicitAccessTokens?: boolean;
}

/** A page that runs in the browser and redeems its codes there. */
export interface SinglePageArgs {
  readonly redirectUris?: readonly pulumi.Input<string>[];
}

/** A desktop, mobile or command-line app. */
export interface PublicClientArgs {
  readonly redirectUris?: readonly pulumi.Input<string>[];
  /** Flows without a redirect, such as device code. @default false */
  readonly allowPublicClientFlows?: boolean;
}

export interface AppRegistrationArgs {
  /** Name shown on the consent page and in the portal, 1 to 120 characters. */
  readonly displayName: pulumi.Input<string>;
  /** Whose accounts may sign in. @default "AzureADMyOrg" */
  readonly signInAudience?: SignInAudience;
  readonly web?: WebArgs;
  readonly singlePage?: SinglePageArgs;
  readonly publicClient?: PublicClientArgs;
  /** What the app may ask for. @default none */
  readonly permissions?: PermissionsByApi;
  /**
   * Consent as code, so that nobody is asked: "wholeTenant" for all declared permissions, or those of them that are listed.
   * Application permissions work only with it, or after an administrator's consent at `adminConsentUrl`.
   *
   * @default none: users or an administrator are asked
   */
  readonly consent?: "wholeTenant" | { readonly wholeTenant: PermissionsByApi };
  /**
   * Object ids of the owners, beside the deploying principal, which always stays one.
   *
   * @default the deploying principal at creation; changes made elsewhere are then left alone
   */
  readonly owners?: readonly pulumi.Input<string>[];
  /** Labels, 1 to 256 characters without white space. The component adds one that tells program, stack and name. */
  readonly tags?: readonly pulumi.Input<string>[];
  /** Only users and groups that are assigned to the app may sign in. @default false */
  readonly assignmentRequired?: boolean;
}
