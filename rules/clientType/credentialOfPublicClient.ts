/** A credential that nobody can use without being refused. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { argumentsOfCredentials, isPublicAlone, requestsOf } from "./clientTypes";

export const credentialOfPublicClient: Rule = {
  id: "credential-of-public-client",
  level: "risky",
  why: "Entra refuses a native or single-page app that proves itself, and whoever has the app has its secret.",
  code: "AADSTS700025",
  source: sources.errorCodes,
  judge: (manifest) => {
    // As itself such an app may ask, and then proves itself.
    if (!isPublicAlone(manifest) || requestsOf(manifest, "application").length > 0) return [];
    return argumentsOfCredentials(manifest.credentials).map((argument) => ({
      argument,
      rule: "an app of native or single-page platforms alone has no credentials",
      fix: "remove them, or list the server's redirect URI under web",
    }));
  },
};
