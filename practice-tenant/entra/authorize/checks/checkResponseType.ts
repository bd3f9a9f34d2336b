/** What the app wants back: a code, an id token, or both. */
import { requireFields } from "../../formFields";
import { refuse } from "../../refusals/refusal";
import { type AuthorizeRequest, responseTypesOf } from "../authorizeRequest";

/** @throws {Refusal} 900144 (none), 70005 (one that is not supported), 700054 (id_token is not switched on for the app) */
export function checkResponseType(request: AuthorizeRequest): void {
  requireFields(request.fields, ["response_type"]);
  const types = responseTypesOf(request);
  const responseType = types.join(" ");
  if (types.some((type) => type !== "code" && type !== "id_token")) throw refuse(70005, { responseType });
  const { application, displayName } = request.client;
  const enabled = application?.web.implicitGrantSettings.enableIdTokenIssuance === true;
  if (types.includes("id_token") && !enabled) throw refuse(700054, { app: displayName });
}
