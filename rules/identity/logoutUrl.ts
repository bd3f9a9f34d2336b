/** The sign-out page is an https URL of at most 255 characters. */
import { takesPersonalAccounts } from "../audience";
import type { Rule } from "../rule";
import { sources } from "../sources";
import { isWebPage } from "../webPage";

const limit = 255;

export const logoutUrl: Rule = {
  id: "logout-url",
  level: "refused",
  why: "Browsers load this page in a frame of Entra's https page.",
  code: "Request_BadRequest",
  source: sources.accountTypes,
  judge: (manifest) => {
    const { logoutUrl: page } = manifest.platforms.web;
    if (page?.state !== "known") return [];
    const { value } = page;
    const at = { argument: "web.logoutUrl", value };
    if (!isWebPage(value) || !/^https:/i.test(value) || value.length > limit) {
      const rule = `the sign-out page is an https URL of at most ${limit} characters`;
      return [{ ...at, rule, fix: "use a page that is served over https, such as https://app.contoso.com/signed-out" }];
    }
    if (!takesPersonalAccounts(manifest) || !value.includes("*")) return [];
    const rule = "the sign-out page has no wildcard where personal accounts may sign in";
    return [{ ...at, rule, fix: "name one page" }];
  },
};
