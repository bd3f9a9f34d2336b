/** `InteractiveBrowserCredential` of @azure/identity, unmodified, with a real browser for the one that it opens. */
import { InteractiveBrowserCredential } from "@azure/identity";
import { beforeAll, describe, expect, it } from "vitest";
import { interceptBrowser } from "../endToEnd/interceptedBrowser";
import { claimsOf } from "../practice-tenant/entra/tokenEndpoint";
import { call } from "../practice-tenant/tenantClient";
import { describeInBrowser } from "./chromium";
import { acceptConsent, ben, signIn, usePracticeSite } from "./practiceSite";

const credential = "InteractiveBrowserCredential";
if (process.platform === "linux") describeInBrowser(credential, rounds);
else describe.skip(`${credential}: needs Linux, where $BROWSER replaces the browser that it opens`, rounds);

function rounds(): void {
  const site = usePracticeSite();
  let clientId: string;

  beforeAll(async () => {
    clientId = await site.register({ displayName: "Desk", publicClient: { redirectUris: ["http://localhost"] } });
  });

  const newCredential = () =>
    new InteractiveBrowserCredential({
      tenantId: site.tenant.tenantId,
      clientId,
      authorityHost: site.tenant.origin,
      disableInstanceDiscovery: true,
      tlsOptions: { ca: site.tenant.caPem },
    });

  /** Begins to sign in, and hands the page over that the credential opened. */
  async function beginToSignIn() {
    const opened = interceptBrowser();
    const scopes = ["User.Read", "Calendars.Read"].map((name) => `${site.tenant.origin}/${name}`);
    const signingIn = newCredential().getToken(scopes);
    // Whoever goes through the pages first must not leave a refusal unheard.
    signingIn.catch(() => undefined);
    try {
      const page = await site.browser.newPage();
      await page.goto(await opened.opened);
      await signIn(page, ben);
      return { page, signingIn };
    } finally {
      opened.restore();
    }
  }

  it("is told that consent was declined", async () => {
    const { page, signingIn } = await beginToSignIn();
    await page.getByRole("button", { name: "Cancel" }).click();

    await expect(signingIn).rejects.toThrow(/access_denied: AADSTS65004: /);
    await page.context().close();
  });

  it("waits for consent, ends on its own page, and gets a token that opens what was consented to", async () => {
    const { page, signingIn } = await beginToSignIn();
    const asked = await acceptConsent(page);
    const { token } = await signingIn;
    const me = await call(site.tenant, "GET", "/v1.0/me?$select=userPrincipalName", { token });

    expect(asked.sort()).toEqual(["Calendars.Read", "User.Read", "offline_access", "openid", "profile"]);
    expect(claimsOf(token)).toMatchObject({ appid: clientId, scp: "Calendars.Read User.Read openid profile" });
    expect([me.status, me.body.userPrincipalName]).toEqual([200, ben]);
    await page.waitForURL(/^http:\/\/localhost:\d+\/$/);
    expect(await page.locator("body").innerText()).toMatch(/You can close this window now\.$/);
    await page.context().close();
  });
}
