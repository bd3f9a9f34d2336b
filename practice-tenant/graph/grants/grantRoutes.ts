/** `/oauth2PermissionGrants`: what clients may do for users, consented by the tenant or by one of them. */
import { z } from "zod";
import type { JsonObject, OAuth2PermissionGrant } from "../../records";
import { assertGrantConsistent, assertGrantNew } from "../../rules/grantRules";
import type { Store } from "../../store";
import { entityTypes } from "../entityTypes";
import { type GraphAnswer, type GraphCall, type GraphRoute, noContent } from "../http/graphCall";
import { notFound } from "../http/graphError";
import { readBody } from "../http/readBody";
import { requireServicePrincipal } from "../servicePrincipals/servicePrincipalStore";
import { grantId } from "./grantId";

export const grantRoutes: readonly GraphRoute[] = [
  {
    method: "GET",
    path: "/oauth2PermissionGrants",
    handle: ({ context }) => answerList(context.store.list("oauth2PermissionGrant")),
  },
  { method: "POST", path: "/oauth2PermissionGrants", handle: createGrant },
  { method: "GET", path: "/oauth2PermissionGrants/{id}", handle: readGrant },
  { method: "PATCH", path: "/oauth2PermissionGrants/{id}", handle: changeGrant },
  { method: "DELETE", path: "/oauth2PermissionGrants/{id}", handle: removeGrant },
  { method: "GET", path: "/servicePrincipals/{id}/oauth2PermissionGrants", handle: listGrantsOfClient },
];

/** `startTime` and `expiryTime` of beta are taken and ignored, as Graph does. */
const newGrantSchema = z.strictObject({
  id: z.string().optional(),
  clientId: z.string(),
  consentType: z.enum(["AllPrincipals", "Principal"]),
  principalId: z.string().nullable().default(null),
  resourceId: z.string(),
  scope: z
    .string()
    .nullable()
    .default("")
    .transform((scope) => scope ?? ""),
  startTime: z.string().optional(),
  expiryTime: z.string().optional(),
});

const changeSchema = z.strictObject({ id: z.string().optional(), scope: z.string() });

function createGrant({ context, body }: GraphCall): GraphAnswer {
  const { store } = context;
  const { clientId, consentType, principalId, resourceId, scope } = readBody(
    newGrantSchema,
    body,
    "OAuth2PermissionGrant",
  );
  requireServicePrincipal(store, clientId);
  requireServicePrincipal(store, resourceId);
  if (principalId !== null && store.get("user", principalId) === undefined) throw notFound(principalId);
  const grant = {
    id: grantId({ clientId, resourceId, principalId }),
    clientId,
    consentType,
    principalId,
    resourceId,
    scope,
  };
  assertGrantConsistent(context, grant);
  assertGrantNew(context, grant);
  store.put("oauth2PermissionGrant", grant);
  return { kind: "entity", status: 201, type: entityTypes.oauth2PermissionGrant, entity: view(grant) };
}

function readGrant({ context, params }: GraphCall): GraphAnswer {
  const entity = view(requireGrant(context.store, params.id ?? ""));
  return { kind: "entity", status: 200, type: entityTypes.oauth2PermissionGrant, entity };
}

function changeGrant({ context, params, body }: GraphCall): GraphAnswer {
  const before = requireGrant(context.store, params.id ?? "");
  const { scope } = readBody(changeSchema, body, "OAuth2PermissionGrant");
  const after = { ...before, scope };
  assertGrantConsistent(context, after);
  context.store.put("oauth2PermissionGrant", after);
  return noContent;
}

function removeGrant({ context, params }: GraphCall): GraphAnswer {
  context.store.remove("oauth2PermissionGrant", requireGrant(context.store, params.id ?? "").id);
  return noContent;
}

function listGrantsOfClient({ context: { store }, params }: GraphCall): GraphAnswer {
  const { id } = requireServicePrincipal(store, params.id ?? "");
  return answerList(store.listBy("oauth2PermissionGrant", "clientId", id));
}

function answerList(grants: readonly OAuth2PermissionGrant[]): GraphAnswer {
  return { kind: "list", type: entityTypes.oauth2PermissionGrant, entities: grants.map(view) };
}

function requireGrant(store: Store, id: string): OAuth2PermissionGrant {
  const grant = store.get("oauth2PermissionGrant", id);
  if (grant === undefined) throw notFound(id);
  return grant;
}

function view(grant: OAuth2PermissionGrant): JsonObject {
  return { ...grant };
}
