/** `azuread.ApplicationPreAuthorized`: a client whose users an API does not ask for consent. */
import type { PropertyMap } from "../../propertyValue";
import { type Json, type JsonObject, objectOf, objectsOf, sameId, textOf, textsOf } from "../jsonValues";
import { OperationFailure } from "../providerError";
import type { Change, Draft, OperationContext, ResourceType } from "../resourceType";
import { type Fields, text, textSet } from "../schema/propertySchema";
import { isApplicationId, isUuid } from "../schema/valueChecks";
import { applicationType, setValues } from "./application/applicationBody";
import { applicationOf, findOrGone, lastSegment } from "./objectId";
import { orFail } from "./orFail";
import { alreadyExists } from "./servicePrincipal";

const fields: Fields = {
  applicationId: text({ use: "required", forceNew: true, check: isApplicationId }),
  authorizedClientId: text({ use: "required", forceNew: true, check: isUuid }),
  permissionIds: textSet({ use: "required", check: isUuid }),
};

function preAuthorizedOf(application: JsonObject | undefined): JsonObject[] {
  return objectsOf(objectOf(application, "api"), "preAuthorizedApplications");
}

function isFor(clientId: string): (entry: JsonObject) => boolean {
  return (entry) => sameId(textOf(entry, "appId"), clientId);
}

async function create(context: OperationContext, planned: PropertyMap, draft: Draft): Promise<void> {
  const objectId = applicationOf(textOf(planned, "applicationId"));
  const clientId = textOf(planned, "authorizedClientId");
  const id = `${objectId}/preAuthorizedApplication/${clientId}`;
  await context.locks.run(objectId, async () => {
    const existing = preAuthorizedOf(await readApplication(context, objectId));
    if (existing.some(isFor(clientId))) throw alreadyExists("azuread_application_pre_authorized", id);
    const added = { appId: clientId, delegatedPermissionIds: setValues(fields, planned, "permissionIds") };
    const summary = `Adding pre-authorized application "${clientId}" for Application (Application: "${objectId}")`;
    await write(context, objectId, { entries: [...existing, added], summary });
  });
  draft.id = id;
}

async function readApplication({ graph }: OperationContext, objectId: string): Promise<JsonObject> {
  const summary = `Retrieving Application (Application: "${objectId}")`;
  return orFail(summary, graph.get(`/applications/${objectId}`), "application_id");
}

async function write(
  { graph }: OperationContext,
  objectId: string,
  { entries, summary }: { readonly entries: readonly Json[]; readonly summary: string },
): Promise<void> {
  const body = { "@odata.type": applicationType, api: { preAuthorizedApplications: entries } };
  await orFail(summary, graph.patch(`/applications/${objectId}`, body));
}

async function update(context: OperationContext, { planned }: Change, draft: Draft): Promise<void> {
  const objectId = applicationOf(draft.id);
  const clientId = lastSegment(draft.id);
  await context.locks.run(objectId, async () => {
    const existing = preAuthorizedOf(await readApplication(context, objectId));
    if (!existing.some(isFor(clientId))) {
      throw new OperationFailure(`could not match an existing preAuthorizedApplication for "${clientId}"`);
    }
    const permissions = setValues(fields, planned, "permissionIds");
    const entries = existing.map((entry) =>
      isFor(clientId)(entry) ? { ...entry, delegatedPermissionIds: permissions } : entry,
    );
    const summary = `Updating pre-authorized application "${clientId}" for Application (Application: "${objectId}")`;
    await write(context, objectId, { entries, summary });
  });
}

async function read({ graph }: OperationContext, draft: Draft): Promise<boolean> {
  const objectId = applicationOf(draft.id);
  const clientId = lastSegment(draft.id);
  const summary = `Retrieving Application (Application: "${objectId}")`;
  const application = await findOrGone(summary, graph.get(`/applications/${objectId}`), "application_id");
  const entry = preAuthorizedOf(application).find(isFor(clientId));
  if (entry === undefined) return false;
  draft.values = {
    ...draft.values,
    applicationId: `/applications/${objectId}`,
    authorizedClientId: clientId,
    permissionIds: textsOf(entry, "delegatedPermissionIds"),
  };
  return true;
}

/** An application that is gone took its pre-authorised clients with it. */
async function remove(context: OperationContext, id: string): Promise<void> {
  const objectId = applicationOf(id);
  const clientId = lastSegment(id);
  await context.locks.run(objectId, async () => {
    const retrieving = `Retrieving Application (Application: "${objectId}")`;
    const application = await findOrGone(retrieving, context.graph.get(`/applications/${objectId}`), "application_id");
    if (application === undefined) return;
    const entries = preAuthorizedOf(application).filter((entry) => !isFor(clientId)(entry));
    const summary = `Removing pre-authorized application "${clientId}" from Application (Application: "${objectId}")`;
    await write(context, objectId, { entries, summary });
  });
}

export const applicationPreAuthorized: ResourceType = {
  token: "azuread:index/applicationPreAuthorized:ApplicationPreAuthorized",
  fields,
  minutes: { create: 5, read: 5, update: 5, delete: 5 },
  importId: /^[^/]+\/preAuthorizedApplication\/[^/]+$/,
  create,
  read,
  update,
  delete: remove,
};
