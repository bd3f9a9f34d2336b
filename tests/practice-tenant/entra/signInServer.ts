/** Sign-in and Graph of a practice tenant, over TLS on a free port, with its store and clock in the test's hands. */
import type { AddressInfo } from "node:net";
import fastify from "fastify";
import { issueTenantCertificates } from "../../../practice-tenant/certificates/certificateFiles";
import type { TenantApp, TenantContext } from "../../../practice-tenant/context";
import { registerEntra } from "../../../practice-tenant/entra/registerEntra";
import { FaultPlan } from "../../../practice-tenant/faults/faultPlan";
import { newApplication } from "../../../practice-tenant/graph/newApplication";
import { newServicePrincipal } from "../../../practice-tenant/graph/newServicePrincipal";
import { registerGraph } from "../../../practice-tenant/graph/registerGraph";
import { systemRandom } from "../../../practice-tenant/random";
import type { Application, ServicePrincipal } from "../../../practice-tenant/records";
import { hashSecret } from "../../../practice-tenant/secretHash";
import { seedTenant } from "../../../practice-tenant/seed/seedTenant";
import { defaultSettings, type UserConsentPolicy } from "../../../practice-tenant/settings";
import { createStore } from "../../../practice-tenant/store";
import { openSigningKey } from "../../../practice-tenant/tokens/openSigningKey";

export const tenantId = "11111111-1111-4111-8111-111111111111";
export const graphAppId = "00000003-0000-0000-c000-000000000000";
export const graphPrincipalId = "55555555-5555-4555-8555-555555555551";
export const ada = { id: "44444444-4444-4444-8444-444444444441", name: "ada@practice.onmicrosoft.com" };
export const ben = { id: "44444444-4444-4444-8444-444444444442", name: "ben@practice.onmicrosoft.com" };

/** Ids of Graph's delegated permissions, and of one application permission, as Microsoft publishes them. */
export const permissionIds = {
  userRead: "e1fe6dd8-ba31-4d61-89e7-88639da4683d",
  calendarsRead: "465a38f9-76ea-45b9-9f34-9e8b0d4b0b42",
  mailSendRole: "b633e1c5-b582-4048-a93e-9f11b44c7e96",
} as const;

export interface SignInServer {
  readonly context: TenantContext;
  readonly origin: string;
  readonly caPem: string;
  /** Moves the server's clock. */
  advance(milliseconds: number): void;
  setPolicy(policy: UserConsentPolicy): void;
  addApp(sketch: Partial<Application> & { displayName: string }): Application;
  addPrincipal(app: Application, sketch?: Partial<ServicePrincipal>): ServicePrincipal;
  /** The text of a new secret of the app. */
  addSecret(app: Application, endDateTime?: string): string;
  close(): Promise<void>;
}

export async function startSignInServer(): Promise<SignInServer> {
  const store = createStore();
  let ahead = 0;
  let userConsentPolicy: UserConsentPolicy = "microsoft-user-default-legacy";
  const clock = () => new Date(Date.now() + ahead);
  seedTenant(store, { clock, random: systemRandom });
  const { caPem, server } = await issueTenantCertificates(clock());
  const app: TenantApp = fastify({
    https: { cert: server.certificate, key: server.privateKey },
    forceCloseConnections: true,
  });
  const address = () => `https://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const context: TenantContext = {
    store,
    clock,
    random: systemRandom,
    keys: await openSigningKey(store),
    get origin() {
      return address();
    },
    tenantId,
    domain: "practice.onmicrosoft.com",
    get settings() {
      return { ...defaultSettings, userConsentPolicy };
    },
    rules: "on",
  };
  registerEntra(app, context);
  registerGraph(app, context, { faults: new FaultPlan(), log: () => undefined });
  await app.listen({ host: "127.0.0.1", port: 0 });
  return {
    context,
    origin: address(),
    caPem,
    advance: (milliseconds) => {
      ahead += milliseconds;
    },
    setPolicy: (policy) => {
      userConsentPolicy = policy;
    },
    ...arrange(context),
    close: () => app.close(),
  };
}

function arrange({ store, random, clock }: TenantContext) {
  const addApp: SignInServer["addApp"] = (sketch) => {
    const ids = { id: random.uuid(), appId: random.uuid(), createdDateTime: clock().toISOString() };
    const application = newApplication({ ...ids, ...sketch });
    store.put("application", application);
    return application;
  };
  const addPrincipal: SignInServer["addPrincipal"] = ({ appId, displayName }, sketch = {}) => {
    const principal = newServicePrincipal({ id: random.uuid(), appId, displayName, ...sketch });
    store.put("servicePrincipal", principal);
    return principal;
  };
  const addSecret: SignInServer["addSecret"] = (app, endDateTime = "2099-01-01T00:00:00Z") => {
    const secret = random.token(24);
    const keyId = random.uuid();
    store.put("secret", { id: keyId, hash: hashSecret(secret) });
    const credential = { keyId, displayName: null, hint: null, customKeyIdentifier: null };
    const kept = store.get("application", app.id) ?? app;
    store.put("application", {
      ...kept,
      passwordCredentials: [
        ...kept.passwordCredentials,
        { ...credential, startDateTime: "2020-01-01T00:00:00Z", endDateTime },
      ],
    });
    return secret;
  };
  return { addApp, addPrincipal, addSecret };
}

/** What an app registration lists, for Graph. */
export function graphAccess(...entries: { id: string; type: "Scope" | "Role" }[]) {
  return [{ resourceAppId: graphAppId, resourceAccess: entries }];
}
