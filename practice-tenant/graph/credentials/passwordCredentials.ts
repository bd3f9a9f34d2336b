/** Makes client secrets. The text is answered once and kept only as a hash. */
import type { TenantContext } from "../../context";
import type { JsonObject, PasswordCredential } from "../../records";
import { hashSecret } from "../../secretHash";
import type { PasswordCredentialBody } from "./credentialBody";

/** Graph's own life of a secret for which none is asked. */
const defaultLife = 2 * 365 * 24 * 60 * 60 * 1000;

export interface NewPassword {
  readonly credential: PasswordCredential;
  /** The credential with its text, for the one answer that holds it. */
  readonly answer: JsonObject;
}

export function createPassword({ store, random, clock }: TenantContext, body: PasswordCredentialBody): NewPassword {
  const now = clock();
  const secretText = random.token(30);
  const credential: PasswordCredential = {
    customKeyIdentifier: null,
    displayName: body.displayName ?? null,
    startDateTime: body.startDateTime ?? now.toISOString(),
    endDateTime: body.endDateTime ?? new Date(now.getTime() + defaultLife).toISOString(),
    hint: secretText.slice(0, 3),
    keyId: random.uuid(),
  };
  store.put("secret", { id: credential.keyId, hash: hashSecret(secretText) });
  return { credential, answer: { ...credential, secretText } };
}

/** As it is read later: without the text. */
export function viewPassword(credential: PasswordCredential): JsonObject {
  return { ...credential, secretText: null };
}
