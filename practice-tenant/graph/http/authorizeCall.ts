/**
 * Whether the permissions of a caller's token open a route.
 *
 * Which permission opens which route comes from the catalogue: published data, corrected. What a user may do besides depends on
 * the user: an app that acts for a member cannot change what that member does not own.
 */
import { permissionsForRoute, type RouteWay } from "../../../catalogue";
import type { GraphRoute } from "./graphCall";
import { GraphError } from "./graphError";
import type { Caller } from "./identifyCaller";
import { type RouteName, routesOpenedAlike } from "./routesOpenedAlike";

/** How far the permissions reach: everything, or only applications and principals that the caller owns. */
export type Reach = "all" | "owned";

/** Callers and routes are the same objects from call to call, and what follows from them stays as it is. */
const reaches = new WeakMap<Caller, Map<GraphRoute, Reach>>();

/** @throws GraphError 403, or 400 where an app asks for `/me` */
export function assertPermitted(caller: Caller, route: GraphRoute): Reach {
  const known = reaches.get(caller)?.get(route);
  if (known !== undefined) return known;
  const reach = readReach(caller, route);
  reaches.set(caller, (reaches.get(caller) ?? new Map<GraphRoute, Reach>()).set(route, reach));
  return reach;
}

function readReach(caller: Caller, route: GraphRoute): Reach {
  if (caller.kind === "application" && /^\/me(\/|$)/.test(route.path)) {
    throw new GraphError(400, "BadRequest", "/me request is only valid with delegated authentication flow.");
  }
  const held = new Set(caller.permissions);
  const opening = permissionsThatOpen(route, caller.kind).filter((way) => way.every((name) => held.has(name)));
  if (opening.length === 0) throw accessDenied(route.path);
  return opening.every(([first]) => first?.endsWith(".OwnedBy")) ? "owned" : "all";
}

/** Outlook refuses in its own words, the directory in its. */
export function accessDenied(path: string): GraphError {
  return isMailbox(path)
    ? new GraphError(403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.")
    : new GraphError(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.");
}

export function isMailbox(path: string): boolean {
  return /\/(calendarView|events|contacts|messages|calendar)(\/|$)/.test(path);
}

/** The published data does not change, and looking something up in it takes longer than all else of a call. */
const opened = {
  application: new WeakMap<GraphRoute, readonly RouteWay[]>(),
  delegated: new WeakMap<GraphRoute, readonly RouteWay[]>(),
};

function permissionsThatOpen(route: GraphRoute, kind: Caller["kind"]): readonly RouteWay[] {
  const known = opened[kind].get(route) ?? lookUpPermissions(route, kind);
  opened[kind].set(route, known);
  return known;
}

function lookUpPermissions(route: GraphRoute, kind: Caller["kind"]): readonly RouteWay[] {
  const name: RouteName = `${route.method} ${route.path}`;
  const [method = "", path = ""] = (routesOpenedAlike[name] ?? name).split(" ");
  // Every value stands for itself; the data names them all `{id}`.
  return permissionsForRoute(method, path.replace(/\{\w+\}/g, "{id}"), kind) ?? [];
}
