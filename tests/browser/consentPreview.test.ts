/** The document with pictures of the consent pages, as somebody opens it who got it by mail. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { previewConsent } from "../../practice-tenant/entra/consentPreview/previewConsent";
import { renderConsentPreview } from "../../practice-tenant/entra/pages/previewDocument";
import type { Application } from "../../practice-tenant/records";
import { graphAccess, permissionIds } from "../practice-tenant/entra/signInServer";
import { describeInBrowser } from "./chromium";
import { lookAt } from "./lookAt";
import { addApps, type PageApps } from "./pageSubjects";
import { useSignInSite } from "./signInSite";

describeInBrowser("the document of a consent preview", () => {
  const site = useSignInSite();
  const folder = mkdtempSync(join(tmpdir(), "appreg-document-"));
  let apps: PageApps;
  let page: Page;

  beforeAll(async () => {
    page = await site.browser.newPage();
    apps = addApps(site.server, site.appAddress);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Opens the document about an app; resolves to the addresses that it loads. */
  async function open({ appId }: Application, policy: "microsoft-user-default-legacy" | "none"): Promise<string[]> {
    const file = join(folder, "consent.html");
    const preview = previewConsent(site.server.context, { clientId: appId, scopes: "names", policy });
    writeFileSync(file, renderConsentPreview(preview));
    const loaded: string[] = [];
    const note = (request: { url(): string }): void => void loaded.push(request.url());
    page.on("request", note);
    await page.goto(pathToFileURL(file).href);
    page.off("request", note);
    return loaded.filter((url) => !url.startsWith("data:"));
  }

  it("is in nobody's way, with an app of a long and hostile name, asked, blocked and for everybody", async () => {
    const { hostile } = apps;
    const requiredResourceAccess = graphAccess(
      { id: permissionIds.userRead, type: "Scope" },
      { id: permissionIds.calendarsRead, type: "Scope" },
      { id: permissionIds.mailSendRole, type: "Role" },
    );
    site.server.context.store.put("application", { ...hostile, requiredResourceAccess });

    const loaded = await open(hostile, "none");

    expect(loaded).toEqual([pathToFileURL(join(folder, "consent.html")).href]);
    expect(await page.getByRole("heading", { level: 2 }).allInnerTexts()).toEqual([
      "A user who signs in",
      "An administrator who signs in",
      "An administrator who consents for everybody",
    ]);
    expect(await page.getByRole("heading", { level: 3 }).allInnerTexts()).toEqual([
      "Need admin approval",
      "This app asks for permissions",
      "Permissions for your organization",
    ]);
    expect(await page.locator("main img").count()).toBe(0);
    expect(await lookAt(page, async () => undefined)).toEqual([]);
  });

  it("has nothing that could be pressed, ticked or sent", async () => {
    await open(apps.daemon, "microsoft-user-default-legacy");

    const controls = page.locator("button, input");
    expect(await controls.count()).toBe(7);
    for (const control of await controls.all()) expect(await control.isDisabled()).toBe(true);
    expect(await page.locator("form").count()).toBe(0);
  });
});
