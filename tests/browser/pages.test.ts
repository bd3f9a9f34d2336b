/** Every page, narrow and wide, light and dark: whoever looks at it, or has it read to them, can use it. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { describeInBrowser } from "./chromium";
import { lookAt } from "./lookAt";
import { addApps, addPersonWithLongName, type PageApps } from "./pageSubjects";
import { shownPages } from "./shownPages";
import { useSignInSite } from "./signInSite";

/** A folder to keep a picture of each page in, for people to look at. */
const pictureFolder = process.env.APPREG_PAGE_PICTURES;

describeInBrowser("the sign-in pages", () => {
  const site = useSignInSite();
  let apps: PageApps;
  // One for all: to open another takes longer than to look at it.
  let page: Page;

  beforeAll(async () => {
    page = await site.browser.newPage();
    apps = addApps(site.server, site.appAddress);
    addPersonWithLongName(site.server);
  });

  it.each(shownPages)("$name: nothing is in anybody's way", async ({ name, heading, open }) => {
    await page.context().clearCookies();
    await open(page, site, apps);

    expect(await page.getByRole("heading", { level: 1 }).allInnerTexts()).toEqual([heading]);
    expect(await page.title()).toBe(`${heading} · practice tenant`);
    expect(await lookAt(page, (look) => takePicture(page, `${name} ${look}`))).toEqual([]);
  });

  it("shows the name of an app as the text that it is, and says the rest of a sentence in its own direction", async () => {
    const name = apps.hostile.displayName;
    const refusal = shownPages.find((shown) => shown.name === "refusal");
    await refusal?.open(page, site, apps);
    const sentence = await page.getByRole("alert").innerText();
    await page.goto(site.authorize(apps.hostile));

    expect(await page.locator("bdi").first().innerText()).toBe(name);
    expect(await page.locator("main img").count()).toBe(0);
    expect(name).toContain("\u202e");
    expect(sentence).toContain(name.replace("\u202e", ""));
  });
});

async function takePicture(page: Page, name: string): Promise<void> {
  if (pictureFolder === undefined) return;
  mkdirSync(pictureFolder, { recursive: true });
  await page.screenshot({ path: join(pictureFolder, `${name.replaceAll(/\W+/g, "-")}.png`), fullPage: true });
}
