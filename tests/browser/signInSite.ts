/** The sign-in side of a practice tenant with a browser in front of it, and the addresses at which its pages begin. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import type { Application } from "../../practice-tenant/records";
import { type SignInServer, startSignInServer, tenantId } from "../practice-tenant/entra/signInServer";
import { sendForm } from "../practice-tenant/entra/tokenEndpoint";
import { startChromium } from "./chromium";

/** Where the apps of these tests are, as far as anybody asks: nothing listens there. */
export const appAddress = "http://localhost:4711/";

export interface SignInSite {
  readonly server: SignInServer;
  readonly browser: Browser;
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
  beforeAll(async () => {
    server = await startSignInServer();
    browser = await startChromium(server);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  const running = <T>(part: T | undefined): T => {
    if (part === undefined) throw new Error("the sign-in site is not started");
    return part;
  };
  const at = (path: string) => `${running(server).origin}${path}`;
  return {
    get server() {
      return running(server);
    },
    get browser() {
      return running(browser);
    },
    at,
    authorize: ({ appId }, changes = {}) => {
      const query = {
        client_id: appId,
        response_type: "code",
        redirect_uri: appAddress,
        scope: "User.Read",
        ...changes,
      };
      return at(`/${tenantId}/oauth2/v2.0/authorize?${new URLSearchParams(query)}`);
    },
    adminConsent: ({ appId }) => {
      const query = { client_id: appId, redirect_uri: appAddress };
      return at(`/${tenantId}/adminconsent?${new URLSearchParams(query)}`);
    },
    userCode: async ({ appId }, scope) => {
      const path = `/${tenantId}/oauth2/v2.0/devicecode`;
      const { body } = await sendForm(running(server), { path, fields: { client_id: appId, scope } });
      return String(body.user_code);
    },
  };
}
