/** A request to the token endpoint once it is clear which client asks for which grant, and what such a request gets. */
import type { TenantContext } from "../../context";
import type { ClientProof } from "../clients/clientProof";
import type { Client } from "../clients/findClient";
import type { FormFields } from "../formFields";
import type { TenantSegment } from "../resolveTenant";

export interface TokenRequest {
  readonly context: TenantContext;
  readonly tenant: TenantSegment;
  readonly client: Client;
  readonly proof: ClientProof;
  readonly fields: FormFields;
  /** The page that asks, when a browser sends the request for it. */
  readonly origin: string | undefined;
}

/** The reply of a successful request. */
export interface TokenAnswer {
  readonly token_type: "Bearer";
  /** In the style of the request; absent for an app on its own. */
  readonly scope?: string;
  /** Seconds. */
  readonly expires_in: number;
  readonly ext_expires_in: number;
  readonly access_token: string;
  readonly refresh_token?: string;
  readonly id_token?: string;
  /** base64url JSON `{ uid, utid }`. */
  readonly client_info?: string;
}

/** Throws a `Refusal` when the request may not go on. */
export type TokenCheck = (request: TokenRequest) => void;

/** One way to get a token: a file each under grants/. */
export interface Grant {
  /** Every spelling of `grant_type` that means it. */
  readonly grantTypes: readonly string[];
  /** Form fields that must be there and not empty. */
  readonly fields: readonly string[];
  handle(request: TokenRequest): Promise<TokenAnswer>;
}
