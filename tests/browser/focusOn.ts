/** What has the keyboard's focus in a page. */
import type { Page } from "playwright-core";

export interface Focus {
  /** Role and name as a screen reader tells them: `button "Accept"`. */
  readonly name: string;
  /** On the screen, and told apart from what has no focus. */
  readonly isVisible: boolean;
}

/** As much as is needed here of what a page is made of: the types of a browser would hold for the whole project. */
interface PageElement {
  getBoundingClientRect(): { readonly top: number; readonly bottom: number };
}
declare const innerHeight: number;
declare function getComputedStyle(element: PageElement): {
  readonly outlineStyle: string;
  readonly outlineWidth: string;
};

export async function focusOn(page: Page): Promise<Focus> {
  const focused = page.locator(":focus");
  if ((await focused.count()) === 0) return { name: "nothing", isVisible: false };
  const [name = ""] = /\w+(?: ".*")?/.exec(await focused.ariaSnapshot()) ?? [];
  const isVisible = await focused.evaluate((element: PageElement) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const { top, bottom } = element.getBoundingClientRect();
    return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2 && top >= 0 && bottom <= innerHeight;
  });
  return { name, isVisible };
}
