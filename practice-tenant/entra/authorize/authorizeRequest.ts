/** A request to /authorize, once it is clear which app asks and where the answer goes. */
import type { TenantContext } from "../../context";
import type { Client } from "../clients/findClient";
import type { FormFields } from "../formFields";
import type { TenantSegment } from "../resolveTenant";
import type { RequestedScope } from "../scopes/resolveScope";
import type { Platform } from "../signInRecords";

export const responseModes = ["query", "fragment", "form_post"] as const;
export type ResponseMode = (typeof responseModes)[number];

export const prompts = ["none", "login", "consent", "select_account"] as const;
export type Prompt = (typeof prompts)[number];

/** What the checks look at. Parameters that nobody reads are ignored, as Entra ignores them. */
export interface AuthorizeRequest {
  readonly context: TenantContext;
  readonly tenant: TenantSegment;
  readonly client: Client;
  readonly redirectUri: string;
  readonly platform: Platform;
  readonly fields: FormFields;
}

/** What is read from the parameters once they are found good. */
export interface CheckedRequest extends AuthorizeRequest {
  readonly requested: RequestedScope;
  readonly prompt: Prompt | undefined;
}

/** Throws a `Refusal`, which goes back to the app. */
export type AuthorizeCheck = (request: AuthorizeRequest) => void;

/** What the app wants back, in order: "code", "id_token". */
export function responseTypesOf({ fields }: Pick<AuthorizeRequest, "fields">): string[] {
  return (fields.get("response_type") ?? "").split(" ").filter((type) => type !== "");
}

/** A code alone goes into the query by default, an id token into the fragment. An unknown mode is refused by a check. */
export function responseModeOf(request: Pick<AuthorizeRequest, "fields">): ResponseMode {
  const given = request.fields.get("response_mode");
  const fallback = responseTypesOf(request).includes("id_token") ? "fragment" : "query";
  return responseModes.find((mode) => mode === given) ?? fallback;
}
