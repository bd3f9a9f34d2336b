/** App registrations of every kind, ready to run into refusals. */
import { newApplication } from "../../../../practice-tenant/graph/newApplication";
import type { Application, ServicePrincipal } from "../../../../practice-tenant/records";
import { graphPrincipalId, type SignInServer } from "../signInServer";

export const redirectUri = "http://localhost";

type Sketch = Partial<Application>;

/** A program on a desktop: public, with Graph's `User.Read` granted for the whole tenant. */
export function addNative(server: SignInServer, sketch: Sketch = {}): Application {
  const app = server.addApp({
    displayName: "Native",
    publicClient: { redirectUris: [redirectUri] },
    isFallbackPublicClient: true,
    ...sketch,
  });
  grant(server, server.addPrincipal(app), { apiPrincipalId: graphPrincipalId, scope: "User.Read" });
  return app;
}

/** The same with nothing granted, and without a principal, as an app is before anybody signed in. */
export function addUnknownNative(server: SignInServer, sketch: Sketch = {}): Application {
  return server.addApp({ displayName: "Unknown", publicClient: { redirectUris: [redirectUri] }, ...sketch });
}

export function addSinglePage(server: SignInServer): Application {
  const app = server.addApp({ displayName: "Page", spa: { redirectUris: [redirectUri] } });
  grant(server, server.addPrincipal(app), { apiPrincipalId: graphPrincipalId, scope: "User.Read" });
  return app;
}

/** A server with a secret. */
export interface Confidential {
  readonly app: Application;
  readonly principal: ServicePrincipal;
  readonly secret: string;
}

export function addWeb(server: SignInServer, sketch: Sketch = {}): Confidential {
  const { web } = newApplication({ id: "", appId: "", displayName: "", createdDateTime: "" });
  const app = server.addApp({ displayName: "Web", web: { ...web, redirectUris: [redirectUri] }, ...sketch });
  return withSecret(server, app);
}

/** An app on its own, without a redirect URI. */
export function addDaemon(server: SignInServer, sketch: Sketch = {}): Confidential {
  return withSecret(server, server.addApp({ displayName: "Daemon", ...sketch }));
}

/** An API with one delegated permission, `access`, that calls others with a secret of its own. */
export interface TestApi extends Confidential {
  /** The permission as a scope names it. */
  readonly scope: string;
}

export function addApi(server: SignInServer, sketch: Sketch = {}): TestApi {
  const appId = server.context.random.uuid();
  const { api } = newApplication({ id: "", appId, displayName: "", createdDateTime: "" });
  const access = {
    id: server.context.random.uuid(),
    value: "access",
    isEnabled: true,
    type: "User",
    adminConsentDisplayName: "Access the middle tier",
    adminConsentDescription: "Access the middle tier",
    userConsentDisplayName: null,
    userConsentDescription: null,
  } as const;
  const app = server.addApp({
    displayName: "Middle tier",
    appId,
    identifierUris: [`api://${appId}`],
    api: { ...api, oauth2PermissionScopes: [access] },
    ...sketch,
  });
  return { ...withSecret(server, app), scope: `api://${appId}/access` };
}

/** Lets an app use delegated permissions of an API for everybody. */
export function grant(
  { context: { store, random } }: SignInServer,
  client: ServicePrincipal,
  { apiPrincipalId, scope }: { apiPrincipalId: string; scope: string },
): void {
  store.put("oauth2PermissionGrant", {
    id: random.uuid(),
    clientId: client.id,
    consentType: "AllPrincipals",
    principalId: null,
    resourceId: apiPrincipalId,
    scope,
  });
}

export function principalOf({ context: { store } }: SignInServer, { appId }: Application): ServicePrincipal {
  const principal = store.find("servicePrincipal", (candidate) => candidate.appId === appId);
  if (principal === undefined) throw new Error(`the app ${appId} has no principal`);
  return principal;
}

function withSecret(server: SignInServer, app: Application): Confidential {
  const principal = server.addPrincipal(app);
  const secret = server.addSecret(app);
  return { app: server.context.store.get("application", app.id) ?? app, principal, secret };
}
