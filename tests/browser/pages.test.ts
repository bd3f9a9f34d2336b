/** Every page, narrow and wide, light and dark: whoever looks at it, or has it read to them, can use it. */
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { describeInBrowser } from "./chromium";
import { addApps, addPersonWithLongName, type PageApps } from "./pageSubjects";
import { shownPages } from "./shownPages";
import { useSignInSite } from "./signInSite";

const accessibilityChecker = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const screens = [
  { width: 360, height: 740 },
  { width: 1280, height: 800 },
];
const looks = screens.flatMap((size) => (["light", "dark"] as const).map((colorScheme) => ({ ...size, colorScheme })));

/** A folder to keep a picture of each page in, for people to look at. */
const pictureFolder = process.env.APPREG_PAGE_PICTURES;

const scrollsSideways = "document.documentElement.scrollWidth > document.documentElement.clientWidth";

/** What the checker finds, each as its rule and the elements it is about. */
async function problemsOn(page: Page): Promise<string[]> {
  // Both are evaluated by the debugger, which the content security policy of the page does not concern.
  const isLoaded = await page.evaluate("'axe' in window");
  if (isLoaded === false) await page.evaluate(accessibilityChecker);
  // What a script evaluates to is not typed; axe.run() is declared to resolve to this.
  const { violations } = (await page.evaluate("axe.run(document, { iframes: false })")) as AxeResults;
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}

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

  async function look(name: string) {
    const found = [];
    for (const { colorScheme, ...size } of looks) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme });
      const problems = await problemsOn(page);
      if (await page.evaluate(scrollsSideways)) problems.push("scrolls sideways");
      found.push(...problems.map((problem) => `${size.width} ${colorScheme}: ${problem}`));
      if (pictureFolder !== undefined) await takePicture(page, `${name} ${size.width} ${colorScheme}`);
    }
    return found;
  }

  it.each(shownPages)("$name: nothing is in anybody's way", async ({ name, heading, open }) => {
    await page.context().clearCookies();
    await open(page, site, apps);

    expect(await page.getByRole("heading", { level: 1 }).allInnerTexts()).toEqual([heading]);
    expect(await page.title()).toBe(`${heading} · practice tenant`);
    expect(await look(name)).toEqual([]);
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
