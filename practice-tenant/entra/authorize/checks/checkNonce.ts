/** An id token that comes by the browser must be tied to the request. */
import { requireFields } from "../../formFields";
import { type AuthorizeRequest, responseTypesOf } from "../authorizeRequest";

/** @throws {Refusal} 900144 when an id token is asked for without a nonce */
export function checkNonce(request: AuthorizeRequest): void {
  if (responseTypesOf(request).includes("id_token")) requireFields(request.fields, ["nonce"]);
}
