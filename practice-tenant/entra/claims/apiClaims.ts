/** What an API's registration changes in the access tokens for it, whoever they are for. */
import type { TenantContext } from "../../context";
import type { Application } from "../../records";
import type { Api } from "../scopes/findApi";
import type { ApiRequest } from "../scopes/resolveScope";
import { type AskedClaims, askedClaims } from "./askedClaims";

export interface TokenApi {
  readonly application: Application | undefined;
  readonly asked: AskedClaims;
  /** The `aud` of a version 1 token. */
  readonly audience: string;
  /** Of what the client said it can do, that which the token repeats. */
  readonly capabilities: readonly string[];
}

/**
 * Of Microsoft's APIs nothing is known here that could change a token.
 *
 * Source: entra-docs optional-claims-reference: `aud` with `use_guid`, `xms_cc`, which the API's registration controls.
 */
export function tokenApi(
  { store }: TenantContext,
  { api, audience }: ApiRequest,
  capabilities: readonly string[],
): TokenApi {
  const application = ownApplication(store, api);
  const asked = askedClaims(application, "accessToken");
  return {
    application,
    asked,
    audience: asked.get("aud")?.includes("use_guid") ? api.appId : audience,
    capabilities: application === undefined || asked.has("xms_cc") ? capabilities : [],
  };
}

function ownApplication(store: TenantContext["store"], { appId }: Api): Application | undefined {
  return store.findBy("application", "appId", appId);
}
