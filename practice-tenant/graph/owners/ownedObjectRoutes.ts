/** `ownedObjects` of a user, a service principal or whoever is signed in: applications, principals and groups. */
import { toJson } from "../../json";
import type { JsonObject } from "../../records";
import { viewApplication } from "../applications/applicationView";
import { entityTypes } from "../entityTypes";
import type { GraphAnswer, GraphCall, GraphRoute } from "../http/graphCall";
import { viewGroup } from "../people/directoryObjectView";
import { requireUser } from "../people/peopleRoutes";
import { requireServicePrincipal } from "../servicePrincipals/servicePrincipalStore";
import { viewServicePrincipal } from "../servicePrincipals/servicePrincipalView";

export const ownedObjectRoutes: readonly GraphRoute[] = [
  {
    method: "GET",
    path: "/me/ownedObjects",
    handle: (call) => listOwned(call, requireUser(call.context.store, call.caller.objectId).id),
  },
  {
    method: "GET",
    path: "/users/{id}/ownedObjects",
    handle: (call) => listOwned(call, requireUser(call.context.store, call.params.id ?? "").id),
  },
  {
    method: "GET",
    path: "/servicePrincipals/{id}/ownedObjects",
    handle: (call) => listOwned(call, requireServicePrincipal(call.context.store, call.params.id ?? "").id),
  },
];

function listOwned(call: GraphCall, ownerId: string): GraphAnswer {
  const { store } = call.context;
  const isOwned = ({ owners }: { readonly owners?: readonly string[] }): boolean => owners?.includes(ownerId) === true;
  const entities = [
    ...store
      .list("application", isOwned)
      .map((application) => typed("application", viewApplication(application, call))),
    ...store
      .list("servicePrincipal", isOwned)
      .map((principal) => typed("servicePrincipal", viewServicePrincipal(principal))),
    ...store.list("group", isOwned).map((group) => typed("group", toJson(viewGroup(group)))),
  ];
  return { kind: "list", type: entityTypes.directoryObject, entities };
}

function typed(name: string, view: JsonObject): JsonObject {
  return { "@odata.type": `#microsoft.graph.${name}`, ...view };
}
