/** How the app wants it back. */
import { refuse } from "../../refusals/refusal";
import { type AuthorizeRequest, responseModes, responseTypesOf } from "../authorizeRequest";

/** @throws {Refusal} 70007 for an unknown mode, and for an id token in a query, where it would end up in logs */
export function checkResponseMode(request: AuthorizeRequest): void {
  const responseMode = request.fields.get("response_mode");
  if (responseMode === undefined) return;
  const types = responseTypesOf(request);
  const known = responseModes.some((mode) => mode === responseMode);
  if (known && !(responseMode === "query" && types.includes("id_token"))) return;
  throw refuse(70007, { responseMode, responseType: types.join(" ") });
}
