/** Finds and keeps applications. Keeping one also renews what its service principal shows of it. */
import type { Application, ServicePrincipal } from "../../records";
import type { Store } from "../../store";
import { notFound } from "../http/graphError";

/** @param key an object id, `appId='…'` or `uniqueName='…'` */
export function requireApplication(store: Store, key: string): Application {
  const [, property, value = ""] = /^(appId|uniqueName)='(.*)'$/.exec(key) ?? [];
  const found =
    property === undefined
      ? store.get("application", key.toLowerCase())
      : store.find("application", (application) => isSameText(propertyOf(application, property), value));
  if (found === undefined) throw notFound(property === undefined ? key : value);
  return found;
}

/** The service principal follows its application in everything that it mirrors, at once. */
export function saveApplication(store: Store, application: Application): void {
  store.put("application", application);
  const principal = store.find("servicePrincipal", ({ appId }) => appId === application.appId);
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

function propertyOf(application: Application, property: string): string | null | undefined {
  return property === "appId" ? application.appId : application.uniqueName;
}

function isSameText(left: string | null | undefined, right: string): boolean {
  return left?.toLowerCase() === right.toLowerCase();
}
