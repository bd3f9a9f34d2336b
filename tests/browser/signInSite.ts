/** The sign-in side of a practice tenant with an app beside it and a browser in front of it. */
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import type { Application } from "../../practice-tenant/records";
import { type SignInServer, startSignInServer, tenantId } from "../practice-tenant/entra/signInServer";
import { sendForm } from "../practice-tenant/entra/tokenEndpoint";
import { startChromium } from "./chromium";

export interface SignInSite {
  readonly server: SignInServer;
  readonly browser: Browser;
  /** Where the apps of these tests are; whatever is asked there, "the app" answers. */
  readonly appAddress: string;
  /** The address at which an app sends somebody to sign in. */
  authorize(app: Application, changes?: Readonly<Record<string, string>>): string;
  adminConsent(app: Application): string;
  /** The address of a page below the tenant's own segment, or without one. */
  at(path: string): string;
  /** What a device shows that wants to sign somebody in. */
  userCode(app: Application, scope: string): Promise<string>;
}

/** Starts both before the tests of the file and stops them after. */
export function useSignInSite(): SignInSite {
  let server: SignInServer | undefined;
  let browser: Browser | undefined;
  let app: Server | undefined;
  beforeAll(async () => {
    app = await startApp();
    server = await startSignInServer();
    browser = await startChromium(server);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    app?.close();
  });
  const running = <T>(part: T | undefined): T => {
    if (part === undefined) throw new Error("the sign-in site is not started");
    return part;
  };
  // A server that listens on TCP has an address with a port.
  const appAddress = () => `http://localhost:${(running(app).address() as AddressInfo).port}/`;
  const at = (path: string) => `${running(server).origin}${path}`;
  return {
    get server() {
      return running(server);
    },
    get browser() {
      return running(browser);
    },
    get appAddress() {
      return appAddress();
    },
    at,
    authorize: ({ appId }, changes = {}) => {
      const query = {
        client_id: appId,
        response_type: "code",
        redirect_uri: appAddress(),
        scope: "User.Read",
        ...changes,
      };
      return at(`/${tenantId}/oauth2/v2.0/authorize?${new URLSearchParams(query)}`);
    },
    adminConsent: ({ appId }) => {
      const query = { client_id: appId, redirect_uri: appAddress() };
      return at(`/${tenantId}/adminconsent?${new URLSearchParams(query)}`);
    },
    userCode: async ({ appId }, scope) => {
      const path = `/${tenantId}/oauth2/v2.0/devicecode`;
      const { body } = await sendForm(running(server), { path, fields: { client_id: appId, scope } });
      return String(body.user_code);
    },
  };
}

async function startApp(): Promise<Server> {
  const app = createServer((_request, response) => response.end("the app"));
  app.listen(0, "127.0.0.1");
  await once(app, "listening");
  return app;
}
