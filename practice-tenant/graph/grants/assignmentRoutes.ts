/**
 * App role assignments, seen from the resource (`appRoleAssignedTo`) and from the principal that holds them
 * (`appRoleAssignments`). They are made and removed, never changed.
 */
import { z } from "zod";
import type { AppRoleAssignment, JsonObject } from "../../records";
import { assertAssignmentAllowed } from "../../rules/assignments/assignmentRules";
import type { Store } from "../../store";
import { entityTypes } from "../entityTypes";
import { type GraphAnswer, type GraphCall, type GraphRoute, noContent } from "../http/graphCall";
import { badRequest, notFound } from "../http/graphError";
import { readBody } from "../http/readBody";
import { requireServicePrincipal } from "../servicePrincipals/servicePrincipalStore";

/** Which end of the assignment the path names. */
type End = "resourceId" | "principalId";

export const assignmentRoutes: readonly GraphRoute[] = [
  ...routesFor("appRoleAssignedTo", "resourceId"),
  ...routesFor("appRoleAssignments", "principalId"),
];

function routesFor(segment: string, end: End): GraphRoute[] {
  const path = `/servicePrincipals/{id}/${segment}`;
  return [
    { method: "GET", path, handle: (call) => listAssignments(end, call) },
    { method: "POST", path, handle: (call) => createAssignment(end, call) },
    { method: "GET", path: `${path}/{assignmentId}`, handle: (call) => readAssignment(end, call) },
    { method: "DELETE", path: `${path}/{assignmentId}`, handle: (call) => removeAssignment(end, call) },
  ];
}

const newAssignmentSchema = z.strictObject({
  id: z.string().optional(),
  appRoleId: z.guid(),
  principalId: z.guid(),
  resourceId: z.guid(),
  principalType: z.string().optional(),
});

function listAssignments(end: End, { context: { store }, params }: GraphCall): GraphAnswer {
  const { id } = requireServicePrincipal(store, params.id ?? "");
  const entities = store.listBy("appRoleAssignment", end, id).map(view);
  return { kind: "list", type: entityTypes.appRoleAssignment, entities };
}

function createAssignment(end: End, { context, params, body }: GraphCall): GraphAnswer {
  const { store, random, clock } = context;
  const named = requireServicePrincipal(store, params.id ?? "");
  const { appRoleId, principalId, resourceId } = readBody(newAssignmentSchema, body, "AppRoleAssignment");
  // The text is one that the azuread provider matches on to retry.
  if ({ principalId, resourceId }[end] !== named.id) throw badRequest("Not a valid reference update.");
  const resource = requireServicePrincipal(store, resourceId);
  const assignment: AppRoleAssignment = {
    id: random.token(24),
    appRoleId,
    createdDateTime: `${clock().toISOString().slice(0, 19)}Z`,
    deletedDateTime: null,
    ...describePrincipal(store, principalId),
    principalId,
    resourceDisplayName: resource.displayName,
    resourceId,
  };
  assertAssignmentAllowed(context, assignment, resource);
  store.put("appRoleAssignment", assignment);
  return { kind: "entity", status: 201, type: entityTypes.appRoleAssignment, entity: view(assignment) };
}

function readAssignment(end: End, call: GraphCall): GraphAnswer {
  return {
    kind: "entity",
    status: 200,
    type: entityTypes.appRoleAssignment,
    entity: view(requireAssignment(end, call)),
  };
}

function removeAssignment(end: End, call: GraphCall): GraphAnswer {
  call.context.store.remove("appRoleAssignment", requireAssignment(end, call).id);
  return noContent;
}

function requireAssignment(end: End, { context: { store }, params }: GraphCall): AppRoleAssignment {
  const { id } = requireServicePrincipal(store, params.id ?? "");
  const assignment = store.get("appRoleAssignment", params.assignmentId ?? "");
  if (assignment?.[end] !== id) throw notFound(params.assignmentId ?? "");
  return assignment;
}

function describePrincipal(
  store: Store,
  id: string,
): Pick<AppRoleAssignment, "principalDisplayName" | "principalType"> {
  const candidates = [
    { principalType: "ServicePrincipal", found: store.get("servicePrincipal", id) },
    { principalType: "User", found: store.get("user", id) },
    { principalType: "Group", found: store.get("group", id) },
  ] as const;
  for (const { principalType, found } of candidates) {
    if (found !== undefined) return { principalType, principalDisplayName: found.displayName };
  }
  throw badRequest("Not a valid reference update.");
}

function view(assignment: AppRoleAssignment): JsonObject {
  return { ...assignment };
}
