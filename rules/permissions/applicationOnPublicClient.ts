/** Application permissions of an app that cannot prove itself. */
import { isPublicAlone, requestsOf } from "../clientType/clientTypes";
import type { Rule } from "../rule";
import { sources } from "../sources";
import { isSettled, nameAll } from "./requests";

export const applicationOnPublicClient: Rule = {
  id: "application-on-public-client",
  level: "risky",
  why: "Application permissions come with tokens for the app itself, for which it proves itself with a credential.",
  code: "AADSTS7000218",
  source: sources.clientCredentials,
  judge: (manifest) => {
    const isPublic = isPublicAlone(manifest) && manifest.credentials.length === 0;
    const unusable = isPublic ? requestsOf(manifest, "application").filter(isSettled) : [];
    if (unusable.length === 0) return [];
    return [
      {
        argument: "permissions",
        value: nameAll(unusable),
        rule: "an app that cannot prove itself has no application permissions",
        fix: "list the delegated permissions instead, or move the work to an app of its own that has a credential",
      },
    ];
  },
};
