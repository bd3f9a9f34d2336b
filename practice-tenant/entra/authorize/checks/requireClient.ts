/** Which app asks. */
import type { TenantContext } from "../../../context";
import { type Client, findClient } from "../../clients/findClient";
import { type FormFields, requireFields } from "../../formFields";
import { refuse } from "../../refusals/refusal";

/** @throws {Refusal} 900144 without a client id, 700016 for one that nobody has here */
export function requireClient({ store, domain }: TenantContext, fields: FormFields): Client {
  requireFields(fields, ["client_id"]);
  const clientId = fields.get("client_id") ?? "";
  const client = findClient(store, clientId);
  if (client === undefined) throw refuse(700016, { clientId, tenant: domain });
  return client;
}
