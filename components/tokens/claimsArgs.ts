/** Claims that an app wants in its tokens, beside those that are always there. */
import type { GroupClaim } from "../../manifest";

/** A claim by its name, such as "email", or with what else Entra wants to know of it. */
export type OptionalClaimArgs =
  | string
  | {
      readonly name: string;
      /** "user": `name` is an extension property of the user. */
      readonly source?: "user";
      /** Says to the sign-in page that the app works better with it. @default false */
      readonly essential?: boolean;
      /** What changes the claim, such as "emit_as_roles" or "include_externally_authenticated_upn". @default none */
      readonly properties?: readonly string[];
    };

export interface ClaimsArgs {
  /** In access tokens that others get for this app. */
  readonly accessToken?: readonly OptionalClaimArgs[];
  /** In ID tokens, which tell this app who signed in. */
  readonly idToken?: readonly OptionalClaimArgs[];
  readonly saml2Token?: readonly OptionalClaimArgs[];
  /** Policies of the tenant may map claims although the app has no key of its own to sign with. @default false */
  readonly acceptMappedClaims?: boolean;
  /** Which of a user's groups tokens hold, in Entra's own words. @default none */
  readonly groups?: readonly GroupClaim[];
}
