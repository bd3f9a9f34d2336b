/**
 * What the real Pulumi encrypts a stack's secrets with once it has taken over a state.
 *
 * A rehearsal keeps secrets in the clear, but `pulumi stack import` refuses them from a state that does not say this.
 */
import type { PropertyValue } from "../propertyValue";

/** `secrets_providers` of a deployment. */
export interface SecretsProvider {
  readonly type: string;
  readonly state?: PropertyValue | undefined;
}

/** Encryption with a passphrase. @param encryptionSalt as in the stack's settings; it also proves the passphrase */
export function passphraseProvider(encryptionSalt: string): SecretsProvider {
  return { type: "passphrase", state: { salt: encryptionSalt } };
}

/** For a stack that has chosen nothing: the passphrase is the word "practice", because what it keeps is worth nothing. */
export const practiceProvider = passphraseProvider(
  "v1:LKwVX/++dOU=:v1:xIPdQTsiQVx7HT90:kJPpgLzivjqBQd9MMMcnLAg7h9io0Q==",
);
