/** `/servicePrincipals`: create, list, read, change, delete. */
import type { TenantContext } from "../../context";
import type { Application, ServicePrincipal } from "../../records";
import { assertPrincipalDeletable } from "../../rules/firstPartyPrincipals";
import { assertOwnersAllowed } from "../../rules/ownerLimits";
import { assertPrincipalTextsAllowed } from "../../rules/principalTexts";
import type { Store } from "../../store";
import { mirrorApplication } from "../applications/applicationStore";
import { replaceKeys } from "../credentials/keyCredentials";
import { deleteServicePrincipal } from "../deletedItems/recycleBin";
import { entityTypes } from "../entityTypes";
import { type GraphAnswer, type GraphCall, type GraphRoute, noContent } from "../http/graphCall";
import { GraphError } from "../http/graphError";
import { definedOnly, readBody } from "../http/readBody";
import { newServicePrincipal } from "../newServicePrincipal";
import { listRecords } from "../odata/listRecords";
import { readOwnerLinks } from "../owners/ownerLinks";
import { newServicePrincipalSchema, servicePrincipalPatchSchema } from "./servicePrincipalBody";
import { requireServicePrincipal } from "./servicePrincipalStore";
import { viewSelected, viewServicePrincipal } from "./servicePrincipalView";

export const servicePrincipalRoutes: readonly GraphRoute[] = [
  { method: "GET", path: "/servicePrincipals", handle: listPrincipals },
  { method: "POST", path: "/servicePrincipals", handle: createPrincipal },
  { method: "GET", path: "/servicePrincipals/{id}", handle: readPrincipal },
  { method: "PATCH", path: "/servicePrincipals/{id}", handle: changePrincipal },
  { method: "DELETE", path: "/servicePrincipals/{id}", handle: removePrincipal },
];

function listPrincipals({ context: { store }, query }: GraphCall): GraphAnswer {
  const type = entityTypes.servicePrincipal;
  return listRecords(store, query, { kind: "servicePrincipal", type, view: viewServicePrincipal });
}

function readPrincipal(call: GraphCall): GraphAnswer {
  const entity = viewSelected(requireServicePrincipal(call.context.store, call.params.id ?? ""), call);
  return { kind: "entity", status: 200, type: entityTypes.servicePrincipal, entity };
}

function createPrincipal(call: GraphCall): GraphAnswer {
  const { context, lag } = call;
  const { store, random, tenantId } = context;
  const {
    appId,
    "owners@odata.bind": links,
    id: _id,
    keyCredentials,
    ...given
  } = readBody(newServicePrincipalSchema, call.body, "ServicePrincipal");
  const application = requireBackingApplication(store, appId, lag.hidesApplication(appId));
  if (store.findBy("servicePrincipal", "appId", appId) !== undefined) throw nameInUse(appId);
  const blank = newServicePrincipal({
    id: random.uuid(),
    appId: application.appId,
    displayName: application.displayName,
    appOwnerOrganizationId: tenantId,
    ...definedOnly(given),
    keyCredentials: replaceKeys(context, [], keyCredentials ?? []),
    owners: [...new Set(readOwnerLinks(store, links ?? []))],
  });
  const principal = mirrorApplication(blank, application);
  assertPrincipalTextsAllowed(context, principal);
  assertOwnersAllowed(context, principal.owners.length);
  store.put("servicePrincipal", principal);
  return { kind: "entity", status: 201, type: entityTypes.servicePrincipal, entity: viewServicePrincipal(principal) };
}

function changePrincipal({ context, params, body }: GraphCall): GraphAnswer {
  const before = requireServicePrincipal(context.store, params.id ?? "");
  const after = applyPatch(context, before, body);
  assertPrincipalTextsAllowed(context, after);
  context.store.put("servicePrincipal", after);
  return noContent;
}

function applyPatch(context: TenantContext, before: ServicePrincipal, body: unknown): ServicePrincipal {
  const { id: _, keyCredentials, ...patch } = readBody(servicePrincipalPatchSchema, body, "ServicePrincipal");
  return {
    ...before,
    ...definedOnly(patch),
    keyCredentials:
      keyCredentials === undefined
        ? before.keyCredentials
        : replaceKeys(context, before.keyCredentials, keyCredentials),
  };
}

function removePrincipal({ context, params }: GraphCall): GraphAnswer {
  const principal = requireServicePrincipal(context.store, params.id ?? "");
  assertPrincipalDeletable(context, principal);
  deleteServicePrincipal(context, principal);
  return noContent;
}

/** The text is one that the azuread provider matches on to retry. */
function requireBackingApplication(store: Store, appId: string, isHidden: boolean): Application {
  const application = store.findBy("application", "appId", appId);
  if (application !== undefined && !isHidden) return application;
  throw new GraphError(
    400,
    "Request_BadRequest",
    `The appId '${appId}' of the service principal does not reference a valid application object.`,
    { code: "NoBackingApplicationObject", target: "appId" },
  );
}

function nameInUse(appId: string): GraphError {
  return new GraphError(
    409,
    "Request_MultipleObjectsWithSameKeyValue",
    `The service principal cannot be created, updated, or restored because the service principal name ${appId} is already in use.`,
    { code: "ObjectConflict", target: "servicePrincipalNames" },
  );
}
