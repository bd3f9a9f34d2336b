/** The pages about the app are pages. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { isWebPage } from "../webPage";

const limit = 2048;

const pages = ["marketing", "privacyStatement", "support", "termsOfService"] as const;

export const informationalUrl: Rule = {
  id: "informational-url",
  level: "risky",
  why: "People open these from the consent page and from their list of apps.",
  source: sources.legalPages,
  judge: ({ identity: { informationalUrls } }) =>
    pages.flatMap((page) => {
      const url = informationalUrls[page];
      if (url?.state !== "known" || (isWebPage(url.value) && url.value.length <= limit)) return [];
      return [
        {
          argument: `informationalUrls.${page}`,
          value: url.value,
          rule: `a page about the app is an http or https URL of at most ${limit} characters`,
          fix: "write it whole, such as https://www.contoso.com/app/support",
        },
      ];
    }),
};
