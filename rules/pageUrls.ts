/** The pages of a web app: a home page over http or https, a sign-out page over https of at most 255 characters. */
import type { Value } from "../manifest";
import type { Problem, Rule } from "./rule";

const logoutLimit = 255;

export const pageUrls: Rule = {
  id: "page-urls",
  level: "refused",
  why: "Browsers are sent to these pages, to the sign-out page in a frame of another site.",
  code: "Request_BadRequest",
  source: "https://learn.microsoft.com/entra/identity-platform/supported-accounts-validation",
  judge: ({ platforms: { web } }) => [
    ...judgePage(web.homepageUrl, isWebPage, {
      argument: "web.homepageUrl",
      rule: "the home page is an http or https URL",
      fix: "write it whole, such as https://app.contoso.com/",
    }),
    ...judgePage(web.logoutUrl, isSignOutPage, {
      argument: "web.logoutUrl",
      rule: `the sign-out page is an https URL of at most ${logoutLimit} characters`,
      fix: "use a page that is served over https, such as https://app.contoso.com/signed-out",
    }),
  ],
};

function judgePage(
  page: Value<string> | undefined,
  isRight: (url: string) => boolean,
  finding: Omit<Problem, "value">,
): readonly Problem[] {
  if (page?.state !== "known" || isRight(page.value)) return [];
  return [{ ...finding, value: page.value }];
}

function isWebPage(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

function isSignOutPage(url: string): boolean {
  return isWebPage(url) && url.startsWith("https:") && url.length <= logoutLimit;
}
