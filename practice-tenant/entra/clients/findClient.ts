/** The app that a `client_id` names. */
import type { Application, ServicePrincipal } from "../../records";
import type { Store } from "../../store";

/** At least one of the two objects exists. */
export interface Client {
  readonly appId: string;
  readonly displayName: string;
  /** Absent for principals that came with the tenant. */
  readonly application: Application | undefined;
  /** Absent until an administrator creates it or the first user consents. */
  readonly principal: ServicePrincipal | undefined;
}

export function findClient(store: Store, clientId: string): Client | undefined {
  const application = store.findBy("application", "appId", clientId);
  const principal = store.findBy("servicePrincipal", "appId", clientId);
  const named = application ?? principal;
  return named && { appId: named.appId, displayName: named.displayName, application, principal };
}
