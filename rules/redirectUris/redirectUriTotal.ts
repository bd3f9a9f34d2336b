/** How many redirect URIs an app may have over all its platforms. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { countRedirectUris, redirectUriLimit } from "./redirectUriLimit";

export const redirectUriTotal: Rule = {
  id: "redirect-uri-total",
  level: "risky",
  why: "The limit is said to hold for an app as a whole, though it is not documented how platforms are added up.",
  code: "Request_BadRequest",
  source: sources.redirectUris,
  judge: (manifest) => {
    const limit = redirectUriLimit(manifest);
    const counts = countRedirectUris(manifest).map(({ count }) => count);
    const total = counts.reduce((sum, count) => sum + count, 0);
    // One platform that has too many by itself is refused anyway.
    if (total <= limit || counts.some((count) => count > limit)) return [];
    const rule = `an app of this audience has at most ${limit} redirect URIs over all platforms`;
    return [{ argument: "redirectUris", rule, fix: `remove ${total - limit} of the ${total}` }];
  },
};
