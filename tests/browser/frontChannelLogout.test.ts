/** Signing out in a real browser: the apps of the session are called in frames, and then the browser goes back. */
import { expect, it } from "vitest";
import { newApplication } from "../../practice-tenant/graph/newApplication";
import { ben, tenantId } from "../practice-tenant/entra/signInServer";
import { describeInBrowser } from "./chromium";
import { useSignInSite } from "./signInSite";

describeInBrowser("signing out", () => {
  const site = useSignInSite();
  const origin = "https://web.example";

  it("ends the session of a web app in a frame, and leads back by itself", async () => {
    const { web } = newApplication({ id: "", appId: "", displayName: "", createdDateTime: "" });
    const app = site.server.addApp({
      displayName: "Web",
      web: { ...web, redirectUris: [`${origin}/`], logoutUrl: `${origin}/signout` },
    });
    const page = await site.browser.newPage();
    const asked: string[] = [];
    await page.route(`${origin}/**`, (route) => {
      asked.push(route.request().url());
      return route.fulfill({ contentType: "text/html", body: "the app" });
    });
    await page.goto(site.authorize(app, { redirect_uri: `${origin}/` }));
    await page.getByRole("button", { name: ben.name }).click();
    await page.getByRole("button", { name: "Accept" }).click();
    await page.waitForURL(`${origin}/?code=*`);
    const sid = site.server.context.store.list("browserSession").at(-1)?.accounts[0]?.sid;
    asked.length = 0;

    const query = new URLSearchParams({ post_logout_redirect_uri: `${origin}/`, state: "s" });
    await page.goto(site.at(`/${tenantId}/oauth2/v2.0/logout?${query}`));
    const shown = await page.getByRole("heading", { level: 1 }).innerText();
    await page.waitForURL(`${origin}/?state=s`);

    expect(shown).toBe("You are signed out");
    expect(asked).toEqual([`${origin}/signout?sid=${sid}`, `${origin}/?state=s`]);
    await page.close();
  });
});
