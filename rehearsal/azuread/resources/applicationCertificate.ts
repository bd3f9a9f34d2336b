/** `azuread.ApplicationCertificate`: a certificate as credential of an application. */
import type { PropertyMap } from "../../propertyValue";
import { type JsonObject, objectsOf, textOf } from "../jsonValues";
import type { Draft, OperationContext, ResourceType } from "../resourceType";
import { type Fields, text } from "../schema/propertySchema";
import { isApplicationId, isNotEmpty, isOneOf, isTimestamp, isUuid } from "../schema/valueChecks";
import { alreadyExists } from "./alreadyExists";
import { applicationType } from "./application/applicationBody";
import { until } from "./consistency";
import { findKey, keyCredentialBody, withoutKey } from "./keyCredential";
import { applicationOf, lastSegment } from "./objectId";
import { orFail } from "./orFail";

const fixed = { forceNew: true } as const;
const given = { use: "optionalComputed", forceNew: true } as const;

const fields: Fields = {
  applicationId: text({ use: "required", ...fixed, check: isApplicationId }),
  encoding: text({ ...fixed, default: "pem", check: isOneOf("base64", "hex", "pem") }),
  endDate: text({ ...given, check: isTimestamp, conflictsWith: ["endDateRelative"] }),
  endDateRelative: text({ ...fixed, check: isNotEmpty, conflictsWith: ["endDate"] }),
  keyId: text({ ...given, check: isUuid }),
  startDate: text({ ...given, check: isTimestamp }),
  type: text({ ...fixed, check: isOneOf("AsymmetricX509Cert", "Symmetric") }),
  value: text({ use: "required", ...fixed, secret: true }),
};

async function create(context: OperationContext, planned: PropertyMap, draft: Draft): Promise<void> {
  const objectId = applicationOf(textOf(planned, "applicationId"));
  const credential = keyCredentialBody(planned, context);
  const keyId = textOf(credential, "keyId");
  const id = `${objectId}/certificate/${keyId}`;
  await context.locks.run(objectId, async () => {
    const application = await readApplication(context, objectId);
    if (findKey(application, keyId) !== undefined) throw alreadyExists("azuread_application_certificate", id);
    const keyCredentials = [...objectsOf(application, "keyCredentials"), credential];
    await orFail(
      `Adding certificate for Application (Application: "${objectId}")`,
      context.graph.patch(`/applications/${objectId}`, {
        "@odata.type": applicationType,
        id: objectId,
        keyCredentials,
      }),
    );
    await until(context, async () => findKey(await readApplication(context, objectId), keyId) !== undefined);
  });
  draft.id = id;
}

async function readApplication({ graph }: OperationContext, objectId: string): Promise<JsonObject> {
  const summary = `Retrieving Application (Application: "${objectId}")`;
  return orFail(summary, graph.get(`/applications/${objectId}`), "application_id");
}

/** An application that is gone is an error here, unlike for the other credentials. */
async function read(context: OperationContext, draft: Draft): Promise<boolean> {
  const objectId = applicationOf(draft.id);
  const keyId = lastSegment(draft.id);
  const credential = findKey(await readApplication(context, objectId), keyId);
  if (credential === undefined) return false;
  draft.values = {
    ...draft.values,
    applicationId: `/applications/${objectId}`,
    endDate: textOf(credential, "endDateTime"),
    keyId,
    startDate: textOf(credential, "startDateTime"),
    type: textOf(credential, "type"),
  };
  return true;
}

async function remove(context: OperationContext, id: string): Promise<void> {
  const objectId = applicationOf(id);
  const keyId = lastSegment(id);
  await context.locks.run(objectId, async () => {
    const keyCredentials = withoutKey(await readApplication(context, objectId), keyId);
    await orFail(
      `Removing certificate credential "${keyId}" from application with object ID "${objectId}"`,
      context.graph.patch(`/applications/${objectId}`, {
        "@odata.type": applicationType,
        id: objectId,
        keyCredentials,
      }),
    );
    await until(context, async () => findKey(await readApplication(context, objectId), keyId) === undefined);
  });
}

export const applicationCertificate: ResourceType = {
  token: "azuread:index/applicationCertificate:ApplicationCertificate",
  fields,
  minutes: { create: 10, read: 5, update: 10, delete: 5 },
  importId: /^[^/]+\/certificate\/[^/]+$/,
  create,
  read,
  delete: remove,
};
