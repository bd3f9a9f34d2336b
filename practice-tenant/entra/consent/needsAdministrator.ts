/** Which of the permissions asked for a person cannot consent to alone. */
import type { TenantContext } from "../../context";
import type { Client } from "../clients/findClient";
import type { Person } from "../sessions/person";
import type { ConsentItem } from "./consentItem";
import { policyAllows } from "./userConsentPolicies";

/**
 * adminOnly: the permission itself says so. consentPolicy: the tenant does not let its users. assignedOnly: the app is open
 * to assigned users only, who then cannot consent to anything.
 */
export type WhyAdministrator = "adminOnly" | "consentPolicy" | "assignedOnly";

/** A permission that a person cannot consent to. */
export interface ForbiddenItem extends ConsentItem {
  readonly why: WhyAdministrator;
}

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
): ForbiddenItem[] {
  if (person.role === "administrator") return [];
  const forAssignedOnly = client.principal?.appRoleAssignmentRequired === true;
  return items.flatMap((item) => {
    const { api, scope } = item;
    if (scope.type === "Admin") return { ...item, why: "adminOnly" };
    if (!policyAllows(settings.userConsentPolicy, api.appId, scope.value)) return { ...item, why: "consentPolicy" };
    return forAssignedOnly ? { ...item, why: "assignedOnly" } : [];
  });
}
