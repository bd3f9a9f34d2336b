/** The OpenID Connect document, with the fields that Entra's has. */
import type { TenantContext } from "../../context";
import type { TenantSegment } from "../resolveTenant";

/**
 * Everything is on this server's own origin, the issuer included: MSAL accepts an issuer of the authority's host and
 * port, and its device flow derives the device endpoint from `token_endpoint`.
 */
export function openidConfiguration({ origin, tenantId }: TenantContext, tenant: TenantSegment) {
  const base = `${origin}/${tenant.kind === "concrete" ? tenantId : tenant.written}`;
  return {
    token_endpoint: `${base}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ["client_secret_post", "private_key_jwt", "client_secret_basic"],
    jwks_uri: `${base}/discovery/v2.0/keys`,
    response_modes_supported: ["query", "fragment", "form_post"],
    subject_types_supported: ["pairwise"],
    id_token_signing_alg_values_supported: ["RS256"],
    response_types_supported: ["code", "id_token", "code id_token"],
    scopes_supported: ["openid", "profile", "email", "offline_access"],
    // At a shared address the tenant is not known yet; Entra writes this placeholder.
    issuer: tenant.kind === "concrete" ? `${base}/v2.0` : `${origin}/{tenantid}/v2.0`,
    request_uri_parameter_supported: false,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
    http_logout_supported: true,
    frontchannel_logout_supported: true,
    end_session_endpoint: `${base}/oauth2/v2.0/logout`,
    claims_supported: ["sub", "iss", "aud", "exp", "iat", "nonce", "name", "preferred_username", "oid", "tid", "ver"],
  };
}
