/** Any object of the directory, told apart by its `@odata.type`, which clients read on lists of mixed kinds. */
import type { Group, JsonObject } from "../../records";
import type { Store } from "../../store";
import { viewServicePrincipal } from "../servicePrincipals/servicePrincipalView";

/** undefined for an id that nothing has. */
export function viewDirectoryObject(store: Store, id: string): JsonObject | undefined {
  const user = store.get("user", id);
  if (user !== undefined) return { "@odata.type": "#microsoft.graph.user", ...user };
  const principal = store.get("servicePrincipal", id);
  if (principal !== undefined)
    return { "@odata.type": "#microsoft.graph.servicePrincipal", ...viewServicePrincipal(principal) };
  const group = store.get("group", id);
  if (group !== undefined) return { "@odata.type": "#microsoft.graph.group", ...viewGroup(group) };
  const application = store.get("application", id);
  if (application === undefined) return undefined;
  const { appId, displayName } = application;
  return { "@odata.type": "#microsoft.graph.application", id, appId, displayName };
}

/** Those of `ids` that still exist, in order. */
export function viewDirectoryObjects(store: Store, ids: readonly string[]): JsonObject[] {
  return ids.map((id) => viewDirectoryObject(store, id)).filter((object) => object !== undefined);
}

export function viewGroup({ members: _m, owners: _o, ...group }: Group): JsonObject {
  return group;
}
