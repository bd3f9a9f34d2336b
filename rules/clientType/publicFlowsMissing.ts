/** An app with delegated permissions and no way for anybody to sign in: most likely a device code flow that is not allowed. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { isApi, requestsOf, signsPeopleIn } from "./clientTypes";

export const publicFlowsMissing: Rule = {
  id: "public-flows-missing",
  level: "risky",
  why: "Without a redirect URI nothing tells Entra that an app is a public client, and it wants a secret with a device code.",
  code: "AADSTS7000218",
  source: sources.appManifest,
  judge: (manifest) => {
    const isSilent = signsPeopleIn(manifest) || isApi(manifest) || manifest.credentials.length > 0;
    const isForPeople =
      requestsOf(manifest, "delegated").length > 0 && requestsOf(manifest, "application").length === 0;
    if (isSilent || !isForPeople) return [];
    return [
      {
        argument: "publicClient.allowPublicClientFlows",
        rule: "an app with delegated permissions has a redirect URI, or allows flows without one",
        fix: "set it to true for device codes, or list a redirect URI",
      },
    ];
  },
};
