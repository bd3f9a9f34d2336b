/** An app on its own gets a token with the application permissions that were assigned to it. */
import { issueAccessToken } from "../../../tokens/issueAccessToken";
import { tokenApi } from "../../claims/apiClaims";
import { authenticateClient } from "../../clients/authenticateClient";
import { assignedRoles } from "../../consent/appRoles";
import { refuse } from "../../refusals/refusal";
import { parseScope } from "../../scopes/parseScope";
import { type ApiRequest, resolveScope } from "../../scopes/resolveScope";
import { clientCapabilities } from "../clientCapabilities";
import type { Grant, TokenRequest } from "../tokenRequest";

export const clientCredentials: Grant = {
  grantTypes: ["client_credentials"],
  fields: ["scope"],
  async handle(request) {
    const { context, client } = request;
    if (request.proof.kind === "none") throw refuse(7000218, { app: client.displayName });
    const proof = await authenticateClient(context, client, request.proof);
    if (client.principal === undefined) {
      throw refuse(7000229, { app: client.displayName, tenant: context.domain });
    }
    const requested = requireOneDefault(request);
    const { api } = requested;
    const roles = assignedRoles(context, client.principal.id, api);
    if (api.principal.appRoleAssignmentRequired && roles.length === 0) {
      throw refuse(501051, { app: client.displayName, resource: api.displayName });
    }
    const { audience, capabilities } = tokenApi(context, requested, clientCapabilities(request.fields));
    const issued = await issueAccessToken(context, {
      client,
      proof,
      api: { ...api, audience },
      subject: { kind: "app", principal: client.principal, roles },
      capabilities,
    });
    return {
      token_type: "Bearer",
      expires_in: issued.expiresIn,
      ext_expires_in: issued.expiresIn,
      access_token: issued.token,
    };
  },
};

function requireOneDefault({ context, client, fields }: TokenRequest): ApiRequest {
  const scope = fields.get("scope") ?? "";
  const parsed = parseScope(scope);
  const onlyDefault = parsed.permissions.length === 1 && parsed.permissions[0]?.name === ".default";
  const [request] = onlyDefault && parsed.oidc.length === 0 ? resolveScope(context, client, parsed).apis : [];
  if (request === undefined) throw refuse(1002012, { scope });
  return request;
}
