/** `azuread.AppRoleAssignment`: an app role of an API, given to a user, a group or an application. */
import type { PropertyMap } from "../../propertyValue";
import { textOf } from "../jsonValues";
import { OperationFailure } from "../providerError";
import type { Draft, OperationContext, ResourceType } from "../resourceType";
import { computed, type Fields, text } from "../schema/propertySchema";
import { isUuid } from "../schema/valueChecks";
import type { RetryRule } from "../transport/graphClient";
import { findOrGone } from "./objectId";
import { orFail } from "./orFail";

const fixedId = { use: "required", forceNew: true, check: isUuid } as const;

const fields: Fields = {
  appRoleId: text(fixedId),
  principalDisplayName: computed(text()),
  principalObjectId: text(fixedId),
  principalType: computed(text()),
  resourceDisplayName: computed(text()),
  resourceObjectId: text(fixedId),
};

const principalNotSettledYet: RetryRule = ({ status, reason }) =>
  status === 404 || (status === 400 && reason.message.includes("Not a valid reference update"));

async function create({ graph }: OperationContext, planned: PropertyMap, draft: Draft): Promise<void> {
  const resourceId = textOf(planned, "resourceObjectId");
  const path = `/servicePrincipals/${resourceId}`;
  await orFail(`Could not retrieve service principal for resource (Object ID: "${resourceId}")`, graph.get(path));
  const body = {
    "@odata.type": "#microsoft.graph.appRoleAssignment",
    appRoleId: textOf(planned, "appRoleId"),
    principalId: textOf(planned, "principalObjectId"),
    resourceId,
  };
  const created = await orFail(
    "Could not create app role assignment",
    graph.create(`${path}/appRoleAssignedTo`, body, { retryWhen: principalNotSettledYet }),
  );
  const [id, resource] = [textOf(created, "id"), textOf(created, "resourceId")];
  if (id === "" || resource === "")
    throw new OperationFailure("Bad API response: the ID returned for app role assignment is nil");
  draft.id = `/servicePrincipals/${resource}/appRoleAssignedTo/${id}`;
}

function named(id: string): string {
  const [, , resource = "", , assignment = ""] = id.split("/");
  return `Service Principal Id App Role Assigned To (Service Principal: "${resource}"\nApp Role Assignment: "${assignment}")`;
}

async function read({ graph }: OperationContext, draft: Draft): Promise<boolean> {
  const assignment = await findOrGone(`retrieving ${named(draft.id)}`, graph.get(draft.id));
  if (assignment === undefined) return false;
  draft.values = {
    ...draft.values,
    appRoleId: textOf(assignment, "appRoleId"),
    principalDisplayName: textOf(assignment, "principalDisplayName"),
    principalObjectId: textOf(assignment, "principalId"),
    principalType: textOf(assignment, "principalType"),
    resourceDisplayName: textOf(assignment, "resourceDisplayName"),
    resourceObjectId: textOf(assignment, "resourceId"),
  };
  return true;
}

async function remove({ graph }: OperationContext, id: string): Promise<void> {
  await orFail((reason) => `Deleting ${named(id)}: ${reason}`, graph.delete(id), "id");
}

export const appRoleAssignment: ResourceType = {
  token: "azuread:index/appRoleAssignment:AppRoleAssignment",
  fields,
  minutes: { create: 5, read: 5, update: 5, delete: 5 },
  importId: /^\/servicePrincipals\/[^/]+\/appRoleAssignedTo\/[^/]+$/,
  create,
  read,
  delete: remove,
};
