/** An app that proves itself and may also be used by anybody who has its client id. */
import type { Rule } from "../rule";
import { sources } from "../sources";

export const publicFlowsBesideCredential: Rule = {
  id: "public-flows-beside-credential",
  level: "risky",
  why: "With flows of public clients anybody who knows the client id can ask people to sign in to the app by device code.",
  source: sources.deviceCode,
  judge: ({ platforms: { publicClient }, credentials }) => {
    if (!publicClient.allowPublicClientFlows || credentials.length === 0) return [];
    return [
      {
        argument: "publicClient.allowPublicClientFlows",
        rule: "an app that has credentials allows no flows of public clients",
        fix: "set it to false, or make an app of its own for the native client",
      },
    ];
  },
};
