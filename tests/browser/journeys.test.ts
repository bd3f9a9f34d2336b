/** Whole ways through the pages by somebody who has a keyboard and no mouse. */
import type { Page } from "playwright-core";
import { beforeAll, beforeEach, expect, it } from "vitest";
import type { Application } from "../../practice-tenant/records";
import { ada, ben, graphPrincipalId } from "../practice-tenant/entra/signInServer";
import { describeInBrowser } from "./chromium";
import { focusOn } from "./focusOn";
import { useSignInSite } from "./signInSite";

const adaButton = `button "Ada Okafor (administrator) ${ada.name}"`;
const benButton = `button "Ben Lindqvist (member) ${ben.name}"`;

describeInBrowser("somebody with a keyboard only", () => {
  const site = useSignInSite();
  let app: Application;
  let page: Page;

  beforeAll(async () => {
    page = await site.browser.newPage({ viewport: { width: 360, height: 740 } });
    const registered = { publicClient: { redirectUris: [site.appAddress] }, isFallbackPublicClient: true };
    app = site.server.addApp({ ...registered, displayName: "Calendar Sync" });
  });

  beforeEach(async () => {
    await page.context().clearCookies();
    const { store } = site.server.context;
    for (const { id } of store.list("oauth2PermissionGrant")) store.remove("oauth2PermissionGrant", id);
  });

  /** Goes on with the Tab key until `name` has the focus, which must be visible all the way. The names on the way. */
  async function tabTo(name: string): Promise<string[]> {
    const passed: string[] = [];
    for (let presses = 0; presses < 20; presses += 1) {
      await page.keyboard.press("Tab");
      const focus = await focusOn(page);
      expect(focus).toEqual({ name: focus.name, isVisible: true });
      passed.push(focus.name);
      if (focus.name === name) return passed;
    }
    throw new Error(`Tab never came to "${name}": ${passed.join(", ")}`);
  }

  /** Presses a key that leads to another page, and waits for that. */
  async function pressAndLeave(key: "Enter" | "Space"): Promise<void> {
    await Promise.all([page.waitForEvent("framenavigated"), page.keyboard.press(key)]);
    await page.waitForLoadState();
  }

  const heading = () => page.getByRole("heading", { level: 1 }).innerText();

  /** What the app was told, without what differs from time to time. */
  const answer = () => {
    const {
      code,
      session_state: _,
      error_description: __,
      ...rest
    } = Object.fromEntries(new URL(page.url()).searchParams);
    return { ...rest, ...(code !== undefined && { code: "a code" }) };
  };

  const grants = () =>
    site.server.context.store
      .list("oauth2PermissionGrant")
      .map(({ consentType, principalId, resourceId, scope }) => ({ consentType, principalId, resourceId, scope }));

  it("chooses a practice account and accepts", async () => {
    await page.goto(site.authorize(app, { state: "s" }));
    expect(await tabTo(benButton)).toEqual([adaButton, benButton]);
    await pressAndLeave("Enter");

    expect(await heading()).toBe("This app asks for permissions");
    expect(await tabTo('button "Accept"')).toEqual(['button "Cancel"', 'button "Accept"']);
    await pressAndLeave("Space");

    expect(answer()).toEqual({ code: "a code", state: "s" });
    expect(grants()).toEqual([
      {
        consentType: "Principal",
        principalId: ben.id,
        resourceId: graphPrincipalId,
        scope: "User.Read offline_access",
      },
    ]);
  });

  it("mistypes the name, then the password, and is put back where the mistake is", async () => {
    await page.goto(site.authorize(app));
    await tabTo('textbox "User name"');
    await page.keyboard.type("bin@practice.onmicrosoft.com");
    await tabTo('textbox "Password"');
    await page.keyboard.type("practice");
    await pressAndLeave("Enter");
    expect(await page.getByRole("alert").innerText()).toMatch(/^AADSTS50034: /);
    expect(await focusOn(page)).toEqual({ name: 'textbox "User name"', isVisible: true });

    await page.keyboard.press("Control+A");
    await page.keyboard.type(ben.name);
    await tabTo('textbox "Password"');
    await page.keyboard.type("wrong");
    await pressAndLeave("Enter");
    expect(await page.getByRole("alert").innerText()).toMatch(/^AADSTS50126: /);
    expect(await focusOn(page)).toEqual({ name: 'textbox "Password"', isVisible: true });
    expect(await page.getByLabel("User name").inputValue()).toBe(ben.name);

    await page.keyboard.type("practice");
    expect(await tabTo('button "Sign in"')).toEqual(['button "Sign in"']);
    await pressAndLeave("Enter");
    expect(await heading()).toBe("This app asks for permissions");
  });

  it("declines, and the app is told so", async () => {
    await page.goto(site.authorize(app, { login_hint: ben.name }));
    expect(await page.getByLabel("User name").inputValue()).toBe(ben.name);
    await tabTo('textbox "Password"');
    await page.keyboard.type("practice");
    await pressAndLeave("Enter");
    await tabTo('button "Cancel"');
    await pressAndLeave("Enter");

    expect(answer()).toMatchObject({ error: "access_denied", error_subcode: "cancel" });
    expect(grants()).toEqual([]);
  });

  it("consents for everybody, as an administrator with a tick", async () => {
    await page.goto(site.authorize(app));
    await tabTo(adaButton);
    await pressAndLeave("Enter");
    await tabTo('checkbox "Consent on behalf of your organization: nobody else will be asked."');
    await page.keyboard.press("Space");
    expect(await page.getByRole("checkbox").isChecked()).toBe(true);
    await tabTo('button "Accept"');
    await pressAndLeave("Enter");

    expect(answer()).toEqual({ code: "a code" });
    expect(grants()).toEqual([
      {
        consentType: "AllPrincipals",
        principalId: null,
        resourceId: graphPrincipalId,
        scope: "User.Read offline_access",
      },
    ]);
  });

  it("hands a request on to an administrator, who signs in on the same page", async () => {
    await page.goto(site.authorize(app, { scope: "Directory.ReadWrite.All" }));
    await tabTo(benButton);
    await pressAndLeave("Enter");
    expect(await heading()).toBe("Need admin approval");
    await tabTo('button "Sign in as administrator"');
    await pressAndLeave("Enter");
    await tabTo(adaButton);
    await pressAndLeave("Enter");
    expect(await page.getByText(`Signed in as ${ada.name}`).isVisible()).toBe(true);
    await tabTo('button "Accept"');
    await pressAndLeave("Enter");

    expect(answer()).toEqual({ code: "a code" });
  });

  it("signs a device in, having mistyped its code", async () => {
    const userCode = await site.userCode(app, "User.Read");
    await page.goto(site.at("/devicelogin"));
    const field = 'textbox "The code that your app or device shows"';
    expect(await focusOn(page)).toEqual({ name: field, isVisible: true });
    await page.keyboard.type("nothing");
    await pressAndLeave("Enter");
    expect(await page.getByRole("alert").innerText()).toMatch(/^AADSTS70018: /);
    expect(await focusOn(page)).toEqual({ name: field, isVisible: true });

    await page.keyboard.press("Control+A");
    await page.keyboard.type(userCode.toLowerCase());
    await pressAndLeave("Enter");
    await tabTo(benButton);
    await pressAndLeave("Enter");
    await tabTo('button "Continue"');
    await pressAndLeave("Enter");
    await tabTo('button "Accept"');
    await pressAndLeave("Enter");

    expect(await heading()).toBe("You are signed in");
    expect(site.server.context.store.find("deviceCode", (code) => code.userCode === userCode)).toMatchObject({
      state: "approved",
      userId: ben.id,
    });
  });

  it("meets a refusal that ends the way, and has it read aloud", async () => {
    await page.goto(site.authorize(app, { redirect_uri: "https://elsewhere.example/" }));

    expect((await focusOn(page)).name).toBe("alert");
    expect(await page.getByRole("alert").innerText()).toMatch(/^AADSTS50011: The redirect URI 'https:/);
  });
});
