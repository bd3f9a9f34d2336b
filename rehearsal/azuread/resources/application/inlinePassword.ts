/** The `password` block of an application: one secret that is changed by making a new one. */
import { type JsonObject, objectOf, objectsOf, sameId, textOf } from "../../jsonValues";
import { OperationFailure } from "../../providerError";
import type { Change, Draft, OperationContext } from "../../resourceType";
import { until } from "../consistency";
import { orFail } from "../orFail";
import { passwordBody } from "./applicationBody";

/** Removes the old secret and adds the new one, where the block still stands. */
export async function replaceInlinePassword(
  context: OperationContext,
  { old, planned }: Change,
  { path, draft }: { readonly path: string; readonly draft: Draft },
): Promise<void> {
  const objectId = path.split("/").at(-1) ?? "";
  const oldKey = textOf(objectOf(old, "password"), "keyId");
  if (oldKey !== "") {
    await orFail(
      `Removing password credential "${oldKey}" from application with object ID "${objectId}"`,
      removePassword(context, path, oldKey),
    );
  }
  const wanted = objectOf(planned, "password");
  if (wanted === undefined) {
    draft.values.password = null;
    return;
  }
  const summary = `Adding password for application with object ID "${objectId}"`;
  const credential = await orFail(summary, addPassword(context, path, wanted));
  draft.values.password = {
    ...objectOf(draft.values, "password"),
    keyId: textOf(credential, "keyId"),
    value: textOf(credential, "secretText"),
  };
}

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
