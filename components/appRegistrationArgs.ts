/** What an app registration is declared with. */
import type * as pulumi from "@pulumi/pulumi";
import type { RuleException, SignInAudience } from "../manifest";
import type { ConsentArgs } from "./consent/consentArgs";
import type { CredentialsArgs } from "./credentials/credentialsArgs";
import type { ApiArgs, AppRoleArgs } from "./exposedApi/apiArgs";
import type { AssignedPrincipal } from "./people/assignedPrincipal";
import type { PermissionsByApi } from "./permissions/permissionsByApi";
import type { ServicePrincipalArgs } from "./servicePrincipal/servicePrincipalArgs";
import type { ClaimsArgs } from "./tokens/claimsArgs";

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
  /** Answers to a sign-in come in the body of a POST only, never in an address. @default false */
  readonly requirePostResponse?: boolean;
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
  /** Devices sign in as themselves, without a user. @default false */
  readonly deviceOnlyAuth?: boolean;
}

/** Pages about the app, shown on the consent page and in the portal. */
export interface InformationalUrls {
  readonly marketing?: pulumi.Input<string>;
  readonly privacyStatement?: pulumi.Input<string>;
  readonly support?: pulumi.Input<string>;
  readonly termsOfService?: pulumi.Input<string>;
}

export interface AppRegistrationArgs<Scope extends string = string, Role extends string = string> {
  /** Name shown on the consent page and in the portal, 1 to 120 characters. */
  readonly displayName: pulumi.Input<string>;
  /** What the app is, for the people who use it, at most 1024 characters. */
  readonly description?: pulumi.Input<string>;
  /** Whose accounts may sign in. @default "AzureADMyOrg" */
  readonly signInAudience?: SignInAudience;
  readonly web?: WebArgs;
  readonly singlePage?: SinglePageArgs;
  readonly publicClient?: PublicClientArgs;
  /** What the app may ask for. @default none */
  readonly permissions?: PermissionsByApi;
  /**
   * Consent as code, so that nobody is asked: "wholeTenant" for all declared permissions, or those of them that are listed,
   * or only for some people. Application permissions work only with it, or after an administrator's consent at
   * `adminConsentUrl`. A permission that is no longer declared loses its consent on the next `up`.
   *
   * @default none: users or an administrator are asked
   */
  readonly consent?: "wholeTenant" | ConsentArgs;
  /** What the app offers to others as an API. @default nothing */
  readonly api?: ApiArgs<Scope>;
  /** Roles that users, groups and other apps may be given in this app, by value. @default none */
  readonly appRoles?: Readonly<Record<Role, AppRoleArgs>>;
  /** Claims in the app's tokens beside those that are always there. @default none */
  readonly claims?: ClaimsArgs;
  /** What proves the app when it acts by itself or redeems a code. @default none */
  readonly credentials?: CredentialsArgs;
  /** Who may use the app, and as what. Only they may, with `assignmentRequired`. @default nobody in particular */
  readonly assigned?: readonly AssignedPrincipal<NoInfer<Role>>[];
  /** Only users and groups that are assigned to the app may sign in. @default false */
  readonly assignmentRequired?: boolean;
  /** What the app is in its tenant: the portal's "enterprise application". @default enabled, and nothing else said */
  readonly servicePrincipal?: ServicePrincipalArgs;
  /**
   * The owners, by object id or user principal name, beside the deploying principal, which always stays one.
   *
   * @default the deploying principal at creation; changes made elsewhere are then left alone
   */
  readonly owners?: readonly pulumi.Input<string>[];
  /** Labels, 1 to 256 characters without white space. The component adds one that tells program, stack and name. */
  readonly tags?: readonly pulumi.Input<string>[];
  /** For the people who run the app, at most 1024 characters; users do not see it. */
  readonly notes?: pulumi.Input<string>;
  /** Where the app is in a service or asset management database. */
  readonly serviceManagementReference?: pulumi.Input<string>;
  readonly informationalUrls?: InformationalUrls;
  /** Risky findings that are accepted, each with its reason and, best, the last day on which it is. @default none */
  readonly exceptions?: readonly RuleException[];
}
