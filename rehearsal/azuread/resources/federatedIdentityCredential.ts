/** `azuread.ApplicationFederatedIdentityCredential`: trust in the tokens of another issuer. */
import type { PropertyMap } from "../../propertyValue";
import { type JsonObject, textOf, textsOf } from "../jsonValues";
import { isNotFound } from "../providerError";
import type { Change, Draft, OperationContext, ResourceType } from "../resourceType";
import { computed, type Fields, text, textList } from "../schema/propertySchema";
import { hasLength, isApplicationId, isNotEmpty } from "../schema/valueChecks";
import { until, untilGone } from "./consistency";
import { applicationOf, findOrGone, lastSegment } from "./objectId";
import { orFail } from "./orFail";

const credentialType = "#microsoft.graph.federatedIdentityCredential";

const fields: Fields = {
  applicationId: text({ use: "required", forceNew: true, check: isApplicationId }),
  audiences: textList({ use: "required", maxItems: 1, check: isNotEmpty }),
  credentialId: computed(text()),
  description: text(),
  displayName: text({ use: "required", forceNew: true, check: hasLength(1, 120) }),
  issuer: text({ use: "required" }),
  subject: text({ use: "required" }),
};

function pathOf(id: string): string {
  return `/applications/${applicationOf(id)}/federatedIdentityCredentials/${lastSegment(id)}`;
}

/** An empty description is sent as such, not as null. */
function bodyOf(planned: JsonObject): JsonObject {
  return {
    "@odata.type": credentialType,
    audiences: textsOf(planned, "audiences"),
    description: textOf(planned, "description"),
    issuer: textOf(planned, "issuer"),
    name: textOf(planned, "displayName"),
    subject: textOf(planned, "subject"),
  };
}

async function create(context: OperationContext, planned: PropertyMap, draft: Draft): Promise<void> {
  const { graph } = context;
  const objectId = applicationOf(textOf(planned, "applicationId"));
  const named = `Application (Application: "${objectId}")`;
  await context.locks.run(objectId, async () => {
    await orFail(`retrieving ${named}`, graph.get(`/applications/${objectId}`));
    const created = await orFail(
      `Adding federated identity credential for ${named}`,
      graph.create(`/applications/${objectId}/federatedIdentityCredentials`, bodyOf(planned)),
    );
    const id = `${objectId}/federatedIdentityCredential/${textOf(created, "id")}`;
    await orFail(
      `Waiting for ${named}`,
      until(context, () => exists(context, id)),
    );
    draft.id = id;
  });
}

async function exists({ graph }: OperationContext, id: string): Promise<boolean> {
  try {
    await graph.get(pathOf(id));
    return true;
  } catch (error) {
    if (isNotFound(error)) return false;
    throw error;
  }
}

function namedAfter(id: string): string {
  return `federated identity credential with ID "${lastSegment(id)}" for application with object ID "${applicationOf(id)}"`;
}

async function update(context: OperationContext, { planned }: Change, draft: Draft): Promise<void> {
  const body = { ...bodyOf(planned), id: lastSegment(draft.id) };
  await context.locks.run(applicationOf(draft.id), () =>
    orFail(`Updating ${namedAfter(draft.id)}`, context.graph.patch(pathOf(draft.id), body)),
  );
}

async function read({ graph }: OperationContext, draft: Draft): Promise<boolean> {
  const credential = await findOrGone(`Retrieving ${namedAfter(draft.id)}`, graph.get(pathOf(draft.id)), "id");
  if (credential === undefined) return false;
  draft.values = {
    ...draft.values,
    applicationId: `/applications/${applicationOf(draft.id)}`,
    audiences: textsOf(credential, "audiences"),
    credentialId: lastSegment(draft.id),
    description: textOf(credential, "description"),
    displayName: textOf(credential, "name"),
    issuer: textOf(credential, "issuer"),
    subject: textOf(credential, "subject"),
  };
  return true;
}

async function remove(context: OperationContext, id: string): Promise<void> {
  await context.locks.run(applicationOf(id), async () => {
    await orFail(`Removing ${namedAfter(id)}`, context.graph.delete(pathOf(id)));
    await untilGone(context, () => context.graph.get(pathOf(id)));
  });
}

export const federatedIdentityCredential: ResourceType = {
  token: "azuread:index/applicationFederatedIdentityCredential:ApplicationFederatedIdentityCredential",
  fields,
  minutes: { create: 15, read: 5, update: 5, delete: 5 },
  importId: /^[^/]+\/federatedIdentityCredential\/[^/]+$/,
  create,
  read,
  update,
  delete: remove,
};
