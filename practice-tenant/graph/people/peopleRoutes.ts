/** Users, groups, domains and the organisation, to read: the practice tenant has the same people always. */
import { toJson } from "../../json";
import type { Group, JsonObject, User } from "../../records";
import type { Store } from "../../store";
import { entityTypes } from "../entityTypes";
import type { EntityType, GraphAnswer, GraphCall, GraphRoute } from "../http/graphCall";
import { notFound } from "../http/graphError";
import { viewDirectoryObject, viewDirectoryObjects, viewGroup } from "./directoryObjectView";
import { allMembers } from "./memberships";

export const peopleRoutes: readonly GraphRoute[] = [
  {
    method: "GET",
    path: "/me",
    handle: ({ context, caller }) => answerUser(requireUser(context.store, caller.objectId)),
  },
  {
    method: "GET",
    path: "/users",
    handle: ({ context }) => answerList(entityTypes.user, context.store.list("user").map(toJson)),
  },
  {
    method: "GET",
    path: "/users/{id}",
    handle: ({ context, params }) => answerUser(requireUser(context.store, params.id ?? "")),
  },
  { method: "GET", path: "/users/{id}/manager", handle: refuseManager },
  {
    method: "GET",
    path: "/groups",
    handle: ({ context }) => answerList(entityTypes.group, context.store.list("group").map(viewGroup)),
  },
  { method: "GET", path: "/groups/{id}", handle: readGroup },
  { method: "GET", path: "/groups/{id}/members", handle: (call) => listOfGroup(call, "members") },
  { method: "GET", path: "/groups/{id}/transitiveMembers", handle: listAllMembers },
  { method: "GET", path: "/groups/{id}/owners", handle: (call) => listOfGroup(call, "owners") },
  {
    method: "GET",
    path: "/domains",
    handle: ({ context }) => answerList(entityTypes.domain, listDomains(context.store)),
  },
  { method: "GET", path: "/domains/{id}", handle: readDomain },
  { method: "GET", path: "/organization", handle: readOrganization },
  { method: "GET", path: "/directoryObjects/{id}", handle: readDirectoryObject },
];

/** @param key an object id or a user principal name */
export function requireUser(store: Store, key: string): User {
  const user = store.get("user", key.toLowerCase()) ?? store.findBy("user", "userPrincipalName", key);
  if (user === undefined) throw notFound(key);
  return user;
}

/** Nobody has a manager here, which Graph says with 404. */
function refuseManager({ context, params }: GraphCall): GraphAnswer {
  throw notFound(requireUser(context.store, params.id ?? "").id);
}

function readGroup({ context, params }: GraphCall): GraphAnswer {
  const entity = viewGroup(requireGroup(context.store, params.id ?? ""));
  return { kind: "entity", status: 200, type: entityTypes.group, entity };
}

function listOfGroup({ context: { store }, params }: GraphCall, list: "members" | "owners"): GraphAnswer {
  const ids = requireGroup(store, params.id ?? "")[list] ?? [];
  return answerList(entityTypes.directoryObject, viewDirectoryObjects(store, ids));
}

function listAllMembers({ context: { store }, params }: GraphCall): GraphAnswer {
  const ids = allMembers(store, requireGroup(store, params.id ?? "").id);
  return answerList(entityTypes.directoryObject, viewDirectoryObjects(store, ids));
}

function requireGroup(store: Store, id: string): Group {
  const group = store.get("group", id);
  if (group === undefined) throw notFound(id);
  return group;
}

function listDomains(store: Store): JsonObject[] {
  return store.list("domain").map((domain) => ({ ...domain }));
}

function readDomain({ context, params }: GraphCall): GraphAnswer {
  const domain = context.store.get("domain", params.id ?? "");
  if (domain === undefined) throw notFound(params.id ?? "");
  return { kind: "entity", status: 200, type: entityTypes.domain, entity: { ...domain } };
}

function readOrganization({ context: { store, tenantId } }: GraphCall): GraphAnswer {
  const verifiedDomains = store
    .list("domain", ({ isVerified }) => isVerified)
    .map(({ id, isDefault, isInitial }) => ({
      name: id,
      isDefault,
      isInitial,
      type: "Managed",
      capabilities: "Email",
    }));
  return answerList(entityTypes.organization, [
    { id: tenantId, displayName: "Practice", tenantType: "AAD", verifiedDomains },
  ]);
}

function readDirectoryObject({ context, params }: GraphCall): GraphAnswer {
  const entity = viewDirectoryObject(context.store, params.id ?? "");
  if (entity === undefined) throw notFound(params.id ?? "");
  return { kind: "entity", status: 200, type: entityTypes.directoryObject, entity };
}

function answerUser(user: User): GraphAnswer {
  return { kind: "entity", status: 200, type: entityTypes.user, entity: toJson(user) };
}

function answerList(type: EntityType, entities: readonly JsonObject[]): GraphAnswer {
  return { kind: "list", type, entities };
}
