/** Plain http is for this machine only. */
import { isLoopback, listRedirectUris } from "./redirectUris";
import type { Rule } from "./rule";

export const redirectUriPlainHttp: Rule = {
  id: "redirect-uri-plain-http",
  judge: (manifest) =>
    listRedirectUris(manifest)
      // A native app may listen wherever it likes: Entra takes any scheme from it.
      .filter((entry) => entry.platform !== "publicClient" && entry.scheme === "http" && entry.host !== "")
      .filter((entry) => !isLoopback(entry) && entry.host !== "[::1]")
      .map(({ argument, uri }) => ({
        argument,
        value: uri,
        rule: "plain http is allowed for localhost and 127.0.0.1 only",
        fix: `use ${uri.replace(/^http:/i, "https:")}`,
      })),
};
