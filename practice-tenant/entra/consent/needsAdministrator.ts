/** Which of the permissions asked for a person cannot consent to alone. */
import type { TenantContext } from "../../context";
import type { Client } from "../clients/findClient";
import type { Person } from "../sessions/person";
import type { ConsentItem } from "./consentItem";
import { policyAllows } from "./userConsentPolicies";

/**
 * The items that only an administrator may grant: because the permission says so, because the tenant's consent policy
 * does, or (then all of them) because the app is open to assigned users only.
 *
 * Source: entra-docs configure-user-consent, application-consent-experience.
 */
export function needsAdministrator(
  { settings }: TenantContext,
  { client, person }: { client: Client; person: Person },
  items: readonly ConsentItem[],
): ConsentItem[] {
  if (person.role === "administrator") return [];
  const forAssignedOnly = client.principal?.appRoleAssignmentRequired === true;
  return items.filter(({ api, scope }) => {
    return (
      forAssignedOnly || scope.type === "Admin" || !policyAllows(settings.userConsentPolicy, api.appId, scope.value)
    );
  });
}
