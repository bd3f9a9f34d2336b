/** Where the answer goes: only to an address that the app registered. */
import type { Client } from "../clients/findClient";
import { findRedirectUri, registeredUris } from "../clients/findRedirectUri";
import type { FormFields } from "../formFields";
import { refuse } from "../refusals/refusal";
import type { Platform } from "../signInRecords";

/** @throws {Refusal} 500113 (none registered), 900971 (none sent), 90102 (not absolute), 50011 (another one registered) */
export function requireRedirectUri(client: Client, fields: FormFields): { redirectUri: string; platform: Platform } {
  if (registeredUris(client).length === 0) throw refuse(500113, { app: client.displayName });
  const redirectUri = fields.get("redirect_uri");
  if (redirectUri === undefined || redirectUri === "") throw refuse(900971);
  if (!URL.canParse(redirectUri)) throw refuse(90102, { redirectUri });
  const found = findRedirectUri(client, redirectUri);
  if (found === undefined) throw refuse(50011, { redirectUri, app: client.displayName });
  return { redirectUri, platform: found.platform };
}
