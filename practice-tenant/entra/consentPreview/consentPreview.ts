/** What a preview of consent tells: plain data, which holds no token, secret or session. */
import type { UserConsentPolicy } from "../../settings";
import type { WhyAdministrator } from "../consent/needsAdministrator";
import type { AdminApprovalContent } from "../pages/adminApprovalPage";
import type { AskedOfApi, ConsentPageContent } from "../pages/consentPage";

export interface PreviewRequest {
  readonly clientId: string;
  /**
   * How the app asks. names: one request for each API, with the permissions that the app registration lists. default: one
   * request for each API, for its `.default`. Both with the scopes of sign-in that Microsoft's libraries add.
   */
  readonly scopes: "names" | "default";
  /** The consent policy to judge by. @default the tenant's own */
  readonly policy?: UserConsentPolicy;
}

export interface ConsentPreview {
  readonly clientId: string;
  /** The app's display name. */
  readonly app: string;
  readonly policy: UserConsentPolicy;
  /** Users who sign in, administrators who sign in, an administrator who consents for the whole tenant. */
  readonly views: readonly ConsentView[];
}

/** What some people meet, who all meet the same. */
export interface ConsentView {
  readonly who: "user" | "administrator";
  /** signIn: the app sends them to sign in. adminConsent: they open the address of admin consent. */
  readonly at: "signIn" | "adminConsent";
  readonly people: readonly PreviewPerson[];
  /** Whether these are all people of their kind: false when another view shows the rest. */
  readonly isEverybody: boolean;
  readonly outcome: PreviewOutcome;
  /** In the order in which they come. */
  readonly steps: readonly PreviewStep[];
  /** What is consented to already, as far as it would be asked otherwise. */
  readonly consented: readonly AskedOfApi[];
}

/**
 * asked: they are asked, and may accept. notAsked: everything is consented to. blocked: only an administrator could consent.
 * refused: they meet an error. noSignIn: the app has no way to sign anybody in.
 */
export type PreviewOutcome = "asked" | "notAsked" | "blocked" | "refused" | "noSignIn";

export interface PreviewPerson {
  readonly userPrincipalName: string;
  readonly displayName: string;
}

/** A page that they come to. */
export type PreviewStep =
  | { readonly page: "signIn"; readonly title: string }
  | {
      readonly page: "consent";
      readonly title: string;
      /** The `scope` parameter that brings the page up; absent at the address of admin consent. */
      readonly scope?: string;
      readonly content: ConsentPageContent;
    }
  | {
      readonly page: "adminApproval";
      readonly title: string;
      readonly scope: string;
      readonly content: AdminApprovalContent;
      readonly blocked: readonly BlockedPermission[];
    }
  | ({ readonly page: "refusal" } & PreviewedRefusal);

export interface BlockedPermission {
  readonly name: string;
  readonly apiAppId: string;
  readonly why: WhyAdministrator;
}

export interface PreviewedRefusal {
  /** The number after AADSTS. */
  readonly code: number;
  readonly message: string;
  readonly fix: string;
  /** False when no page says it: the app is told. */
  readonly isShown: boolean;
}
