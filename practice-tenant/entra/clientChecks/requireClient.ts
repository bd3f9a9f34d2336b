/** Which app asks. */
import type { TenantContext } from "../../context";
import { type Client, findClient } from "../clients/findClient";
import { refuse } from "../refusals/refusal";

/**
 * @param clientId as the request says it
 * @throws {Refusal} 900144 without a client id, 700016 for one that nobody has here
 */
export function requireClient({ store, domain }: TenantContext, clientId: string | undefined): Client {
  if (clientId === undefined || clientId === "") throw refuse(900144, { field: "client_id" });
  const client = findClient(store, clientId);
  if (client === undefined) throw refuse(700016, { clientId, tenant: domain });
  return client;
}
