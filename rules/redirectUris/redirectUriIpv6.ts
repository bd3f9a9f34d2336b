/** Entra does not know the IPv6 loopback address. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { listRedirectUris } from "./redirectUris";

export const redirectUriIpv6: Rule = {
  id: "redirect-uri-ipv6",
  level: "refused",
  why: "Entra does not know the IPv6 loopback address.",
  source: sources.redirectUris,
  judge: (manifest) =>
    listRedirectUris(manifest)
      .filter((entry) => entry.host === "[::1]")
      .map(({ argument, uri }) => ({
        argument,
        value: uri,
        rule: "the loopback address [::1] is not supported in redirect URIs",
        fix: `use ${uri.replace("[::1]", "localhost")}`,
      })),
};
