/** Whether a client secret is the app's. */
import type { TenantContext } from "../../context";
import { hashSecret } from "../../secretHash";
import { refuse } from "../refusals/refusal";
import type { Client } from "./findClient";

/** @throws {Refusal} 7000215 when no secret of the app has this text, 7000222 when the one that has is over */
export function proveSecret({ store, clock }: TenantContext, client: Client, secret: string): void {
  const hash = hashSecret(secret);
  const credentials = [
    ...(client.application?.passwordCredentials ?? []),
    ...(client.principal?.passwordCredentials ?? []),
  ];
  const credential = credentials.find(({ keyId }) => store.get("secret", keyId)?.hash === hash);
  const now = clock().getTime();
  if (credential === undefined || Date.parse(credential.startDateTime) > now) {
    throw refuse(7000215, { app: client.displayName });
  }
  if (Date.parse(credential.endDateTime) <= now) throw refuse(7000222, { app: client.displayName });
}
