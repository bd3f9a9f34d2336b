/** `azuread.ApplicationPassword` and `azuread.ServicePrincipalPassword`: a client secret. */
import { type PropertyMap, unknownValue } from "../../../propertyValue";
import { textOf } from "../../jsonValues";
import type { Draft, OperationContext, ResourceType } from "../../resourceType";
import { computed, type Fields, text, textMap } from "../../schema/propertySchema";
import { isNotEmpty, isTimestamp } from "../../schema/valueChecks";
import { findOrGone, firstObjectOf, lastSegment } from "../objectId";
import { orFail } from "../orFail";
import {
  applicationCarrier,
  type CredentialCarrier,
  credentialToken,
  readCarrier,
  servicePrincipalCarrier,
} from "./credentialCarrier";
import { addPassword, findPassword, removePassword } from "./passwordCredential";

const given = { use: "optionalComputed", forceNew: true } as const;

const fields: Fields = {
  displayName: text(given),
  endDate: text({ ...given, check: isTimestamp, conflictsWith: ["endDateRelative"] }),
  endDateRelative: text({
    forceNew: true,
    check: isNotEmpty,
    conflictsWith: ["endDate"],
    // The provider takes it and sends nothing of it.
    deprecated: "it is not sent, and the secret lives as long as the directory likes; give `endDate`",
  }),
  keyId: computed(text()),
  rotateWhenChanged: textMap({ forceNew: true }),
  startDate: text({ ...given, check: isTimestamp }),
  value: computed(text({ secret: true })),
};

function definePassword(carrier: CredentialCarrier): ResourceType {
  return {
    token: credentialToken(carrier, "Password"),
    fields: { [carrier.property]: carrier.schema, ...fields },
    minutes: { create: carrier.createMinutes.password, read: 5, update: 5, delete: 5 },
    create: (context, planned, draft) => create(carrier, context, { planned, draft }),
    read: (context, draft) => read(carrier, context, draft),
    delete: (context, id) => remove(carrier, context, id),
  };
}

async function create(
  carrier: CredentialCarrier,
  context: OperationContext,
  { planned, draft }: { readonly planned: PropertyMap; readonly draft: Draft },
): Promise<void> {
  const objectId = firstObjectOf(textOf(planned, carrier.property));
  const path = `${carrier.collection}/${objectId}`;
  await context.locks.run(objectId, async () => {
    if (carrier.isApplication) await readCarrier(context, carrier, objectId);
    const wanted = Object.fromEntries(Object.entries(planned).filter(([, value]) => value !== unknownValue));
    const credential = await orFail(
      `Adding password for ${carrier.title(objectId)}`,
      addPassword(context, path, wanted),
    );
    draft.id = `${objectId}/password/${textOf(credential, "keyId")}`;
    draft.values.value = textOf(credential, "secretText");
  });
}

async function read(carrier: CredentialCarrier, { graph }: OperationContext, draft: Draft): Promise<boolean> {
  const objectId = firstObjectOf(draft.id);
  const keyId = lastSegment(draft.id);
  const path = `${carrier.collection}/${objectId}`;
  const object = await findOrGone(`Retrieving ${carrier.title(objectId)}`, graph.get(path), carrier.attribute);
  const credential = object === undefined ? undefined : findPassword(object, keyId);
  if (credential === undefined) return false;
  const customName = Buffer.from(textOf(credential, "customKeyIdentifier"), "base64").toString("utf8");
  draft.values = {
    ...draft.values,
    [carrier.property]: path,
    displayName: "displayName" in credential ? textOf(credential, "displayName") : customName,
    endDate: textOf(credential, "endDateTime"),
    keyId,
    startDate: textOf(credential, "startDateTime"),
  };
  return true;
}

async function remove(carrier: CredentialCarrier, context: OperationContext, id: string): Promise<void> {
  const objectId = firstObjectOf(id);
  const summary = `Removing password credential "${lastSegment(id)}" from ${carrier.title(objectId)}`;
  await context.locks.run(objectId, () =>
    orFail(summary, removePassword(context, `${carrier.collection}/${objectId}`, lastSegment(id))),
  );
}

export const applicationPassword = definePassword(applicationCarrier);
export const servicePrincipalPassword = definePassword(servicePrincipalCarrier);
