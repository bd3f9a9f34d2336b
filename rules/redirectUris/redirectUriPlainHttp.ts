/** Plain http is for this machine only. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { isLoopback, listRedirectUris } from "./redirectUris";

export const redirectUriPlainHttp: Rule = {
  id: "redirect-uri-plain-http",
  level: "refused",
  why: "A code that travels over plain http can be read on its way.",
  code: "Request_BadRequest",
  source: sources.redirectUris,
  judge: (manifest) =>
    listRedirectUris(manifest)
      .filter((entry) => entry.platform !== "publicClient" && entry.scheme === "http" && entry.host !== "")
      .filter((entry) => !isLoopback(entry) && entry.host !== "[::1]")
      .map(({ argument, uri }) => ({
        argument,
        value: uri,
        rule: "plain http is allowed for localhost and 127.0.0.1 only",
        fix: `use ${uri.replace(/^http:/i, "https:")}`,
      })),
};
