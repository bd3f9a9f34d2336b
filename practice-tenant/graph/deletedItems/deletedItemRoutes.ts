/** `/directory/deletedItems`: what is in the recycle bin, back from it, or gone for good. */
import type { DeletedItem, JsonObject } from "../../records";
import { viewApplication } from "../applications/applicationView";
import { entityTypes } from "../entityTypes";
import { type GraphAnswer, type GraphCall, type GraphRoute, noContent } from "../http/graphCall";
import { notFound, notImplemented } from "../http/graphError";
import { viewServicePrincipal } from "../servicePrincipals/servicePrincipalView";
import { restoreItem } from "./recycleBin";

export const deletedItemRoutes: readonly GraphRoute[] = [
  { method: "GET", path: "/directory/deletedItems/{type}", handle: listOrRead },
  {
    method: "GET",
    path: "/directory/deletedItems/{type}/{id}",
    handle: (call) => readItem(call, call.params.id ?? ""),
  },
  { method: "POST", path: "/directory/deletedItems/{id}/restore", handle: restore },
  { method: "DELETE", path: "/directory/deletedItems/{id}", handle: purge },
];

const kinds: Readonly<Record<string, DeletedItem["kind"]>> = {
  "microsoft.graph.application": "application",
  "microsoft.graph.serviceprincipal": "servicePrincipal",
};

/** One path for both: the last segment is a type (`microsoft.graph.application`) or an id. */
function listOrRead(call: GraphCall): GraphAnswer {
  const type = call.params.type ?? "";
  if (!type.toLowerCase().startsWith("microsoft.graph.")) return readItem(call, type);
  const kind = kinds[type.toLowerCase()];
  if (kind === undefined) throw notImplemented(`deleted items of type ${type}`);
  const items = call.context.store.list("deletedItem", (item) => item.kind === kind);
  return { kind: "list", type: entityTypes[kind], entities: items.map((item) => viewItem(item, call)) };
}

function readItem(call: GraphCall, id: string): GraphAnswer {
  const item = requireItem(call, id);
  return { kind: "entity", status: 200, type: entityTypes.directoryObject, entity: viewItem(item, call) };
}

function restore(call: GraphCall): GraphAnswer {
  const item = requireItem(call, call.params.id ?? "");
  restoreItem(call.context.store, item);
  const { deletedDateTime: _, ...entity } = viewItem(item, call);
  return {
    kind: "entity",
    status: 200,
    type: entityTypes.directoryObject,
    entity: { ...entity, deletedDateTime: null },
  };
}

/** Purging an application purges the principal that went with it. */
function purge(call: GraphCall): GraphAnswer {
  const { store } = call.context;
  const item = requireItem(call, call.params.id ?? "");
  const appId = item.application?.appId;
  const gone = store.list(
    "deletedItem",
    ({ id, servicePrincipal }) => id === item.id || (appId !== undefined && servicePrincipal?.appId === appId),
  );
  for (const { id } of gone) store.remove("deletedItem", id);
  return noContent;
}

function requireItem({ context }: GraphCall, id: string): DeletedItem {
  const item = context.store.get("deletedItem", id.toLowerCase());
  if (item === undefined) throw notFound(id);
  return item;
}

function viewItem(item: DeletedItem, call: GraphCall): JsonObject {
  const { id, kind, deletedDateTime, displayName = null, application, servicePrincipal } = item;
  const content =
    application === undefined
      ? servicePrincipal && viewServicePrincipal(servicePrincipal)
      : viewApplication(application, call);
  return { "@odata.type": `#microsoft.graph.${kind}`, id, displayName, ...content, deletedDateTime };
}
