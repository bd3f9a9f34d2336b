/** That there is a scope; what it names is looked up once all other parameters are good. */
import { requireFields } from "../../formFields";
import type { AuthorizeRequest } from "../authorizeRequest";

/** @throws {Refusal} 900144 */
export function checkScope({ fields }: AuthorizeRequest): void {
  requireFields(fields, ["scope"]);
}
