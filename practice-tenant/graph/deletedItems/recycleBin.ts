/**
 * Deleting and bringing back. An application takes its service principal along, a principal its grants and assignments;
 * all of that comes back with it.
 */
import type { TenantContext } from "../../context";
import type { Application, DeletedItem, ServicePrincipal } from "../../records";
import type { Store } from "../../store";
import { mirrorApplication } from "../applications/applicationStore";
import { badRequest, GraphError } from "../http/graphError";

export function deleteApplication(context: TenantContext, application: Application): void {
  const { store } = context;
  const principal = store.findBy("servicePrincipal", "appId", application.appId);
  if (principal !== undefined) deleteServicePrincipal(context, principal);
  store.remove("application", application.id);
  store.put("deletedItem", {
    id: application.id,
    kind: "application",
    deletedDateTime: timeOf(context),
    displayName: application.displayName,
    application,
    grants: [],
    assignments: [],
  });
}

export function deleteServicePrincipal(context: TenantContext, principal: ServicePrincipal): void {
  const { store } = context;
  const { id } = principal;
  const grants = unique([
    ...store.listBy("oauth2PermissionGrant", "clientId", id),
    ...store.listBy("oauth2PermissionGrant", "resourceId", id),
  ]);
  const assignments = unique([
    ...store.listBy("appRoleAssignment", "principalId", id),
    ...store.listBy("appRoleAssignment", "resourceId", id),
  ]);
  for (const grant of grants) store.remove("oauth2PermissionGrant", grant.id);
  for (const assignment of assignments) store.remove("appRoleAssignment", assignment.id);
  store.remove("servicePrincipal", id);
  store.put("deletedItem", {
    id,
    kind: "servicePrincipal",
    deletedDateTime: timeOf(context),
    servicePrincipal: principal,
    grants,
    assignments,
  });
}

/** @throws GraphError 400 when something active has taken its place, or only the item's name is known */
export function restoreItem(store: Store, item: DeletedItem): void {
  store.remove("deletedItem", item.id);
  if (item.application !== undefined) restoreApplication(store, item.application);
  else if (item.servicePrincipal !== undefined) restoreServicePrincipal(store, item.servicePrincipal, item);
  else throw badRequest(`The practice tenant knows only the name of '${item.id}'.`);
}

function restoreApplication(store: Store, application: Application): void {
  const isTaken = application.identifierUris.some((uri) => store.findBy("application", "identifierUris", uri));
  if (isTaken) throw conflict("identifierUris");
  store.put("application", application);
  const principal = store.find("deletedItem", ({ servicePrincipal }) => servicePrincipal?.appId === application.appId);
  if (principal !== undefined) restoreItem(store, principal);
}

function restoreServicePrincipal(store: Store, principal: ServicePrincipal, item: DeletedItem): void {
  if (store.findBy("servicePrincipal", "appId", principal.appId) !== undefined) throw conflict("appId");
  const application = store.findBy("application", "appId", principal.appId);
  store.put("servicePrincipal", application === undefined ? principal : mirrorApplication(principal, application));
  // A partner that is gone meanwhile leaves nothing to grant or assign.
  const exists = (id: string | null) =>
    id === null || store.get("servicePrincipal", id) !== undefined || store.get("user", id) !== undefined;
  for (const grant of item.grants) {
    if ([grant.clientId, grant.resourceId, grant.principalId].every(exists)) store.put("oauth2PermissionGrant", grant);
  }
  for (const assignment of item.assignments) {
    const partners = [assignment.principalId, assignment.resourceId];
    if (partners.every((id) => exists(id) || store.get("group", id) !== undefined)) {
      store.put("appRoleAssignment", assignment);
    }
  }
}

/** One of both ends is listed once. */
function unique<Item>(items: readonly Item[]): Item[] {
  return [...new Set(items)];
}

function conflict(property: string): GraphError {
  return new GraphError(
    400,
    "Request_MultipleObjectsWithSameKeyValue",
    `The object cannot be restored: another object with the same value for property ${property} already exists.`,
  );
}

function timeOf({ clock }: TenantContext): string {
  return `${clock().toISOString().slice(0, 19)}Z`;
}
