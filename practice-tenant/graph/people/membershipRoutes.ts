/** `memberOf` and `transitiveMemberOf`: the groups and directory roles of a user, or of an app's principal. */
import { toJson } from "../../json";
import type { JsonObject } from "../../records";
import type { Store } from "../../store";
import { globalAdministrator } from "../../tokens/directoryRoles";
import { entityTypes } from "../entityTypes";
import type { GraphAnswer, GraphCall, GraphRoute } from "../http/graphCall";
import { requireServicePrincipal } from "../servicePrincipals/servicePrincipalStore";
import { viewGroup } from "./directoryObjectView";
import { allGroups, directGroups } from "./memberships";
import { requireUser } from "./peopleRoutes";

/** Finds the object that is a member, by what stands in the path. */
type FindMember = (call: GraphCall) => { readonly id: string };

const caller: FindMember = ({ context, caller: { objectId } }) => requireUser(context.store, objectId);
const user: FindMember = ({ context, params }) => requireUser(context.store, params.id ?? "");
const principal: FindMember = ({ context, params }) => requireServicePrincipal(context.store, params.id ?? "");

export const membershipRoutes: readonly GraphRoute[] = [
  ...routesBelow("/me", caller),
  ...routesBelow("/users/{id}", user),
  ...routesBelow("/servicePrincipals/{id}", principal),
];

function routesBelow(path: string, find: FindMember): GraphRoute[] {
  return [
    { method: "GET", path: `${path}/memberOf`, handle: (call) => answer(call, find, directGroups) },
    { method: "GET", path: `${path}/transitiveMemberOf`, handle: (call) => answer(call, find, allGroups) },
  ];
}

function answer(call: GraphCall, find: FindMember, groupsOf: typeof directGroups): GraphAnswer {
  const { store } = call.context;
  const { id } = find(call);
  const groups = groupsOf(store, id).map((group) => ({ "@odata.type": "#microsoft.graph.group", ...viewGroup(group) }));
  return { kind: "list", type: entityTypes.directoryObject, entities: [...groups, ...rolesOf(store, id)].map(toJson) };
}

/** Whoever administers this tenant has the one role that is active in every new tenant. */
function rolesOf(store: Store, id: string): JsonObject[] {
  if (store.get("userAccount", id)?.role !== "administrator") return [];
  return [
    {
      "@odata.type": "#microsoft.graph.directoryRole",
      id: "77777777-7777-4777-8777-777777777771",
      displayName: "Global Administrator",
      description: "Administers everything in the directory",
      roleTemplateId: globalAdministrator,
    },
  ];
}
