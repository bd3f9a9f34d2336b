/** Writes down what was consented to, as the directory keeps it: grants, role assignments, and the app's principal. */
import type { TenantContext } from "../../context";
import { mirrorApplication } from "../../graph/applications/applicationStore";
import { grantId } from "../../graph/grants/grantId";
import { newServicePrincipal } from "../../graph/newServicePrincipal";
import type { OAuth2PermissionGrant, ServicePrincipal } from "../../records";
import type { Client } from "../clients/findClient";
import type { Api } from "../scopes/findApi";
import { type ConsentItem, groupItems } from "./consentItem";

/** An application permission for an administrator to grant. */
export interface RoleItem {
  readonly api: Api;
  readonly roleId: string;
}

export interface Consent {
  readonly client: Client;
  /** The user it is for; undefined for the whole tenant. */
  readonly userId: string | undefined;
  readonly items: readonly ConsentItem[];
  readonly roles?: readonly RoleItem[];
}

/** One change: all of it is written or none. Consent that is there already is left alone or widened. */
export function recordConsent(context: TenantContext, { client, userId, items, roles = [] }: Consent): void {
  context.store.transaction(() => {
    const principal = principalOf(context, client);
    for (const { client: holder, api, scopes } of groupItems(items)) {
      const names = scopes.map(({ value }) => value);
      const clientId = principalOf(context, holder).id;
      widenGrant(context, { clientId, resourceId: api.principal.id, userId }, names);
    }
    for (const role of roles) assignRole(context, principal, role);
  });
}

/** Entra creates the principal of an app when somebody consents to it for the first time. */
function principalOf({ store, random, tenantId }: TenantContext, client: Client): ServicePrincipal {
  const { appId, displayName, application } = client;
  const kept = store.find("servicePrincipal", (candidate) => candidate.appId === appId);
  if (kept !== undefined) return kept;
  const blank = newServicePrincipal({ id: random.uuid(), appId, displayName, appOwnerOrganizationId: tenantId });
  const principal = application === undefined ? blank : mirrorApplication(blank, application);
  store.put("servicePrincipal", principal);
  return principal;
}

function widenGrant(
  { store }: TenantContext,
  of: { clientId: string; resourceId: string; userId: string | undefined },
  names: readonly string[],
): void {
  const { clientId, resourceId } = of;
  const principalId = of.userId ?? null;
  const kept = store.find("oauth2PermissionGrant", (grant) => {
    return grant.clientId === clientId && grant.resourceId === resourceId && grant.principalId === principalId;
  });
  const grant: OAuth2PermissionGrant = kept ?? {
    id: grantId({ clientId, resourceId, principalId }),
    clientId,
    consentType: principalId === null ? "AllPrincipals" : "Principal",
    principalId,
    resourceId,
    scope: "",
  };
  const before = grant.scope.split(" ").filter((name) => name !== "");
  store.put("oauth2PermissionGrant", { ...grant, scope: [...new Set([...before, ...names])].join(" ") });
}

function assignRole(
  { store, random, clock }: TenantContext,
  principal: ServicePrincipal,
  { api, roleId }: RoleItem,
): void {
  const kept = store.find("appRoleAssignment", (assignment) => {
    return (
      assignment.principalId === principal.id &&
      assignment.resourceId === api.principal.id &&
      assignment.appRoleId === roleId
    );
  });
  if (kept !== undefined) return;
  store.put("appRoleAssignment", {
    id: random.token(32),
    appRoleId: roleId,
    createdDateTime: clock().toISOString(),
    deletedDateTime: null,
    principalDisplayName: principal.displayName,
    principalId: principal.id,
    principalType: "ServicePrincipal",
    resourceDisplayName: api.displayName,
    resourceId: api.principal.id,
  });
}
