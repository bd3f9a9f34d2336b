/** The home page is an http or https URL. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { isWebPage } from "../webPage";

export const homePageUrl: Rule = {
  id: "home-page-url",
  level: "refused",
  why: "People are sent there from their list of apps.",
  source: sources.providerApplication,
  judge: ({ platforms: { web } }) => {
    if (web.homepageUrl?.state !== "known" || isWebPage(web.homepageUrl.value)) return [];
    return [
      {
        argument: "web.homepageUrl",
        value: web.homepageUrl.value,
        rule: "the home page is an http or https URL",
        fix: "write it whole, such as https://app.contoso.com/",
      },
    ];
  },
};
