/** Whether the app's principal is switched on. */
import type { Client } from "../clients/findClient";
import { refuse } from "../refusals/refusal";

/** @throws {Refusal} 7000112 */
export function checkClientEnabled({ client }: { client: Client }): void {
  if (client.principal?.accountEnabled === false) throw refuse(7000112, { app: client.displayName });
}
