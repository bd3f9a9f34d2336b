/** How many redirect URIs a platform of an app may have. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { countRedirectUris, redirectUriLimit } from "./redirectUriLimit";

export const redirectUriCount: Rule = {
  id: "redirect-uri-count",
  level: "refused",
  why: "The number of redirect URIs is limited by the audience.",
  code: "Request_BadRequest",
  source: sources.redirectUris,
  judge: (manifest) => {
    const limit = redirectUriLimit(manifest);
    return countRedirectUris(manifest)
      .filter(({ count }) => count > limit)
      .map(({ platform, count }) => ({
        argument: `${platform}.redirectUris`,
        rule: `an app of this audience has at most ${limit} redirect URIs`,
        fix: `remove ${count - limit} of the ${count}`,
      }));
  },
};
