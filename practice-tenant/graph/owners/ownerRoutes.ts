/** `/applications/{id}/owners` and `/servicePrincipals/{id}/owners`. */
import { z } from "zod";
import { assertOwnersAllowed } from "../../rules/ownerLimits";
import type { Store } from "../../store";
import { requireApplication } from "../applications/applicationStore";
import { entityTypes } from "../entityTypes";
import { type GraphAnswer, type GraphCall, type GraphRoute, noContent } from "../http/graphCall";
import { badRequest } from "../http/graphError";
import { viewDirectoryObjects } from "../people/directoryObjectView";
import { requireServicePrincipal } from "../servicePrincipals/servicePrincipalStore";
import { readOwnerLink } from "./ownerLinks";

export const ownerRoutes: readonly GraphRoute[] = [...routesFor("applications"), ...routesFor("servicePrincipals")];

const referenceSchema = z.strictObject({ "@odata.id": z.string() });

function routesFor(set: OwnedSet): GraphRoute[] {
  const path = `/${set}/{id}/owners`;
  return [
    { method: "GET", path, handle: (call) => listOwners(set, call) },
    { method: "POST", path: `${path}/$ref`, handle: (call) => addOwner(set, call) },
    { method: "DELETE", path: `${path}/{ownerId}/$ref`, handle: (call) => removeOwner(set, call) },
  ];
}

type OwnedSet = "applications" | "servicePrincipals";

function listOwners(set: OwnedSet, { context: { store }, params }: GraphCall): GraphAnswer {
  const { owners } = requireOwned(set, store, params.id ?? "");
  const entities = viewDirectoryObjects(store, owners);
  return { kind: "list", type: entityTypes.directoryObject, entities };
}

function addOwner(set: OwnedSet, { context, params, body }: GraphCall): GraphAnswer {
  const { store } = context;
  const owned = requireOwned(set, store, params.id ?? "");
  const owner = readOwnerLink(store, readReference(body));
  if (owned.owners.includes(owner)) {
    throw badRequest(
      "One or more added object references already exist for the following modified properties: 'owners'.",
    );
  }
  assertOwnersAllowed(context, owned.owners.length + 1);
  keepOwners(set, store, { id: owned.id, owners: [...owned.owners, owner] });
  return noContent;
}

function removeOwner(set: OwnedSet, { context: { store }, params }: GraphCall): GraphAnswer {
  const owned = requireOwned(set, store, params.id ?? "");
  if (!owned.owners.includes(params.ownerId ?? "")) {
    throw badRequest(
      "One or more removed object references do not exist for the following modified properties: 'owners'.",
    );
  }
  keepOwners(set, store, { id: owned.id, owners: owned.owners.filter((id) => id !== params.ownerId) });
  return noContent;
}

/** Elsewhere annotations are ignored; here the annotation is all there is. */
function readReference(body: unknown): string {
  const parsed = referenceSchema.safeParse(body);
  if (parsed.success) return parsed.data["@odata.id"];
  throw badRequest("The request holds no reference: the property '@odata.id' is missing.");
}

function requireOwned(set: OwnedSet, store: Store, key: string): { id: string; owners: readonly string[] } {
  return set === "applications" ? requireApplication(store, key) : requireServicePrincipal(store, key);
}

function keepOwners(set: OwnedSet, store: Store, { id, owners }: { id: string; owners: readonly string[] }): void {
  if (set === "applications") store.put("application", { ...requireApplication(store, id), owners });
  else store.put("servicePrincipal", { ...requireServicePrincipal(store, id), owners });
}
