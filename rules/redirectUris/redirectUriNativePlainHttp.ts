/** A native app that is answered over http elsewhere than on its own machine. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { isLoopback, listRedirectUris } from "./redirectUris";

export const redirectUriNativePlainHttp: Rule = {
  id: "redirect-uri-native-plain-http",
  level: "risky",
  why: "A code that travels over plain http can be read on its way, and Entra's pages allow http for localhost only.",
  source: sources.redirectUris,
  judge: (manifest) =>
    listRedirectUris(manifest)
      .filter((entry) => entry.platform === "publicClient" && entry.scheme === "http" && entry.host !== "")
      .filter((entry) => !isLoopback(entry) && entry.host !== "[::1]")
      .map(({ argument, uri }) => ({
        argument,
        value: uri,
        rule: "a native app is answered over https, over a scheme of its own, or on http://localhost",
        fix: "use http://localhost if the app listens on the machine of the person who signs in, else https",
      })),
};
