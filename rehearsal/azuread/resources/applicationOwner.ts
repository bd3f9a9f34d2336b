/** `azuread.ApplicationOwner`: one owner of an application. */
import type { PropertyMap } from "../../propertyValue";
import { type JsonObject, sameId, textOf } from "../jsonValues";
import { isNotFound } from "../providerError";
import type { Draft, OperationContext, ResourceType } from "../resourceType";
import { type Fields, text } from "../schema/propertySchema";
import { isUuid } from "../schema/valueChecks";
import { alreadyExists } from "./alreadyExists";
import { firstObjectOf, lastSegment } from "./objectId";
import { orFail } from "./orFail";
import { partOfApplication } from "./parts/applicationPart";

const fields: Fields = {
  ...partOfApplication,
  ownerObjectId: text({ use: "required", forceNew: true, check: isUuid }),
};

function named(id: string): string {
  return `Application Id Owner (Application: "${firstObjectOf(id)}"\nDirectory Object: "${lastSegment(id)}")`;
}

/** The owner; an application that is not there has none. */
async function find({ graph }: OperationContext, id: string): Promise<JsonObject | undefined> {
  const ownerId = lastSegment(id);
  const query = { $filter: `id eq '${ownerId}'` };
  try {
    const found = await graph.list(`/applications/${firstObjectOf(id)}/owners`, { query });
    return found.find((owner) => sameId(textOf(owner, "id"), ownerId));
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

async function create(context: OperationContext, planned: PropertyMap, draft: Draft): Promise<void> {
  const { graph } = context;
  const objectId = firstObjectOf(textOf(planned, "applicationId"));
  const ownerId = textOf(planned, "ownerObjectId");
  const id = `/applications/${objectId}/owners/${ownerId}`;
  await context.locks.run(objectId, async () => {
    const existing = await orFail(`checking for presence of existing ${named(id)}`, find(context, id));
    if (existing !== undefined) throw alreadyExists("azuread_application_owner", id);
    const reference = { "@odata.id": graph.directoryObjectUrl(ownerId) };
    // A new application may not be known everywhere yet.
    const retryWhen = isNotFound;
    await orFail(`adding ${named(id)}`, graph.post(`/applications/${objectId}/owners/$ref`, reference, { retryWhen }));
  });
  draft.id = id;
}

async function read(context: OperationContext, draft: Draft): Promise<boolean> {
  const owner = await orFail(`retrieving ${named(draft.id)}`, find(context, draft.id));
  if (owner === undefined) return false;
  draft.values = {
    ...draft.values,
    applicationId: `/applications/${firstObjectOf(draft.id)}`,
    ownerObjectId: lastSegment(draft.id),
  };
  return true;
}

async function remove(context: OperationContext, id: string): Promise<void> {
  await context.locks.run(firstObjectOf(id), () => orFail(`removing ${named(id)}`, context.graph.delete(`${id}/$ref`)));
}

export const applicationOwner: ResourceType = {
  token: "azuread:index/applicationOwner:ApplicationOwner",
  fields,
  minutes: { create: 10, read: 5, update: 10, delete: 5 },
  importId: /^\/applications\/[^/]+\/owners\/[^/]+$/,
  create,
  read,
  delete: remove,
};
