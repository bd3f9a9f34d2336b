/** How the app says whom it wants signed in. */
import { refuse } from "../../refusals/refusal";
import type { AuthorizeRequest } from "../authorizeRequest";

/** @throws {Refusal} 90005 when the request names a session and a person */
export function checkAccountHints({ fields }: AuthorizeRequest): void {
  if ((fields.get("sid") ?? "") !== "" && (fields.get("login_hint") ?? "") !== "") throw refuse(90005);
}
