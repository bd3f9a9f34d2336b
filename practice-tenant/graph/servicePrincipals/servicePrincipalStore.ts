/** Finds service principals. */
import type { ServicePrincipal } from "../../records";
import type { Store } from "../../store";
import { notFound } from "../http/graphError";

/** @param key an object id or `appId='…'` */
export function requireServicePrincipal(store: Store, key: string): ServicePrincipal {
  const found = findServicePrincipal(store, key);
  if (found === undefined) throw notFound(appIdIn(key) ?? key);
  return found;
}

/** As {@link requireServicePrincipal}, for one that may not be there. */
export function findServicePrincipal(store: Store, key: string): ServicePrincipal | undefined {
  const appId = appIdIn(key);
  return appId === undefined
    ? store.get("servicePrincipal", key.toLowerCase())
    : store.findBy("servicePrincipal", "appId", appId);
}

function appIdIn(key: string): string | undefined {
  return /^appId='(.*)'$/.exec(key)?.[1];
}
