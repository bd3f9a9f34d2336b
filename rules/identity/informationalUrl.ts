/** The pages about the app are pages. */
import type { Rule } from "../rule";
import { isWebPage } from "../webPage";

const pages = ["marketing", "privacyStatement", "support", "termsOfService"] as const;

export const informationalUrl: Rule = {
  id: "informational-url",
  level: "risky",
  why: "People open these from the consent page and from their list of apps.",
  source: "https://learn.microsoft.com/graph/api/resources/informationalurl",
  judge: ({ identity: { informationalUrls } }) =>
    pages.flatMap((page) => {
      const url = informationalUrls[page];
      if (url?.state !== "known" || isWebPage(url.value)) return [];
      return [
        {
          argument: `informationalUrls.${page}`,
          value: url.value,
          rule: "a page about the app is an http or https URL",
          fix: "write it whole, such as https://www.contoso.com/app/support",
        },
      ];
    }),
};
