/** How a request says who the client is, and what it shows to prove it. */
import type { FormFields } from "../formFields";
import { refuse } from "../refusals/refusal";

export type ClientProof =
  | { readonly kind: "none" }
  | { readonly kind: "secret"; readonly secret: string }
  | { readonly kind: "assertion"; readonly assertion: string };

export interface PresentedClient {
  readonly clientId: string | undefined;
  readonly proof: ClientProof;
}

const assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/**
 * Reads the form fields, or HTTP Basic where they hold no credential.
 *
 * @param authorization the request's header of that name
 */
export function readClientProof(fields: FormFields, authorization: string | undefined): PresentedClient {
  const clientId = fields.get("client_id");
  const secret = fields.get("client_secret");
  const assertion = fields.get("client_assertion");
  if (assertion !== undefined) {
    requireAssertionType(fields.get("client_assertion_type"));
    return { clientId, proof: { kind: "assertion", assertion } };
  }
  if (secret !== undefined) return { clientId, proof: { kind: "secret", secret } };
  const basic = readBasic(authorization);
  if (basic !== undefined) return { clientId: clientId ?? basic.clientId, proof: basic.proof };
  return { clientId, proof: { kind: "none" } };
}

function requireAssertionType(value: string | undefined): void {
  if (value === undefined) throw refuse(900144, { field: "client_assertion_type" });
  if (value !== assertionType) throw refuse(90023, { field: "client_assertion_type", value, allowed: assertionType });
}

/** Both halves are form-encoded before they are joined (RFC 6749, 2.3.1). */
function readBasic(authorization: string | undefined): PresentedClient | undefined {
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(authorization ?? "")?.[1];
  if (encoded === undefined) return undefined;
  const [clientId = "", secret = ""] = Buffer.from(encoded, "base64").toString("utf8").split(/:(.*)/s);
  return { clientId: formDecode(clientId), proof: { kind: "secret", secret: formDecode(secret) } };
}

function formDecode(text: string): string {
  return new URLSearchParams(`v=${text}`).get("v") ?? "";
}
