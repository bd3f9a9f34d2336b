/** Secrets of applications and service principals: what is sent, found and removed. */
import { type JsonObject, objectsOf, sameId, textOf } from "../../jsonValues";
import { OperationFailure } from "../../providerError";
import type { OperationContext } from "../../resourceType";
import { until } from "../consistency";

/** Adds a secret to an application or service principal and waits until the object shows it. */
export async function addPassword(context: OperationContext, path: string, wanted: JsonObject): Promise<JsonObject> {
  const body = { passwordCredential: passwordBody(wanted) };
  const credential = await context.graph.post(`${path}/addPassword`, body);
  const keyId = textOf(credential, "keyId");
  if (keyId === "") throw new OperationFailure("nil or empty keyId received");
  if (textOf(credential, "secretText") === "") throw new OperationFailure("nil or empty password received");
  await until(context, async () => findPassword(await context.graph.get(path), keyId) !== undefined);
  return credential;
}

/** Removes a secret and waits until the object does not show it any more. */
export async function removePassword(context: OperationContext, path: string, keyId: string): Promise<void> {
  await context.graph.post(`${path}/removePassword`, { keyId });
  await until(context, async () => findPassword(await context.graph.get(path), keyId) === undefined);
}

export function findPassword(object: JsonObject, keyId: string): JsonObject | undefined {
  return objectsOf(object, "passwordCredentials").find((credential) => sameId(textOf(credential, "keyId"), keyId));
}

/** A password as Graph wants it: absent dates are the directory's to choose. */
export function passwordBody(password: JsonObject): JsonObject {
  const given: [string, string][] = [
    ["displayName", textOf(password, "displayName")],
    ["endDateTime", textOf(password, "endDate")],
    ["startDateTime", textOf(password, "startDate")],
  ];
  return Object.fromEntries(given.filter(([, value]) => value !== ""));
}
