/** The id token that an app hands back to say who is to be signed out, and for whom. */
import { compactVerify, decodeJwt } from "jose";
import type { TenantContext } from "../../context";
import type { FormFields } from "../formFields";

export interface IdTokenHint {
  readonly appId: string;
  /** The `sub` of the person for that app. */
  readonly subject: string;
}

/** Undefined for a token that this tenant did not sign. One that is over is as good as any: people sign out late. */
export async function readIdTokenHint({ keys }: TenantContext, fields: FormFields): Promise<IdTokenHint | undefined> {
  const token = fields.get("id_token_hint");
  if (token === undefined) return undefined;
  try {
    await compactVerify(token, keys.publicKey, { algorithms: ["RS256"] });
    const { aud, sub } = decodeJwt(token);
    return typeof aud === "string" && sub !== undefined ? { appId: aud, subject: sub } : undefined;
  } catch {
    return undefined;
  }
}
