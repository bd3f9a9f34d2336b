/** The `password` block of an application: one secret that is changed by making a new one. */
import { objectOf, textOf } from "../../jsonValues";
import type { Change, Draft, OperationContext } from "../../resourceType";
import { addPassword, removePassword } from "../credentials/passwordCredential";
import { lastSegment } from "../objectId";
import { orFail } from "../orFail";

/** Removes the old secret and adds the new one, where the block still stands. */
export async function replaceInlinePassword(
  context: OperationContext,
  { old, planned }: Change,
  { path, draft }: { readonly path: string; readonly draft: Draft },
): Promise<void> {
  const objectId = lastSegment(path);
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
