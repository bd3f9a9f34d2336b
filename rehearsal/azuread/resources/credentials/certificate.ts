/** `azuread.ApplicationCertificate` and `azuread.ServicePrincipalCertificate`: a certificate as credential. */
import type { PropertyMap } from "../../../propertyValue";
import { type JsonObject, objectsOf, textOf } from "../../jsonValues";
import { isNotFound } from "../../providerError";
import type { Draft, OperationContext, ResourceType } from "../../resourceType";
import { type Fields, text } from "../../schema/propertySchema";
import { isNotEmpty, isOneOf, isTimestamp, isUuid } from "../../schema/valueChecks";
import { alreadyExists } from "../alreadyExists";
import { until } from "../consistency";
import { firstObjectOf, lastSegment } from "../objectId";
import { orFail } from "../orFail";
import {
  applicationCarrier,
  type CredentialCarrier,
  credentialToken,
  readCarrier,
  servicePrincipalCarrier,
} from "./credentialCarrier";
import { findKey, keyCredentialBody, withoutKey } from "./keyCredential";

const fixed = { forceNew: true } as const;
const given = { use: "optionalComputed", forceNew: true } as const;

const fields: Fields = {
  encoding: text({ ...fixed, default: "pem", check: isOneOf("base64", "hex", "pem") }),
  endDate: text({ ...given, check: isTimestamp, conflictsWith: ["endDateRelative"] }),
  endDateRelative: text({ ...fixed, check: isNotEmpty, conflictsWith: ["endDate"], deprecated: "give `endDate`" }),
  keyId: text({ ...given, check: isUuid }),
  startDate: text({ ...given, check: isTimestamp }),
  type: text({ ...fixed, check: isOneOf("AsymmetricX509Cert", "Symmetric") }),
  value: text({ use: "required", ...fixed, secret: true }),
};

function defineCertificate(carrier: CredentialCarrier): ResourceType {
  const minutes = carrier.createMinutes.certificate;
  return {
    token: credentialToken(carrier, "Certificate"),
    fields: { [carrier.property]: carrier.schema, ...fields },
    minutes: { create: minutes, read: 5, update: minutes, delete: 5 },
    importId: /^[^/]+\/certificate\/[^/]+$/,
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
  const credential = keyCredentialBody(planned, context);
  const keyId = textOf(credential, "keyId");
  const id = `${objectId}/certificate/${keyId}`;
  await context.locks.run(objectId, async () => {
    const object = await readCarrier(context, carrier, objectId);
    if (findKey(object, keyId) !== undefined) throw alreadyExists(`${carrier.terraformPrefix}_certificate`, id);
    const keyCredentials = [...objectsOf(object, "keyCredentials"), credential];
    await orFail(
      `Adding certificate for ${carrier.title(objectId)}`,
      write(carrier, context, { objectId, keyCredentials }),
    );
    await until(context, async () => findKey(await readCarrier(context, carrier, objectId), keyId) !== undefined);
  });
  draft.id = id;
}

async function write(
  { collection, odataType, isApplication }: CredentialCarrier,
  { graph }: OperationContext,
  { objectId, keyCredentials }: { readonly objectId: string; readonly keyCredentials: readonly JsonObject[] },
): Promise<void> {
  const body = { "@odata.type": odataType, ...(isApplication ? { id: objectId } : {}), keyCredentials };
  await graph.patch(`${collection}/${objectId}`, body);
}

/** An application that is gone is an error here, unlike for the other credentials. */
async function read(carrier: CredentialCarrier, context: OperationContext, draft: Draft): Promise<boolean> {
  const objectId = firstObjectOf(draft.id);
  const keyId = lastSegment(draft.id);
  const object = await readUnlessGone(carrier, context, objectId);
  const credential = object === undefined ? undefined : findKey(object, keyId);
  if (credential === undefined) return false;
  draft.values = {
    ...draft.values,
    [carrier.property]: `${carrier.collection}/${objectId}`,
    endDate: textOf(credential, "endDateTime"),
    keyId,
    startDate: textOf(credential, "startDateTime"),
    type: textOf(credential, "type"),
  };
  return true;
}

async function readUnlessGone(
  carrier: CredentialCarrier,
  context: OperationContext,
  objectId: string,
): Promise<JsonObject | undefined> {
  try {
    return await readCarrier(context, carrier, objectId);
  } catch (error) {
    if (!carrier.isApplication && error instanceof Error && isNotFound(error.cause)) return undefined;
    throw error;
  }
}

async function remove(carrier: CredentialCarrier, context: OperationContext, id: string): Promise<void> {
  const objectId = firstObjectOf(id);
  const keyId = lastSegment(id);
  await context.locks.run(objectId, async () => {
    const object = await readUnlessGone(carrier, context, objectId);
    if (object === undefined) return;
    await orFail(
      `Removing certificate credential "${keyId}" from ${carrier.title(objectId)}`,
      write(carrier, context, { objectId, keyCredentials: withoutKey(object, keyId) }),
    );
    await until(context, async () => findKey(await readCarrier(context, carrier, objectId), keyId) === undefined);
  });
}

export const applicationCertificate = defineCertificate(applicationCarrier);
export const servicePrincipalCertificate = defineCertificate(servicePrincipalCarrier);
