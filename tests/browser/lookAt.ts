/** Looks at a page as people do who use it: narrow and wide, light and dark, with the rules of axe-core. */
import { readFileSync } from "node:fs";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";

const accessibilityChecker = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const screens = [
  { width: 360, height: 740 },
  { width: 1280, height: 800 },
];
const looks = screens.flatMap((size) => (["light", "dark"] as const).map((colorScheme) => ({ ...size, colorScheme })));

const scrollsSideways = "document.documentElement.scrollWidth > document.documentElement.clientWidth";

/**
 * What is in anybody's way on the page, each with the look that shows it.
 *
 * @param onLook is told of each look while the page has it ("360 light"), to take a picture
 */
export async function lookAt(page: Page, onLook: (look: string) => Promise<void>): Promise<string[]> {
  const found = [];
  for (const { colorScheme, ...size } of looks) {
    const look = `${size.width} ${colorScheme}`;
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme });
    const problems = await problemsOn(page);
    if (await page.evaluate(scrollsSideways)) problems.push("scrolls sideways");
    found.push(...problems.map((problem) => `${look}: ${problem}`));
    await onLook(look);
  }
  return found;
}

/** What the checker finds, each as its rule and the elements it is about. */
async function problemsOn(page: Page): Promise<string[]> {
  // Both are evaluated by the debugger, which the content security policy of the page does not concern.
  const isLoaded = await page.evaluate("'axe' in window");
  if (isLoaded === false) await page.evaluate(accessibilityChecker);
  // What a script evaluates to is not typed; axe.run() is declared to resolve to this.
  const { violations } = (await page.evaluate("axe.run(document, { iframes: false })")) as AxeResults;
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}
