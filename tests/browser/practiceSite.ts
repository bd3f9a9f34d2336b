/** A whole practice tenant with a browser in front of it, and apps that are registered through its Graph. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { type PracticeTenant, startPracticeTenant } from "../../practice-tenant";
import { call, deployerToken } from "../practice-tenant/tenantClient";
import { startChromium } from "./chromium";

export const ben = "ben@practice.onmicrosoft.com";

export interface PracticeSite {
  readonly tenant: PracticeTenant;
  readonly browser: Browser;
  /** The client id of a new app with these properties. */
  register(application: Readonly<Record<string, unknown>>): Promise<string>;
}

/** Starts both before the tests of the file and stops them after. */
export function usePracticeSite(): PracticeSite {
  let running: { tenant: PracticeTenant; browser: Browser } | undefined;
  const parts = () => {
    if (running === undefined) throw new Error("the practice site is not started");
    return running;
  };
  beforeAll(async () => {
    const tenant = await startPracticeTenant({ port: 0 });
    running = { tenant, browser: await startChromium(tenant) };
  });
  afterAll(async () => {
    await running?.browser.close();
    await running?.tenant.close();
  });
  return {
    get tenant() {
      return parts().tenant;
    },
    get browser() {
      return parts().browser;
    },
    register: async (application) => {
      const { tenant } = parts();
      const sent = { token: await deployerToken(tenant), body: application };
      const { status, body } = await call(tenant, "POST", "/v1.0/applications", sent);
      if (status !== 201) throw new Error(`the app was not registered: ${JSON.stringify(body)}`);
      return String(body.appId);
    },
  };
}

/** Chooses a practice account on the sign-in page. */
export async function signIn(page: Page, userPrincipalName: string): Promise<void> {
  await page.getByRole("button", { name: userPrincipalName }).click();
}

/** The permissions that the consent page asks for, by name; accepts them. */
export async function acceptConsent(page: Page): Promise<string[]> {
  await page.getByRole("heading", { name: "This app asks for permissions" }).waitFor();
  const names = await page.locator(".asked code").allInnerTexts();
  await page.getByRole("button", { name: "Accept" }).click();
  return names;
}
