/** Finds and keeps applications. Keeping one also renews what its service principal shows of it. */
import type { Application, ServicePrincipal } from "../../records";
import type { Store } from "../../store";
import { notFound } from "../http/graphError";

/** @param key an object id, `appId='…'` or `uniqueName='…'` */
export function requireApplication(store: Store, key: string): Application {
  const found = findApplication(store, key);
  if (found === undefined) throw notFound(/^(?:appId|uniqueName)='(.*)'$/.exec(key)?.[1] ?? key);
  return found;
}

/** As {@link requireApplication}, for one that may not be there. */
export function findApplication(store: Store, key: string): Application | undefined {
  const [, property, value = ""] = /^(appId|uniqueName)='(.*)'$/.exec(key) ?? [];
  if (property === undefined) return store.get("application", key.toLowerCase());
  if (property === "appId") return store.findBy("application", "appId", value);
  return store.find("application", ({ uniqueName }) => uniqueName?.toLowerCase() === value.toLowerCase());
}

/** The service principal follows its application in everything that it mirrors, at once. */
export function saveApplication(store: Store, application: Application): void {
  store.put("application", application);
  const principal = store.findBy("servicePrincipal", "appId", application.appId);
  if (principal !== undefined) store.put("servicePrincipal", mirrorApplication(principal, application));
}

/** `principal` with what it shows of its application. */
export function mirrorApplication(principal: ServicePrincipal, application: Application): ServicePrincipal {
  const { web, spa, publicClient } = application;
  return {
    ...principal,
    displayName: application.displayName,
    appDescription: application.description,
    appRoles: application.appRoles.map((role) => ({ ...role, origin: "Application" })),
    oauth2PermissionScopes: application.api.oauth2PermissionScopes,
    homepage: web.homePageUrl,
    logoutUrl: web.logoutUrl,
    replyUrls: [...web.redirectUris, ...spa.redirectUris, ...publicClient.redirectUris],
    servicePrincipalNames: [application.appId, ...application.identifierUris],
    signInAudience: application.signInAudience,
  };
}
