/** What a client may send for a secret or a certificate. Times stay as they were written. */
import { z } from "zod";

/** RFC 3339 with any offset; Graph gives back exactly what it was sent, and clients compare texts. */
const time = z.iso.datetime({ offset: true, local: false });
const text = z.string().nullable().optional();

export const passwordCredentialSchema = z.looseObject({
  displayName: text,
  startDateTime: time.nullable().optional(),
  endDateTime: time.nullable().optional(),
});

export const keyCredentialSchema = z.looseObject({
  keyId: z.guid().nullable().optional(),
  displayName: text,
  startDateTime: time.nullable().optional(),
  endDateTime: time.nullable().optional(),
  type: z.string(),
  usage: z.string(),
  key: text,
  customKeyIdentifier: text,
});

export const addPasswordSchema = z.strictObject({ passwordCredential: passwordCredentialSchema.nullable().optional() });
export const removePasswordSchema = z.strictObject({ keyId: z.guid() });

export type PasswordCredentialBody = z.infer<typeof passwordCredentialSchema>;
export type KeyCredentialBody = z.infer<typeof keyCredentialSchema>;
