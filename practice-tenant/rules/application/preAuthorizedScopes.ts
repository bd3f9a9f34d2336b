/**
 * A client can be pre-authorized only for scopes that the application has already: those that come with the same change
 * are not seen. Whoever declares both sends two changes.
 *
 * Seen in many published scripts, with this text and the code InvalidValue.
 */
import type { Application } from "../../records";
import type { ApplicationRule } from "./directoryRule";

const target = "api.preAuthorizedApplications.delegatedPermissionIds";

export const preAuthorizedScopesRule: ApplicationRule = ({ before, after }) => {
  const scopes = new Set(before?.api.oauth2PermissionScopes.map(({ id }) => id.toLowerCase()));
  const kept = new Set(preAuthorizedIds(before));
  const unknown = preAuthorizedIds(after).find((id) => !kept.has(id) && !scopes.has(id));
  if (unknown === undefined) return undefined;
  return {
    status: 400,
    code: "InvalidValue",
    message: `Property ${target} has a Permission Id that cannot be found in the AppPermissions sets: '${unknown}'.`,
    detail: { code: "InvalidValue", target },
  };
};

function preAuthorizedIds(application: Application | undefined): string[] {
  const clients = application?.api.preAuthorizedApplications ?? [];
  return clients.flatMap(({ delegatedPermissionIds }) => delegatedPermissionIds.map((id) => id.toLowerCase()));
}
