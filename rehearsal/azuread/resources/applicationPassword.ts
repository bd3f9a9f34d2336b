/** `azuread.ApplicationPassword`: a client secret of an application. */
import { type PropertyMap, unknownValue } from "../../propertyValue";
import { textOf } from "../jsonValues";
import type { Draft, OperationContext, ResourceType } from "../resourceType";
import { computed, type Fields, text, textMap } from "../schema/propertySchema";
import { isApplicationId, isNotEmpty, isTimestamp } from "../schema/valueChecks";
import { addPassword, findPassword, removePassword } from "./application/inlinePassword";
import { applicationOf, findOrGone, lastSegment } from "./objectId";
import { orFail } from "./orFail";

const given = { use: "optionalComputed", forceNew: true } as const;

const fields: Fields = {
  applicationId: text({ use: "required", forceNew: true, check: isApplicationId }),
  displayName: text(given),
  endDate: text({ ...given, check: isTimestamp, conflictsWith: ["endDateRelative"] }),
  // The provider takes it and sends nothing of it.
  endDateRelative: text({ forceNew: true, check: isNotEmpty, conflictsWith: ["endDate"] }),
  keyId: computed(text()),
  rotateWhenChanged: textMap({ forceNew: true }),
  startDate: text({ ...given, check: isTimestamp }),
  value: computed(text({ secret: true })),
};

async function create(context: OperationContext, planned: PropertyMap, draft: Draft): Promise<void> {
  const objectId = applicationOf(textOf(planned, "applicationId"));
  const named = `Application (Application: "${objectId}")`;
  const path = `/applications/${objectId}`;
  await context.locks.run(objectId, async () => {
    await orFail(`Retrieving ${named}`, context.graph.get(path), "application_id");
    const wanted = Object.fromEntries(Object.entries(planned).filter(([, value]) => value !== unknownValue));
    const credential = await orFail(`Adding password for ${named}`, addPassword(context, path, wanted));
    draft.id = `${objectId}/password/${textOf(credential, "keyId")}`;
    draft.values.value = textOf(credential, "secretText");
  });
}

async function read({ graph }: OperationContext, draft: Draft): Promise<boolean> {
  const objectId = applicationOf(draft.id);
  const keyId = lastSegment(draft.id);
  const summary = `Retrieving Application (Application: "${objectId}")`;
  const application = await findOrGone(summary, graph.get(`/applications/${objectId}`), "application_id");
  const credential = application === undefined ? undefined : findPassword(application, keyId);
  if (credential === undefined) return false;
  const customName = Buffer.from(textOf(credential, "customKeyIdentifier"), "base64").toString("utf8");
  draft.values = {
    ...draft.values,
    applicationId: `/applications/${objectId}`,
    displayName: "displayName" in credential ? textOf(credential, "displayName") : customName,
    endDate: textOf(credential, "endDateTime"),
    keyId,
    startDate: textOf(credential, "startDateTime"),
  };
  return true;
}

async function remove(context: OperationContext, id: string): Promise<void> {
  const objectId = applicationOf(id);
  const summary = `Removing password credential "${lastSegment(id)}" from Application (Application: "${objectId}")`;
  await context.locks.run(objectId, () =>
    orFail(summary, removePassword(context, `/applications/${objectId}`, lastSegment(id))),
  );
}

export const applicationPassword: ResourceType = {
  token: "azuread:index/applicationPassword:ApplicationPassword",
  fields,
  minutes: { create: 15, read: 5, update: 5, delete: 5 },
  create,
  read,
  delete: remove,
};
