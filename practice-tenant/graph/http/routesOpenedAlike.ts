/**
 * Routes that the published permission data lacks (or holds for other kinds of object only), each with the route whose
 * permissions open it.
 */
import type { GraphRoute } from "./graphCall";

export type RouteName = `${GraphRoute["method"]} ${string}`;

const deletedReads = "GET /applications";
const deletedWrites = "DELETE /applications/{id}";

export const routesOpenedAlike: Readonly<Partial<Record<RouteName, RouteName>>> = {
  // The data has the collection only. The azuread provider reads each assignment it made by its id.
  "GET /servicePrincipals/{id}/appRoleAssignedTo/{assignmentId}": "GET /servicePrincipals/{id}/appRoleAssignedTo",
  "GET /servicePrincipals/{id}/appRoleAssignments/{assignmentId}": "GET /servicePrincipals/{id}/appRoleAssignments",
  // The data grants these by the kind of object, which is not in the path. Graph's pages on deleted items name the
  // permissions of the object itself: Application.Read.All to see, Application.ReadWrite.All to restore or purge.
  "GET /directory/deletedItems/{type}": deletedReads,
  "GET /directory/deletedItems/{type}/{id}": deletedReads,
  "POST /directory/deletedItems/{id}/restore": deletedWrites,
  "DELETE /directory/deletedItems/{id}": deletedWrites,
};
