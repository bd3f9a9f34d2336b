/** What has the keyboard's focus in a page. */
import type { Page } from "playwright-core";

export interface Focus {
  /** As the page calls it: the label of a field, the first line on anything else. */
  readonly name: string;
  /** On the screen, and told apart from what has no focus. */
  readonly isVisible: boolean;
}

/** As much as is needed here of what a page is made of: the types of a browser would hold for the whole project. */
interface PageElement {
  readonly labels?: readonly PageElement[] | null;
  readonly innerText: string;
  getBoundingClientRect(): { readonly top: number; readonly bottom: number };
}
declare const document: { readonly activeElement: PageElement };
declare const innerHeight: number;
declare function getComputedStyle(element: PageElement): {
  readonly outlineStyle: string;
  readonly outlineWidth: string;
};

/** The page's body has the focus when nothing else has. */
export function focusOn(page: Page): Promise<Focus> {
  return page.evaluate(() => {
    const element = document.activeElement;
    const text = (element.labels?.[0] ?? element).innerText;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const { top, bottom } = element.getBoundingClientRect();
    const isOutlined = outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
    return { name: text.trim().split("\n")[0] ?? "", isVisible: isOutlined && top >= 0 && bottom <= innerHeight };
  });
}
