/** `azuread.ServicePrincipalDelegatedPermissionGrant`: consent for delegated permissions, as an object. */
import type { PropertyMap } from "../../propertyValue";
import { type JsonObject, textOf } from "../jsonValues";
import type { Change, Draft, OperationContext, ResourceType } from "../resourceType";
import { type Fields, text, textSet } from "../schema/propertySchema";
import { isNotEmpty, isUuid } from "../schema/valueChecks";
import type { RetryRule } from "../transport/graphClient";
import { setValues } from "./application/applicationBody";
import { findOrGone, lastSegment } from "./objectId";
import { orFail } from "./orFail";

const grantType = "#microsoft.graph.oAuth2PermissionGrant";

const fields: Fields = {
  claimValues: textSet({ use: "required", minItems: 1, check: isNotEmpty }),
  resourceServicePrincipalObjectId: text({ use: "required", forceNew: true, check: isUuid }),
  servicePrincipalObjectId: text({ use: "required", forceNew: true, check: isUuid }),
  userObjectId: text({ forceNew: true, check: isUuid }),
};

const principalsNotSettledYet: RetryRule = ({ status, reason }) =>
  status === 404 ||
  (status === 400 &&
    reason.message.includes("does not exist or one of its queried reference-property objects are not present"));

async function create({ graph }: OperationContext, planned: PropertyMap, draft: Draft): Promise<void> {
  const clientId = textOf(planned, "servicePrincipalObjectId");
  const resourceId = textOf(planned, "resourceServicePrincipalObjectId");
  for (const id of [clientId, resourceId]) {
    const summary = `Could not retrieve Service Principal (Service Principal: "${id}")`;
    await orFail(summary, graph.get(`/servicePrincipals/${id}`));
  }
  const user = textOf(planned, "userObjectId");
  const body = {
    "@odata.type": grantType,
    clientId,
    consentType: user === "" ? "AllPrincipals" : "Principal",
    ...(user === "" ? {} : { principalId: user }),
    resourceId,
    scope: scopeOf(planned),
  };
  const created = await orFail(
    "Could not create delegated permission grant",
    graph.create("/oauth2PermissionGrants", body, { retryWhen: principalsNotSettledYet }),
  );
  draft.id = `/oauth2PermissionGrants/${textOf(created, "id")}`;
}

function scopeOf(planned: JsonObject): string {
  return setValues(fields, planned, "claimValues").join(" ");
}

async function update({ graph }: OperationContext, { planned }: Change, draft: Draft): Promise<void> {
  const id = lastSegment(draft.id);
  await orFail(
    `Updating O Auth 2 Permission Grant (O Auth 2 Permission Grant: "${id}")`,
    graph.patch(`/oauth2PermissionGrants/${id}`, { "@odata.type": grantType, scope: scopeOf(planned) }),
  );
}

async function read({ graph }: OperationContext, draft: Draft): Promise<boolean> {
  const summary = `Retrieving Delegated Permission Grant with ID "${draft.id}"`;
  const grant = await findOrGone(summary, graph.get(`/oauth2PermissionGrants/${lastSegment(draft.id)}`), "id");
  if (grant === undefined) return false;
  draft.values = {
    ...draft.values,
    claimValues: textOf(grant, "scope")
      .split(" ")
      .filter((scope) => scope !== ""),
    resourceServicePrincipalObjectId: textOf(grant, "resourceId"),
    servicePrincipalObjectId: textOf(grant, "clientId"),
    userObjectId: textOf(grant, "principalId"),
  };
  return true;
}

async function remove({ graph }: OperationContext, id: string): Promise<void> {
  const grantId = lastSegment(id);
  const summary = `Deleting O Auth 2 Permission Grant (O Auth 2 Permission Grant: "${grantId}")`;
  await orFail(summary, graph.delete(`/oauth2PermissionGrants/${grantId}`), "id");
}

export const delegatedPermissionGrant: ResourceType = {
  token: "azuread:index/servicePrincipalDelegatedPermissionGrant:ServicePrincipalDelegatedPermissionGrant",
  fields,
  minutes: { create: 5, read: 5, update: 5, delete: 5 },
  importId: /^\/oauth2PermissionGrants\/[^/]+$/,
  create,
  read,
  update,
  delete: remove,
};
