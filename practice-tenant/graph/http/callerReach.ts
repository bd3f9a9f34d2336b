/** What a caller may touch among the objects that its permissions open: its own, everything, or a user's own mailbox. */
import type { Application, ServicePrincipal } from "../../records";
import { findApplication } from "../applications/applicationStore";
import { findServicePrincipal } from "../servicePrincipals/servicePrincipalStore";
import { accessDenied, isMailbox, type Reach } from "./authorizeCall";
import type { GraphCall, GraphRoute } from "./graphCall";

/**
 * A permission that ends in `.OwnedBy` reaches only applications and principals that the caller owns. An app that acts
 * for a user can never do more than that user: a member changes only what the member owns and reads no other mailbox.
 *
 * @throws GraphError 403
 */
export function assertWithinReach(call: GraphCall, route: GraphRoute, reach: Reach): void {
  const { caller, params } = call;
  if (caller.kind === "delegated" && isMailbox(route.path)) {
    if (params.userId !== undefined && !isSelf(call, params.userId)) throw accessDenied(route.path);
    return;
  }
  const isLimited =
    reach === "owned" || (caller.kind === "delegated" && changesDirectory(route) && !isAdministrator(call));
  if (isLimited && !isOwned(call, route)) throw accessDenied(route.path);
}

function isSelf({ caller, context }: GraphCall, userId: string): boolean {
  const name = context.store.get("user", caller.objectId)?.userPrincipalName;
  return userId === caller.objectId || userId.toLowerCase() === name?.toLowerCase();
}

/** A question that needs a body is sent with POST. */
function changesDirectory(route: GraphRoute): boolean {
  return route.method !== "GET" && !route.path.endsWith("/getMemberObjects");
}

function isAdministrator({ caller, context }: GraphCall): boolean {
  return context.store.get("userAccount", caller.objectId)?.role === "administrator";
}

/** Anybody who may create owns what is created, and users may where the tenant lets them; a list shows what the permission shows. */
function isOwned(call: GraphCall, route: GraphRoute): boolean {
  const { params, caller } = call;
  if (route.path === "/me/revokeSignInSessions") return true;
  if (route.path === "/users/{id}/revokeSignInSessions") return isSelf(call, params.id ?? "");
  if (route.path.startsWith("/users/")) return false;
  if (params.id === undefined) return mayCreate(call, route);
  const target = findOwnable(call, route, params.id);
  // What is not there is answered 404 by the handler.
  return target === undefined || target.owners.includes(caller.objectId);
}

function mayCreate({ caller, context }: GraphCall, { path, method }: GraphRoute): boolean {
  if (path === "/servicePrincipals") return true;
  const isSwitchedOff = caller.kind === "delegated" && method === "POST" && !context.settings.usersMayRegisterApps;
  return path === "/applications" && !isSwitchedOff;
}

function findOwnable(
  { context: { store } }: GraphCall,
  route: GraphRoute,
  key: string,
): Application | ServicePrincipal | undefined {
  if (route.path.startsWith("/applications/")) return findApplication(store, key);
  if (route.path.startsWith("/servicePrincipals/")) return findServicePrincipal(store, key);
  const deleted = store.get("deletedItem", key);
  return deleted?.application ?? deleted?.servicePrincipal;
}
